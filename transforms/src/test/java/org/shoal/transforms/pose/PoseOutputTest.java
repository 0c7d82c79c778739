package org.shoal.transforms.pose;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shoal.io.pose.PoseColumns;
import org.shoal.transforms.detect.FrameValues;
import org.shoal.transforms.detect.Letterbox;

class PoseOutputTest {
  private static final int PEOPLE = 4;
  private static final float TOLERANCE = 1e-3f;

  /** A picture of 1280 x 720 scaled to 320 x 180 in an input of 320 x 192. */
  private static final Letterbox BOX = new Letterbox(0, 6, 320, 180, 1280, 720);

  private final float[][] rows = new float[PEOPLE][];

  /** A person at a place in the input: keypoint k is k right of it and 2 k below. */
  private static float[] person(float x, float y, float w, float h, float score) {
    float[] row = new float[5 + 51];
    row[0] = x;
    row[1] = y;
    row[2] = w;
    row[3] = h;
    row[4] = score;
    for (int k = 0; k < 17; k++) {
      row[5 + 3 * k] = x + k;
      row[6 + 3 * k] = y + 2 * k;
      row[7 + 3 * k] = k / 16f;
    }
    return row;
  }

  private void put(int row, float[] person) {
    rows[row] = person;
  }

  /** The frame's values as a network of the layout lays them out, after one frame of others. */
  private float[] tensor(PoseLayout layout) {
    int values = layout == PoseLayout.YOLO ? 56 : 57;
    float[] tensor = new float[2 * PEOPLE * values];
    Arrays.fill(tensor, 0, PEOPLE * values, 0.9f);
    for (int row = 0; row < PEOPLE; row++) {
      float[] p = rows[row] == null ? new float[56] : rows[row];
      for (int value = 0; value < 56; value++) {
        if (layout == PoseLayout.YOLO) {
          tensor[PEOPLE * values + value * PEOPLE + row] = p[value];
        } else {
          int column = value < 5 ? value : value + 1;
          tensor[(PEOPLE + row) * values + column] = corner(p, value);
        }
      }
    }
    return tensor;
  }

  /** Left, top, right and bottom edge in place of centre and size. */
  private static float corner(float[] p, int value) {
    return switch (value) {
      case 0, 1 -> p[value] - p[value + 2] / 2;
      case 2, 3 -> p[value - 2] + p[value] / 2;
      default -> p[value];
    };
  }

  private PoseColumns read(PoseLayout layout, OnnxPoseConfig config) {
    float[] tensor = tensor(layout);
    int length = tensor.length / 2;
    return new PoseOutput(layout, PEOPLE, config)
        .read(List.of(new FrameValues(tensor, length, length)), BOX);
  }

