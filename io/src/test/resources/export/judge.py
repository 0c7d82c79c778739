"""What h5py, pandas and the csv module make of exported files, as JSON.

judge.py sleap FILE     reads a SLEAP analysis file as SLEAP's tutorials do
judge.py anipose FILE   reads an Anipose 3D CSV with pandas
judge.py csv FILE       the rows of a CSV, as lists of strings
"""
import csv
import json
import sys

import h5py
import numpy as np
import pandas as pd


def plain(array):
    return [None if value != value else value for value in np.asarray(array, dtype=float).ravel().tolist()]


def sleap(path):
    with h5py.File(path, "r") as f:
        names = list(f.keys())
        locations = f["tracks"][:].T
        frames, nodes, xy, tracks = locations.shape
        seen = []
        for frame, track in np.argwhere(~np.isnan(locations[:, 0, 0, :])).tolist():
            seen.append([frame, track, *locations[frame, 0, :, track].tolist(),
                         f["point_scores"][:].T[frame, 0, track], f["instance_scores"][:].T[frame, track],
                         f["tracking_scores"][:].T[frame, track]])
        return {"names": names, "shape": [frames, nodes, xy, tracks], "seen": seen,
                "types": {name: f[name].dtype.kind + str(f[name].dtype.itemsize) for name in
                          ("tracks", "track_occupancy", "point_scores", "video_ind", "edge_inds")},
                "holes": bool(np.isnan(locations[:, 0, 1, :]).sum() + len(seen) == frames * tracks),
                "occupancy": np.argwhere(f["track_occupancy"][:]).tolist(),
                "occupancy_shape": list(f["track_occupancy"].shape),
                "score_shapes": [list(f[name].shape) for name in
                                 ("point_scores", "instance_scores", "tracking_scores")],
                "track_names": [n.decode() for n in f["track_names"][:]],
                "node_names": [n.decode() for n in f["node_names"][:]],
                "edge_names": [[a.decode(), b.decode()] for a, b in f["edge_names"][:]],
                "edge_inds": f["edge_inds"][:].tolist(),
                "labels_path": f["labels_path"][()].decode(),
                "video_path": f["video_path"][()].decode(),
                "video_ind": int(f["video_ind"][()]),
                "provenance": json.loads(f["provenance"][()].decode())}


def anipose(path):
    data = pd.read_csv(path)
    return {"columns": list(data.columns), "types": sorted({str(t) for t in data.dtypes}),
            "rows": [plain(row) for row in data.values]}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))


print(json.dumps({"sleap": sleap, "anipose": anipose, "csv": rows}[sys.argv[1]](sys.argv[2])))
