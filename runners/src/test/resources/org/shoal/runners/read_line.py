"""What h5py finds in a line.h5, as JSON."""
import json
import sys

import h5py
import numpy as np

f = h5py.File(sys.argv[1])
line = f["line"]
frame = line["frame_index"][:]
rows = frames = ids = interpolated = tracks = 0
x = 0.0
for camera in line.attrs["camera_names"]:
    track_id = line["track_id"][camera][:]
    seen = track_id >= 0
    box = line["bboxes"][camera][:]
    assert np.array_equal(seen, ~np.isnan(box[:, :, 0]))
    assert np.array_equal(seen, line["state"][camera][:] != 255)
    assert np.array_equal(seen & ~line["is_interpolated"][camera][:], line["confidence"][camera][:] >= 0)
    rows += int(seen.sum())
    frames += int((frame[:, None] * seen).sum())
    ids += int(track_id[seen].sum())
    interpolated += int(line["is_interpolated"][camera][:].sum())
    x += float(box[:, :, 0][seen].astype(np.float64).sum())
    tracks += len(np.unique(track_id[seen]))
print(json.dumps({
    "sums": f"{rows}|{frames}|{ids}|{interpolated}|{round(x):.1f}|{tracks}",
    "cameras": list(line.attrs["camera_names"]),
    "states": list(line.attrs["states"]),
    "chunks": list(line["bboxes"]["line_a"].chunks),
    "items": len(f["items/track_id"]),
    "item_states": sorted({s.decode() for s in f["items/state"][:]}),
}))