  private static OnnxPoseConfig config() {
    return OnnxPoseConfig.of("model.onnx");
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void personIsPlacedInPixelsOfTheFootage(PoseLayout layout) {
    put(2, person(100, 96, 60, 40, 0.8f));
    PoseColumns found = read(layout, config());
    assertThat(found.size(), is(1));
    // Four source pixels a pixel of the input, whose six first rows are padding.
    float[] box = {279.5f, 279.5f, 519.5f, 439.5f};
    assertArrayEquals(box, found.box(), TOLERANCE);
    assertArrayEquals(new float[] {0.8f}, found.confidence(), 0);
    for (int k = 0; k < 17; k++) {
      float[] expected = {399.5f + 4 * k, 359.5f + 8 * k, k / 16f};
      float[] actual = Arrays.copyOfRange(found.keypoints(), 3 * k, 3 * k + 3);
      assertArrayEquals(expected, actual, TOLERANCE, "keypoint " + k);
    }
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void mostConfidentPersonIsTaken(PoseLayout layout) {
    put(0, person(60, 50, 40, 30, 0.6f));
    put(1, person(160, 96, 40, 30, 0.9f));
    put(3, person(260, 150, 40, 30, 0.7f));
    PoseColumns found = read(layout, config());
    assertArrayEquals(new float[] {0.9f}, found.confidence(), 0);
    assertThat((double) found.keypoints()[0], is(639.5));
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void asManySwimmersAsWantedComeByConfidence(PoseLayout layout) {
    put(0, person(60, 50, 40, 30, 0.6f));
    put(1, person(160, 96, 40, 30, 0.9f));
    put(3, person(260, 150, 40, 30, 0.7f));
    PoseColumns found = read(layout, config().withMaxPeople(2));
    assertArrayEquals(new float[] {0.9f, 0.7f}, found.confidence(), 0);
    assertThat((double) found.keypoints()[51], is(1039.5));
    assertThat(read(layout, config().withMaxPeople(5)).size(), is(3));
  }

  @ParameterizedTest
  @CsvSource({"YOLO, 1", "END_TO_END, 2"})
  void samePersonTwiceIsSuppressedUnlessTheNetworkDoesThat(PoseLayout layout, int size) {
    put(1, person(160, 96, 40, 30, 0.9f));
    put(2, person(162, 97, 40, 30, 0.8f));
    assertThat(read(layout, config().withMaxPeople(3)).size(), is(size));
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void peopleBelowTheConfidenceAndEmptyRowsAreLeftOut(PoseLayout layout) {
    put(1, person(160, 96, 40, 30, 0.24f));
    assertThat(read(layout, config()).size(), is(0));
    assertThat(read(layout, config().withConfidence(0)).size(), is(1));
  }

  @ParameterizedTest
  @CsvSource({"YOLO, 0", "YOLO, 3", "YOLO, 40", "END_TO_END, 1", "END_TO_END, 4", "END_TO_END, 55"})
  void personThatIsNotFiniteIsLeftOut(PoseLayout layout, int value) {
    put(0, person(60, 50, 40, 30, 0.9f));
    put(1, person(160, 96, 40, 30, 0.6f));
    rows[0][value] = value % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
    assertArrayEquals(new float[] {0.6f}, read(layout, config()).confidence(), 0);
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void boxEndsAtThePictureAndJointsMayLieBeyond(PoseLayout layout) {
    put(0, person(310, 180, 60, 40, 0.9f));
    put(1, person(160, -30, 40, 30, 0.8f));
    PoseColumns found = read(layout, config().withMaxPeople(4));
    assertThat(found.size(), is(1));
    assertArrayEquals(new float[] {1119.5f, 615.5f, 1279.5f, 719.5f}, found.box(), TOLERANCE);
    assertThat((double) found.keypoints()[3 * 16], is(1303.5));
  }

  @ParameterizedTest
  @EnumSource(PoseLayout.class)
  void probabilitiesPastOneAreOne(PoseLayout layout) {
    put(0, person(160, 96, 40, 30, 1.0001f));
    rows[0][7] = 1.0001f;
    rows[0][10] = -0.0001f;
    PoseColumns found = read(layout, config());
    assertArrayEquals(new float[] {1}, found.confidence(), 0);
    assertArrayEquals(new float[] {1}, new float[] {found.keypoints()[2]}, 0);
    assertArrayEquals(new float[] {0}, new float[] {found.keypoints()[5]}, 0);
  }

  @Test
  void layoutsAreToldApartByShape() {
    assertThat(PoseLayout.recognise(new long[] {1, 56, 8400}), is(Optional.of(PoseLayout.YOLO)));
    assertThat(PoseLayout.recognise(new long[] {4, 56, 40}), is(Optional.of(PoseLayout.YOLO)));
    assertThat(
        PoseLayout.recognise(new long[] {1, 300, 57}), is(Optional.of(PoseLayout.END_TO_END)));
    for (long[] other : new long[][] {{1, 84, 8400}, {1, 300, 6}, {1, 56, 57}, {56, 8400}, {}}) {
      assertThat(PoseLayout.recognise(other), is(Optional.empty()));
    }
  }
}
