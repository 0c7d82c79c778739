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

  /** The detections of some rows of the candidates. */
  static FrameDetections of(Candidates candidates, int[] rows, Letterbox box, ClassNames names) {
    List<Box> boxes = new ArrayList<>(rows.length);
    for (int row : rows) {
      Box cut = cut(candidates, row, box);
      if (cut.right > cut.left && cut.bottom > cut.top) {
        boxes.add(cut);
      }
    }
    boxes.sort(ORDER);
    return columns(boxes, names);
  }

  private static Box cut(Candidates candidates, int row, Letterbox box) {
    double right = box.sourceWidth() - 0.5;
    double bottom = box.sourceHeight() - 0.5;
    return new Box(
        candidates.score[row],
        clamp(box.sourceX(candidates.x1[row]), right),
        clamp(box.sourceY(candidates.y1[row]), bottom),
        clamp(box.sourceX(candidates.x2[row]), right),
        clamp(box.sourceY(candidates.y2[row]), bottom),
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
      columns.u()[i] = (float) ((box.left + box.right) / 2);
      columns.v()[i] = (float) ((box.top + box.bottom) / 2);
      columns.confidence()[i] = box.confidence;
      columns.label()[i] = names.name(box.classId);
    }
    return columns;
  }

  /** A box in source pixels, origin at the top-left pixel's centre. */
  private record Box(
      float confidence, double left, double top, double right, double bottom, int classId) {}
}
