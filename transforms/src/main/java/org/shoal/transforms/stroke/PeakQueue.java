package org.shoal.transforms.stroke;

/**
 * Peaks in the order of their samples, taken from both ends, in columns that grow and are reused. A
 * peak is addressed by its number: the first one ever is 0, and numbers stay.
 */
final class PeakQueue {
  /** A sample of the peak, or the one before or after, was marked. */
  static final byte MARKED = 1;

  /** High enough on its left; its right base is not known yet. */
  static final byte OPEN = 2;

  /** Not prominent enough. */
  static final byte LOW = 4;

  /** Prominent enough. */
  static final byte PROMINENT = 8;

  /** Stays although others are near: none of them is higher and stays. */
  static final byte KEPT = 16;

  /** A higher peak near it stays. */
  static final byte REMOVED = 32;

  private long first;
  private int size;
  private long[] sample = new long[16];
  private double[] time = new double[16];
  private double[] height = new double[16];
  private double[] prominence = new double[16];
  private byte[] flags = new byte[16];

  PeakQueue() {}

  /** A queue with the peaks of another. */
  PeakQueue(PeakColumns peaks) {
    first = peaks.first();
    for (int i = 0; i < peaks.size(); i++) {
      add(peaks.sample()[i], peaks.time()[i], peaks.height()[i], peaks.flags()[i]);
      prominence[at(end() - 1)] = peaks.prominence()[i];
    }
  }

  PeakColumns save() {
    long[] samples = new long[size];
    double[] times = new double[size];
    double[] heights = new double[size];
    double[] prominences = new double[size];
    byte[] flagBytes = new byte[size];
    for (int i = 0; i < size; i++) {
      int from = at(first + i);
      samples[i] = sample[from];
      times[i] = time[from];
      heights[i] = height[from];
      prominences[i] = prominence[from];
      flagBytes[i] = flags[from];
    }
    return new PeakColumns(first, samples, times, heights, prominences, flagBytes);
  }

  /** Number of the first peak. */
  long first() {
    return first;
  }

  /** One more than the number of the last peak. */
  long end() {
    return first + size;
  }

  int size() {
    return size;
  }

  void add(long peakSample, double peakTime, double peakHeight, byte peakFlags) {
    if (size == sample.length) {
      grow();
    }
    size++;
    int to = at(end() - 1);
    sample[to] = peakSample;
    time[to] = peakTime;
    height[to] = peakHeight;
    prominence[to] = Double.NaN;
    flags[to] = peakFlags;
  }

  void removeFirst() {
    first++;
    size--;
  }

  void removeLast() {
    size--;
  }

  long sample(long number) {
    return sample[at(number)];
  }

  double time(long number) {
    return time[at(number)];
  }

  double height(long number) {
    return height[at(number)];
  }

  double prominence(long number) {
    return prominence[at(number)];
  }

  boolean has(long number, byte flag) {
    return (flags[at(number)] & flag) != 0;
  }

  byte flags(long number) {
    return flags[at(number)];
  }

  void set(long number, byte flag) {
    flags[at(number)] |= flag;
  }

  void clear(long number, byte flag) {
    flags[at(number)] &= (byte) ~flag;
  }

  void setProminence(long number, double value) {
    prominence[at(number)] = value;
  }

  private int at(long number) {
    return (int) (number & (sample.length - 1));
  }

  private void grow() {
    PeakColumns kept = save();
    int capacity = 2 * sample.length;
    sample = new long[capacity];
    time = new double[capacity];
    height = new double[capacity];
    prominence = new double[capacity];
    flags = new byte[capacity];
    for (int i = 0; i < size; i++) {
      int to = at(first + i);
      sample[to] = kept.sample()[i];
      time[to] = kept.time()[i];
      height[to] = kept.height()[i];
      prominence[to] = kept.prominence()[i];
      flags[to] = kept.flags()[i];
    }
  }
}
