"""What h5py and h5dump see in a swim.h5, as JSON."""
import json
import subprocess
import sys

import h5py
import numpy as np

with h5py.File(sys.argv[1], "r") as file:
    swimmers = [str(path) for path in file["frames"].attrs["swimmers"]]
    swimmer = file[swimmers[0]]
    keypoints = swimmer["pose/keypoints"]
    wrist = [text.decode() for text in swimmer["strokes/wrist"][:]]
    print(
        json.dumps(
            {
                "swimmers": swimmers,
                "keypoints": keypoints.shape,
                "chunks": keypoints.chunks,
                "maxshape": keypoints.maxshape,
                "dtype": str(keypoints.dtype),
                "fill_is_nan": bool(np.isnan(keypoints.fillvalue)),
                "left_wrist": str(swimmer["pose"].attrs["keypoint_names"][9]),
                "poses": int((~np.isnan(swimmer["pose/confidence"][:])).sum()),
                "last_count": int(swimmer["state/stroke_count"][-1]),
                "strokes": [f"{w} {f}" for w, f in zip(wrist, swimmer["strokes/frame"][:])],
                "h5dump": subprocess.run(
                    ["h5dump", sys.argv[1]], stdout=subprocess.DEVNULL
                ).returncode,
            }
        )
    )
