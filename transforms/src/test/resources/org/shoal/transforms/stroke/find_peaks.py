"""What scipy makes of signals.

find_peaks.py IN OUT    reads big-endian doubles: for each signal least prominence, distance, length, values. Writes for each signal
                        as big-endian doubles: whether the stock scipy agrees with one whose sort is stable (1 or 0), whether heights
                        of local maxima tie (1 or 0), number of peaks, their samples, their prominences by scipy, their prominences
                        with the right base sought only to the end of the fall. The peaks are those of the stable sort: the default
                        sort of numpy orders ties by chance and by the processor's kind.
"""
import sys

import numpy as np
from scipy.signal import find_peaks

STOCK = np.argsort


def stable(values, *others, **named):
    return STOCK(values, kind="stable")


def short_prominence(x, peak, least):
    """By the definition: left base until a higher value, right base until the fall has ended."""
    height = x[peak]
    left = height
    for i in range(peak, -1, -1):
        if x[i] > height:
            break
        left = min(left, x[i])
    right = height
    for i in range(peak, len(x)):
        if x[i] > height:
            break
        right = min(right, x[i])
        if height - right >= least and (right <= left or x[i] - right >= least):
            break
    return height - max(left, right)


def judge(x, least, distance):
    stock, _ = find_peaks(x, prominence=least, distance=distance)
    np.argsort = stable
    peaks, properties = find_peaks(x, prominence=least, distance=distance)
    np.argsort = STOCK
    every, _ = find_peaks(x)
    ties = len(np.unique(x[every])) < len(every)
    short = [short_prominence(x, p, least) for p in peaks]
    return [float(np.array_equal(stock, peaks)), float(ties), len(peaks), *peaks, *properties["prominences"], *short]


def main(source, target):
    numbers = np.fromfile(source, ">f8").astype(float)
    said, at = [], 0
    while at < len(numbers):
        least, distance, length = numbers[at:at + 3]
        at += 3
        said += judge(numbers[at:at + int(length)].copy(), least, distance)
        at += int(length)
    np.array(said, ">f8").tofile(target)


main(sys.argv[1], sys.argv[2])
