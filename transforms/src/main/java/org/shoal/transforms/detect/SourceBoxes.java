package org.shoal.transforms.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns boxes in a network's input into detections in the source picture, cut at its edges. */
final class SourceBoxes {
  private static final Comparator<Box> ORDER =
      Comparator.comparingDouble(Box::confidence)
          .reversed()
          .thenComparingDouble(Box::left)
          .thenComparingDouble(Box::top)
          .thenComparingDouble(Box::right)
          .thenComparingDouble(Box::bottom)
          .thenComparingInt(Box::classId);

  private SourceBoxes() {}

  /**
   * The detections of some rows of the candidates.
   *
   * @param centroids x and y of each row in turn, input pixels; NaN for the middle of the box, as
   *     far as it lies in the picture
   */
  static FrameDetections of(
      Candidates candidates, int[] rows, double[] centroids, Letterbox box, ClassNames names) {
    List<Box> boxes = new ArrayList<>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      Box cut = cut(candidates, rows[i], centroids[2 * i], centroids[2 * i + 1], box);
      if (cut.right > cut.left && cut.bottom > cut.top) {
        boxes.add(cut);
      }
    }
    boxes.sort(ORDER);
    return columns(boxes, names);
  }

  private static Box cut(
      Candidates candidates, int row, double centroidX, double centroidY, Letterbox box) {
    double mostX = box.sourceWidth() - 0.5;
    double mostY = box.sourceHeight() - 0.5;
    double left = clamp(box.sourceX(candidates.x1[row]), mostX);
    double top = clamp(box.sourceY(candidates.y1[row]), mostY);
    double right = clamp(box.sourceX(candidates.x2[row]), mostX);
    double bottom = clamp(box.sourceY(candidates.y2[row]), mostY);
    return new Box(
        candidates.score[row],
        left,
        top,
        right,
        bottom,
        Double.isNaN(centroidX) ? (left + right) / 2 : box.sourceX(centroidX),
        Double.isNaN(centroidY) ? (top + bottom) / 2 : box.sourceY(centroidY),
        candidates.classId[row]);
  }

  private static double clamp(double value, double most) {
    return Math.max(-0.5, Math.min(value, most));
  }

  private static FrameDetections columns(List<Box> boxes, ClassNames names) {
    int size = boxes.size();
    FrameDetections columns =
        new FrameDetections(
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new String[size]);
    for (int i = 0; i < size; i++) {
      Box box = boxes.get(i);
      columns.x()[i] = (float) box.left;
      columns.y()[i] = (float) box.top;
      columns.w()[i] = (float) (box.right - box.left);
      columns.h()[i] = (float) (box.bottom - box.top);
      columns.u()[i] = (float) box.u;
      columns.v()[i] = (float) box.v;
      columns.confidence()[i] = box.confidence;
      columns.label()[i] = names.name(box.classId);
    }
    return columns;
  }

  /** A box in source pixels, origin at the top-left pixel's centre. */
  private record Box(
      float confidence,
      double left,
      double top,
      double right,
      double bottom,
      double u,
      double v,
      int classId) {}
}
