"""The yardstick for counting strokes: what the Python original does, which is to look for peaks in the last 300 frames of one wrist at
every frame, with scipy.

rescan_peaks.py FILE    reads big-endian doubles: frames a second, number of frames, then a time, and the y and confidence of the left
                        wrist for each. Prints seconds, CPU seconds, and how many peaks find_peaks has in the signal as a whole.
                        Reading the file is not timed.
"""
import math
import sys
import time
from collections import deque

import numpy as np
from scipy.signal import find_peaks


class Buffer:
    def __init__(self, size, confidence):
        self.confidence = confidence
        self.y = deque(maxlen=size)
        self.timestamps = deque(maxlen=size)

    def add(self, timestamp, y, confidence):
        self.timestamps.append(timestamp)
        self.y.append(y if confidence >= self.confidence else None)

    def trajectory(self):
        valid = [i for i, v in enumerate(self.y) if v is not None]
        return np.array([self.y[i] for i in valid]), np.array([self.timestamps[i] for i in valid])


def main(path):
    numbers = np.fromfile(path, ">f8").astype(float)
    fps, frames = numbers[0], int(numbers[1])
    rows = numbers[2:].reshape(frames, 3)
    distance = max(1, math.ceil(0.3 * fps - 1e-6))
    buffer = Buffer(300, 0.5)
    wall, cpu = time.perf_counter(), time.process_time()
    for timestamp, y, confidence in rows:
        buffer.add(timestamp, y, confidence)
        positions, timestamps = buffer.trajectory()
        if len(positions) >= 3:
            peaks, _ = find_peaks(positions, prominence=30.0, distance=distance)
            strokes = timestamps[peaks]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    whole, _ = find_peaks(rows[:, 1], prominence=30.0, distance=distance)
    print(wall, cpu, len(whole))


main(sys.argv[1])
