"""The yardstick for writing tracking.h5: what AquaPose's TrackingWriter (57888c4) does, which is one Python process with h5py that
clears a row of its buffers each frame, fills it fish by fish and camera by camera, and writes, resizes and flushes at each full chunk.

h5py_writer.py SOURCE TARGET    writes the rows of SOURCE, a tracking.h5, again to TARGET; prints seconds, CPU seconds, peak memory in
                                MiB of the writing, and whether both files hold the same values. Making the rows is not timed.
"""
import resource
import sys
import time
from collections import deque
from types import SimpleNamespace

import h5py
import numpy as np


class Writer:
    def __init__(self, path, cameras, max_fish, chunk):
        self.cameras, self.max_fish, self.chunk, self.rows, self.filled = cameras, max_fish, chunk, 0, 0
        self.file = h5py.File(path, "w")
        group = self.file.create_group("tracking")
        group.attrs["camera_names"] = np.array(cameras, dtype=h5py.string_dtype())
        fish = (max_fish,)
        schema = {"frame_index": ((), "i8", 0), "fish_id": (fish, "i4", -1), "centroid_3d": ((max_fish, 3), "f4", np.nan),
                  "confidence": (fish, "f4", -1.0), "reprojection_residual": (fish, "f4", -1.0), "n_cameras": (fish, "i4", 0),
                  "is_confirmed": (fish, bool, False)}
        for camera in cameras:
            schema["camera_assignments/" + camera] = (fish, "i4", -1)
            schema["bboxes/" + camera] = ((max_fish, 4), "i4", -1)
        self.data, self.buffer, self.fill = {}, {}, {}
        for name, (tail, dtype, fill) in schema.items():
            self.data[name] = group.create_dataset(name, shape=(0, *tail), maxshape=(None, *tail), chunks=(chunk, *tail),
                                                   dtype=dtype, compression="gzip", compression_opts=4, fillvalue=fill)
            self.buffer[name] = np.full((chunk, *tail), fill, dtype)
            self.fill[name] = fill

    def write_frame(self, frame, fish):
        row = self.filled
        for name, rows in self.buffer.items():
            rows[row] = self.fill[name]
        self.buffer["frame_index"][row] = frame
        for slot, one in enumerate(sorted(fish, key=lambda f: f.fish_id)[:self.max_fish]):
            self.buffer["fish_id"][row, slot] = one.fish_id
            self.buffer["centroid_3d"][row, slot] = list(one.positions)[-1].astype(np.float32)
            self.buffer["confidence"][row, slot] = float(one.confidence)
            self.buffer["reprojection_residual"][row, slot] = float(one.residual)
            self.buffer["n_cameras"][row, slot] = int(one.n_cameras)
            self.buffer["is_confirmed"][row, slot] = bool(one.confirmed)
            for camera in self.cameras:
                self.buffer["camera_assignments/" + camera][row, slot] = int(one.detections.get(camera, -1))
                box = one.boxes.get(camera)
                if box is not None:
                    self.buffer["bboxes/" + camera][row, slot] = np.array(box, dtype=np.int32)
        self.filled += 1
        if self.filled == self.chunk:
            self.flush()

    def flush(self):
        if not self.filled:
            return
        for name, data in self.data.items():
            data.resize(self.rows + self.filled, axis=0)
            data[self.rows:] = self.buffer[name][:self.filled]
        self.file.flush()
        self.rows += self.filled
        self.filled = 0

    def close(self):
        self.flush()
        self.file.close()


def frames(group, cameras, first, last):
    """The fish of some frames, as a tracker would hand them over."""
    part = {name: group[name][first:last] for name in ("frame_index", "fish_id", "centroid_3d", "confidence", "reprojection_residual",
                                                      "n_cameras", "is_confirmed")}
    assigned = {camera: group["camera_assignments/" + camera][first:last] for camera in cameras}
    boxes = {camera: group["bboxes/" + camera][first:last] for camera in cameras}
    for row in range(last - first):
        fish = []
        for slot in np.nonzero(part["fish_id"][row] >= 0)[0]:
            seen = [camera for camera in cameras if assigned[camera][row, slot] >= 0]
            fish.append(SimpleNamespace(
                fish_id=int(part["fish_id"][row, slot]), positions=deque([part["centroid_3d"][row, slot].astype(float)], maxlen=2),
                n_cameras=int(part["n_cameras"][row, slot]),
                confidence=float(part["confidence"][row, slot]), residual=float(part["reprojection_residual"][row, slot]),
                confirmed=bool(part["is_confirmed"][row, slot]),
                detections={camera: int(assigned[camera][row, slot]) for camera in seen},
                boxes={camera: tuple(int(v) for v in boxes[camera][row, slot]) for camera in seen}))
        yield int(part["frame_index"][row]), fish


def same(one, other):
    names = []
    other.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
    return all(np.array_equal(one[name][:], other[name][:], equal_nan=one[name].dtype.kind == "f") for name in names)


def main(source, target):
    wall = cpu = 0.0
    with h5py.File(source, "r") as file:
        group = file["tracking"]
        cameras = list(group.attrs["camera_names"])
        total, max_fish = group["fish_id"].shape
        chunk = group["fish_id"].chunks[0]
        writer = Writer(target, cameras, max_fish, chunk)
        for first in range(0, total, chunk):
            made = list(frames(group, cameras, first, min(total, first + chunk)))
            wall -= time.perf_counter()
            cpu -= time.process_time()
            for frame, fish in made:
                writer.write_frame(frame, fish)
            wall += time.perf_counter()
            cpu += time.process_time()
        wall -= time.perf_counter()
        cpu -= time.process_time()
        writer.close()
        wall += time.perf_counter()
        cpu += time.process_time()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with h5py.File(target, "r") as again:
            print(wall, cpu, memory, "same" if same(group, again["tracking"]) else "different")


main(sys.argv[1], sys.argv[2])
