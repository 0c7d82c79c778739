"""What h5py sees in a tracking.h5, as JSON."""
import json
import sys

import h5py
import numpy as np

with h5py.File(sys.argv[1], "r") as file:
    group = file["tracking"]
    ids = group["fish_id"][:]
    there = ids >= 0
    boxes_without_assignment = assignments_without_box = 0
    for camera in group["camera_assignments"]:
        assigned = group["camera_assignments"][camera][:] >= 0
        boxed = group["bboxes"][camera][:][..., 2] > 0
        boxes_without_assignment += int((boxed & ~assigned).sum())
        assignments_without_box += int((assigned & ~boxed).sum())
    print(
        json.dumps(
            {
                "camera_names": list(group.attrs["camera_names"]),
                "frames": len(group["frame_index"]),
                "fish_rows": int(there.sum()),
                "sum_z": float(np.nansum(group["centroid_3d"][:][there][:, 2].astype(np.float64))),
                "chunks": group["centroid_3d"].chunks,
                "is_confirmed_dtype": str(group["is_confirmed"].dtype),
                "boxes_without_assignment": boxes_without_assignment,
                "assignments_without_box": assignments_without_box,
            }
        )
    )
