"""What h5py makes of a tracking.h5.

judge.py describe FILE          one line for each dataset, with the SHA-256 of its little-endian values,
                                and one for each attribute
judge.py append FILE            opens for appending, adds ten frames to every dataset and writes the last frame into
                                them; opens again and compares
judge.py reference FILE FRAMES MAX_FISH CHUNK CAMERA...
                                writes the schema the way a plain h5py program does, with values that follow from
                                the position
"""
import hashlib
import json
import sys

import h5py
import numpy as np


def datasets(file):
    """Names within /tracking; those of the other groups start with a slash."""
    found = []
    file.visititems(lambda name, item: found.append(("/" + name, item)) if isinstance(item, h5py.Dataset) else None)
    return sorted((name.removeprefix("/tracking/"), item) for name, item in found)


def describe(path):
    with h5py.File(path, "r") as file:
        tracking = file["tracking"]
        for name, data in datasets(file):
            values = data[...]
            digest = hashlib.sha256(values.astype(values.dtype.newbyteorder("<")).tobytes()).hexdigest()
            print(name, data.shape, data.maxshape, data.chunks, data.dtype, data.compression, data.compression_opts,
                  data.fillvalue, digest)
        for holder in (file, tracking):
            for name, value in sorted(holder.attrs.items()):
                plain = value.tolist() if hasattr(value, "tolist") else value
                print("@" + name, type(value).__name__, json.dumps(plain))


def append(path):
    with h5py.File(path, "a") as file:
        for name, data in datasets(file):
            frames = len(data)
            data.resize(frames + 10, axis=0)
            if frames:
                data[frames:] = data[frames - 1]
        file.attrs["appended"] = "yes"
        file["tracking"].create_dataset("added", data=np.arange(5))
    with h5py.File(path, "r") as file:
        for name, data in datasets(file):
            if name != "added" and len(data) > 10:
                last = data[len(data) - 11]
                assert np.array_equal(data[-10:], np.broadcast_to(last, (10, *last.shape)),
                                      equal_nan=data.dtype.kind == "f"), name
        assert file["tracking/added"][...].tolist() == [0, 1, 2, 3, 4] and file.attrs["appended"] == "yes"
    print("appended")


def reference(path, frames, max_fish, chunk, cameras):
    schema = {"frame_index": ((), "i8", 0), "fish_id": ((max_fish,), "i4", -1),
              "centroid_3d": ((max_fish, 3), "f4", np.nan), "confidence": ((max_fish,), "f4", -1.0),
              "reprojection_residual": ((max_fish,), "f4", -1.0), "n_cameras": ((max_fish,), "i4", 0),
              "is_confirmed": ((max_fish,), bool, False)}
    schema.update({"camera_assignments/" + c: ((max_fish,), "i4", -1) for c in cameras})
    schema.update({"bboxes/" + c: ((max_fish, 4), "i4", -1) for c in cameras})
    with h5py.File(path, "w") as file:
        tracking = file.create_group("tracking")
        tracking.attrs["camera_names"] = np.array(cameras, dtype=h5py.string_dtype())
        for group in ("camera_assignments", "bboxes"):
            tracking.create_group(group)
        for name, (tail, dtype, fill) in schema.items():
            data = tracking.create_dataset(name, shape=(0, *tail), maxshape=(None, *tail), chunks=(chunk, *tail),
                                           dtype=dtype, compression="gzip", compression_opts=4, fillvalue=fill)
            data.resize(frames, axis=0)
            if frames:
                values = np.arange(data.size).reshape(data.shape)
                data[...] = values % 2 if dtype is bool else values


if __name__ == "__main__":
    command, path = sys.argv[1:3]
    if command == "reference":
        reference(path, *(int(a) for a in sys.argv[3:6]), sys.argv[6:])
    else:
        {"describe": describe, "append": append}[command](path)
