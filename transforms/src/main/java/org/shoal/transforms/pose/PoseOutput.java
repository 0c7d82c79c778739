package org.shoal.transforms.pose;

import java.util.Arrays;
import java.util.List;
import org.shoal.io.pose.PoseColumns;
import org.shoal.transforms.detect.FrameValues;
import org.shoal.transforms.detect.Letterbox;
import org.shoal.transforms.detect.NonMaximumSuppression;

/** Reads people out of a pose network's output. */
final class PoseOutput {
  private static final int BOX = 4;

  private final PoseLayout layout;
  private final int people;
  private final float confidence;
  private final double nmsIou;
  private final int maxPeople;

  /**
   * @param people how many rows of people (anchors of the YOLO layout) a frame has
   */
  PoseOutput(PoseLayout layout, int people, OnnxPoseConfig config) {
    this.layout = layout;
    this.people = people;
    this.confidence = (float) config.confidence();
    // An IoU of 1 suppresses nothing, which is right for networks that have done it themselves.
    this.nmsIou = layout == PoseLayout.END_TO_END ? 1 : config.nmsIou();
    this.maxPeople = config.maxPeople();
  }

  /**
   * The people of one frame. One that is not finite anywhere, or has no area within the picture, is
   * left out.
   *
   * @param outputs what the network says of the frame, in its first output
   */
  PoseColumns read(List<FrameValues> outputs, Letterbox box) {
    Rows rows = new Rows(outputs.get(0).values(), outputs.get(0).offset());
    int[] found = confident(rows);
    float[][] edges = new float[BOX][found.length];
    float[] score = new float[found.length];
    int count = 0;
    for (int row : found) {
      if (place(rows, row, box, edges, count)) {
        score[count] = rows.at(row, BOX);
        found[count++] = row;
      }
    }
    int[] kept =
        NonMaximumSuppression.select(
            edges[0],
            edges[1],
            edges[2],
            edges[3],
            score,
            new int[count],
            count,
            nmsIou,
            maxPeople);
    return columns(rows, found, edges, kept, box);
  }

  private int[] confident(Rows rows) {
    int[] found = new int[people];
    int count = 0;
    for (int row = 0; row < people; row++) {
      float score = rows.at(row, BOX);
      // Unused rows of end-to-end networks are zeros.
      if (score >= confidence && score > 0 && rows.isFinite(row)) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Writes a person's box in source pixels; false when nothing of it is in the picture. */
  private boolean place(Rows rows, int row, Letterbox box, float[][] edges, int at) {
    float a = rows.at(row, 0);
    float b = rows.at(row, 1);
    float c = rows.at(row, 2);
    float d = rows.at(row, 3);
    boolean centred = layout == PoseLayout.YOLO;
    double right = box.sourceWidth() - 0.5;
    double bottom = box.sourceHeight() - 0.5;
    edges[0][at] = (float) clamp(box.sourceX(centred ? a - c / 2 : a), right);
    edges[1][at] = (float) clamp(box.sourceY(centred ? b - d / 2 : b), bottom);
    edges[2][at] = (float) clamp(box.sourceX(centred ? a + c / 2 : c), right);
    edges[3][at] = (float) clamp(box.sourceY(centred ? b + d / 2 : d), bottom);
    return edges[2][at] > edges[0][at] && edges[3][at] > edges[1][at];
  }

  private static double clamp(double value, double most) {
    return Math.max(-0.5, Math.min(value, most));
  }

  private PoseColumns columns(Rows rows, int[] found, float[][] edges, int[] kept, Letterbox box) {
    float[] boxes = new float[BOX * kept.length];
    float[] confidences = new float[kept.length];
    float[] keypoints = new float[PoseColumns.STRIDE * kept.length];
    int first = layout == PoseLayout.YOLO ? BOX + 1 : BOX + 2;
    for (int person = 0; person < kept.length; person++) {
      int row = found[kept[person]];
      for (int edge = 0; edge < BOX; edge++) {
        boxes[BOX * person + edge] = edges[edge][kept[person]];
      }
      confidences[person] = probability(rows.at(row, BOX));
      for (int value = 0; value < PoseColumns.STRIDE; value += 3) {
        int at = PoseColumns.STRIDE * person + value;
        keypoints[at] = (float) box.sourceX(rows.at(row, first + value));
        keypoints[at + 1] = (float) box.sourceY(rows.at(row, first + value + 1));
        keypoints[at + 2] = probability(rows.at(row, first + value + 2));
      }
    }
    return new PoseColumns(keypoints, boxes, confidences);
  }

  /** What rounding pushed past 0 or 1 is 0 or 1. */
  private static float probability(float value) {
    return Math.max(0, Math.min(1, value));
  }

  /** The values of one frame by person, however they lie. */
  private final class Rows {
    private final float[] output;
    private final int offset;
    private final int rowStride;
    private final int valueStride;
    private final int values;

    Rows(float[] output, int offset) {
      boolean columnar = layout == PoseLayout.YOLO;
      this.output = output;
      this.offset = offset;
      this.values = PoseColumns.STRIDE + (columnar ? BOX + 1 : BOX + 2);
      this.rowStride = columnar ? 1 : values;
      this.valueStride = columnar ? people : 1;
    }

    float at(int row, int value) {
      return output[offset + row * rowStride + value * valueStride];
    }

    boolean isFinite(int row) {
      boolean finite = true;
      for (int value = 0; value < values; value++) {
        finite &= Float.isFinite(at(row, value));
      }
      return finite;
    }
  }
}
