package org.shoal.io.video;

import java.util.PriorityQueue;

/**
 * Gives pictures their times where the container (AVI, a bare H.264 stream) only tells the order of
 * decoding although pictures are shown in another: the earliest time handed in belongs to the next
 * picture shown.
 */
final class DecodingOrderTimes {
  private final PriorityQueue<Long> pending = new PriorityQueue<>();
  private final int most;

  /**
   * @param delay how many pictures the decoder may hold back before it shows one
   */
  DecodingOrderTimes(int delay) {
    this.most = delay + 1;
  }

  /** A packet went into the decoder. */
  void sent(long time) {
    pending.add(time);
  }

  /**
   * The time of the picture that came out; those of pictures that were lost on the way are left.
   */
  long shown() {
    while (pending.size() > most) {
      pending.remove();
    }
    return pending.remove();
  }
}
