"""The yardstick for counting strokes: what the Python original does, which is to look for peaks in the last 300 frames of one wrist at
every frame, with scipy.

rescan_peaks.py FILE    reads big-endian doubles: frames a second, number of frames, then for each a time and 17 keypoints (x, y,
                        confidence). Prints seconds, CPU seconds, and how many peaks find_peaks has in the left wrist's y as a whole.
                        Reading the file is not timed.
"""
import math
import sys
import time
from collections import deque
from dataclasses import dataclass

import numpy as np
from scipy.signal import find_peaks

LEFT_WRIST = 9
RIGHT_WRIST = 10


@dataclass
class StrokeEvent:
    timestamp: float
    wrist: str
    confidence: float


class KeypointBuffer:
    def __init__(self, max_size=300, confidence_threshold=0.5):
        self.confidence_threshold = confidence_threshold
        self.left = deque(maxlen=max_size)
        self.right = deque(maxlen=max_size)
        self.timestamps = deque(maxlen=max_size)

    def add(self, timestamp, keypoints):
        self.timestamps.append(timestamp)
        for wrist, kept in ((LEFT_WRIST, self.left), (RIGHT_WRIST, self.right)):
            kept.append(keypoints[wrist, 1] if keypoints[wrist, 2] >= self.confidence_threshold else None)

    def get_wrist_trajectory(self):
        valid = [i for i, v in enumerate(self.left) if v is not None]
        return np.array([self.left[i] for i in valid]), np.array([self.timestamps[i] for i in valid])


def detect_strokes(y, timestamps, distance):
    peaks, properties = find_peaks(y, prominence=30.0, distance=distance)
    return [StrokeEvent(timestamps[p], "left", min(1.0, prominence / 60))
            for p, prominence in zip(peaks, properties["prominences"])]


def main(path):
    numbers = np.fromfile(path, ">f8").astype(float)
    fps, frames = numbers[0], int(numbers[1])
    rows = numbers[2:].reshape(frames, 52)
    times, keypoints = rows[:, 0].tolist(), rows[:, 1:].reshape(frames, 17, 3)
    distance = max(1, math.ceil(0.3 * fps - 1e-6))
    buffer = KeypointBuffer()
    wall, cpu = time.perf_counter(), time.process_time()
    for frame in range(frames):
        buffer.add(times[frame], keypoints[frame])
        y, timestamps = buffer.get_wrist_trajectory()
        detect_strokes(y, timestamps, distance)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    whole, _ = find_peaks(keypoints[:, LEFT_WRIST, 1], prominence=30.0, distance=distance)
    print(wall, cpu, len(whole))


main(sys.argv[1])
