package org.shoal.transforms.simulate;

import java.io.IOException;
import java.io.Writer;

/** One camera's detections of one frame as a JSON line, made without garbage. */
final class DetectionLine {
  private final StringBuilder text = new StringBuilder(1024);
  private boolean first;

  /** Begins the line of a camera and frame. */
  void begin(String camera, int frame) {
    text.setLength(0);
    text.append("{\"camera\":\"").append(camera).append("\",\"frame\":").append(frame);
    text.append(",\"detections\":[");
    first = true;
  }

  /**
   * Adds a detection.
   *
   * @param u centroid, pixels, written to a hundredth
   * @param v centroid
   * @param x left edge of the box
   * @param y top edge of the box
   * @param w width of the box
   * @param h height of the box
   * @param confidence 0 to 1, written to a thousandth
   */
  void add(double u, double v, int x, int y, int w, int h, double confidence) {
    text.append(first ? "{\"u\":" : ",{\"u\":");
    first = false;
    appendDecimal(text, u, 2);
    appendDecimal(text.append(",\"v\":"), v, 2);
    text.append(",\"x\":").append(x).append(",\"y\":").append(y);
    text.append(",\"w\":").append(w).append(",\"h\":").append(h);
    appendDecimal(text.append(",\"confidence\":"), confidence, 3);
    text.append('}');
  }

  /** Ends the line and writes it. */
  void end(Writer out) throws IOException {
    text.append("]}\n");
    out.append(text);
  }

  /** Appends a number rounded to some digits after the point, of which all are written. */
  static void appendDecimal(StringBuilder text, double value, int digits) {
    long unit = 1;
    for (int i = 0; i < digits; i++) {
      unit *= 10;
    }
    long scaled = Math.round(Math.abs(value) * unit);
    if (value < 0 && scaled > 0) {
      text.append('-');
    }
    text.append(scaled / unit).append('.');
    for (long rest = scaled % unit, place = unit / 10; place > 0; place /= 10) {
      text.append((char) ('0' + rest / place % 10));
    }
  }
}
