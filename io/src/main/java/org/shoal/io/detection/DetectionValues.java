package org.shoal.io.detection;

import java.util.List;

/**
 * The values of one detection as a file gives them. The confidence must be there; of the centroid
 * (u, v) and the box (x, y, w, h) at least one, whole: a centroid that is not given is the box's
 * centre, a box that is not given has no size and lies at the centroid.
 */
final class DetectionValues {
  /** The names of the values in files; their order is that of the numbers below. */
  static final List<String> NAMES = List.of("u", "v", "x", "y", "w", "h", "confidence");

  static final int U = 0;
  static final int V = 1;
  static final int X = 2;
  static final int Y = 3;
  static final int W = 4;
  static final int H = 5;
  static final int CONFIDENCE = 6;

  private static final int CENTROID = 1 << U | 1 << V;
  private static final int BOX = 1 << X | 1 << Y | 1 << W | 1 << H;

  private final double[] values = new double[NAMES.size()];
  private int present;
  private String label = "";

  /** Forgets everything. */
  void clear() {
    present = 0;
    label = "";
  }

  void set(int field, double value, InputPlace place) {
    if ((present & 1 << field) != 0) {
      throw place.wrong(NAMES.get(field) + " is given twice");
    }
    if (!Float.isFinite((float) value)) {
      throw place.wrong(NAMES.get(field) + " is not a finite number");
    }
    present |= 1 << field;
    values[field] = value;
  }

  void setLabel(String label) {
    this.label = label;
  }

  /** Fills in what may be left out and checks the rest. */
  void complete(InputPlace place) {
    if ((present & 1 << CONFIDENCE) == 0) {
      throw place.wrong("a detection has no confidence");
    }
    if (values[CONFIDENCE] < 0 || values[CONFIDENCE] > 1) {
      throw place.wrong("confidence is " + values[CONFIDENCE] + ", not between 0 and 1");
    }
    requireAllOrNone(CENTROID, "u, v", place);
    requireAllOrNone(BOX, "x, y, w, h", place);
    if ((present & BOX) == 0) {
      values[X] = values[U];
      values[Y] = values[V];
      values[W] = 0;
      values[H] = 0;
    } else if (values[W] < 0 || values[H] < 0) {
      throw place.wrong("a box is " + values[W] + " wide and " + values[H] + " high");
    }
    if ((present & CENTROID) == 0) {
      values[U] = values[X] + values[W] / 2;
      values[V] = values[Y] + values[H] / 2;
    }
  }

  float get(int field) {
    return (float) values[field];
  }

  String label() {
    return label;
  }

  private void requireAllOrNone(int fields, String names, InputPlace place) {
    boolean none = (present & fields) == 0;
    if (none ? (present & (BOX | CENTROID)) == 0 : (present & fields) != fields) {
      throw place.wrong(
          none
              ? "a detection has neither a centroid (u, v) nor a box (x, y, w, h)"
              : "a detection has only a part of " + names);
    }
  }
}
