"""ByteTrack (Zhang et al. 2022, algorithm 1) as it is usually written in Python: a Kalman filter of eight variables with whole matrices,
dense IoU matrices, scipy's assignment. usage: byte_track.py det.txt[.gz] [frames]. Prints seconds of tracking, frames and ids."""
import gzip
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

HIGH, LOW, NEW, MAX_AGE = 0.6, 0.1, 0.7, 30
F = np.eye(8)
F[:4, 4:] = np.eye(4)
H = np.eye(4, 8)


class Track:
    def __init__(self, box):
        self.mean = np.concatenate([box, np.zeros(4)])
        h = box[3]
        self.cov = np.diag(np.square(np.array([2 / 20] * 4 + [10 / 160] * 4) * h))
        self.id, self.missed, self.hits = 0, 0, 1

    def predict(self):
        q = np.diag(np.square(np.array([1 / 20] * 4 + [1 / 160] * 4) * self.mean[3]))
        self.mean = F @ self.mean
        self.cov = F @ self.cov @ F.T + q

    def update(self, box):
        s = H @ self.cov @ H.T + np.diag(np.square(np.full(4, self.mean[3] / 20)))
        gain = np.linalg.solve(s, H @ self.cov).T
        self.mean = self.mean + gain @ (box - H @ self.mean)
        self.cov = self.cov - gain @ s @ gain.T
        self.missed, self.hits = 0, self.hits + 1


def corners(boxes):
    return np.concatenate([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1)


def match(tracks, boxes, least):
    if not tracks or not len(boxes):
        return [], list(range(len(tracks))), list(range(len(boxes)))
    a, b = corners(np.array([t.mean[:4] for t in tracks])), corners(boxes)
    inter = np.prod(np.clip(np.minimum(a[:, None, 2:], b[None, :, 2:]) - np.maximum(a[:, None, :2], b[None, :, :2]), 0, None), 2)
    area = lambda x: np.prod(x[:, 2:] - x[:, :2], 1)
    iou = inter / (area(a)[:, None] + area(b)[None] - inter)
    rows, columns = linear_sum_assignment(np.where(iou >= least, 1 - iou, 1e3))
    pairs = [(r, c) for r, c in zip(rows, columns) if iou[r, c] >= least]
    taken, used = {r for r, _ in pairs}, {c for _, c in pairs}
    return pairs, [i for i in range(len(tracks)) if i not in taken], [i for i in range(len(boxes)) if i not in used]


def main():
    path = sys.argv[1]
    frames = {}
    for line in gzip.open(path, "rt") if path.endswith(".gz") else open(path):
        v = line.split(",")
        x, y, w, h = map(float, v[2:6])
        frames.setdefault(int(v[0]), []).append((x + w / 2, y + h / 2, w, h, float(v[6])))
    last = min(max(frames), int(sys.argv[2]) if len(sys.argv) > 2 else max(frames))
    start, tracks, ids = time.perf_counter(), [], 0
    for frame in range(1, last + 1):
        found = np.array(frames.get(frame, [])).reshape(-1, 5)
        high, low = found[found[:, 4] >= HIGH], found[(found[:, 4] < HIGH) & (found[:, 4] >= LOW)]
        for track in tracks:
            track.predict()
            track.missed += 1
        known = [t for t in tracks if t.id]
        pairs, left, free = match(known, high[:, :4], 0.3)
        for r, c in pairs:
            known[r].update(high[c, :4])
        seen = [known[i] for i in left if known[i].missed == 1]
        for r, c in match(seen, low[:, :4], 0.5)[0]:
            seen[r].update(low[c, :4])
        new = [t for t in tracks if not t.id]
        rest = high[free]
        pairs, _, free = match(new, rest[:, :4], 0.3)
        for r, c in pairs:
            new[r].update(rest[c, :4])
            ids += 1
            new[r].id = ids
        tracks = [t for t in tracks if t.missed <= (MAX_AGE if t.id else 0)]
        tracks += [Track(rest[i, :4]) for i in free if rest[i, 4] >= NEW]
    print(time.perf_counter() - start, last, ids)


main()
