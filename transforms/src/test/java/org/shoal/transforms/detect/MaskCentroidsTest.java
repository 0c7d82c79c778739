package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against mask-vectors.json, see make_masks.py beside it. */
final class MaskCentroidsTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int PROTOTYPES = 3;
  private static final ImageInput INPUT = new ImageInput(OptionalInt.empty(), WIDTH, HEIGHT);
  private static final Letterbox WHOLE = new Letterbox(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT);

  private JsonNode vectors;

  @BeforeEach
  void load() throws IOException {
    try (InputStream in = MaskCentroidsTest.class.getResourceAsStream("mask-vectors.json")) {
      vectors = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void centroidsAreThoseOfMasksThatPillowEnlarges() {
    for (OutputLayout layout : List.of(OutputLayout.YOLO, OutputLayout.END_TO_END)) {
      double[] centroids = centroids(layout, WHOLE);
      JsonNode masks = vectors.get("masks");
      assertThat(masks.size(), is(12));
      for (int i = 0; i < masks.size(); i++) {
        JsonNode expected = masks.get(i).get("centroid");
        assertThat(centroids[2 * i] - 0.5, closeTo(expected.get(0).asDouble(), 1e-9));
        assertThat(centroids[2 * i + 1] - 0.5, closeTo(expected.get(1).asDouble(), 1e-9));
      }
    }
  }

  @Test
  void maskEndsWithThePicture() {
    // The second box spans y from -1.48 to 6.36; its mask fills it where the picture is.
    Letterbox padded = new Letterbox(0, 4, WIDTH, 88, WIDTH, 88);
    double[] centroids = centroids(OutputLayout.YOLO, padded);
    assertThat(centroids[2], closeTo(106, 1e-9));
    assertThat(centroids[3], closeTo((4 + 6) / 2.0, 1e-9));
  }

  @Test
  void maskWithoutPixelsHasNoCentroid() {
    // No picture where any box is.
    double[] centroids = centroids(OutputLayout.YOLO, new Letterbox(0, 95, 1, 1, 1, 1));
    assertThat(Arrays.stream(centroids).allMatch(Double::isNaN), is(true));
  }

  private double[] centroids(OutputLayout layout, Letterbox picture) {
    JsonNode masks = vectors.get("masks");
    int boxes = masks.size();
    boolean yolo = layout == OutputLayout.YOLO;
    // Of YOLO's values and those of end-to-end networks only the coefficients are read here.
    int values = (yolo ? 5 : 6) + PROTOTYPES;
    MaskLayout masksOf =
        new MaskLayout(layout, 0, yolo ? values : boxes, yolo ? boxes : values, PROTOTYPES, 20, 12);
    Candidates candidates = new Candidates(classId -> true);
    float[] output = new float[1 + values * boxes];
    for (int i = 0; i < boxes; i++) {
      JsonNode box = masks.get(i).get("box");
      candidates.add(edge(box, 0), edge(box, 1), edge(box, 2), edge(box, 3), 1, 0, i);
      for (int p = 0; p < PROTOTYPES; p++) {
        int from = values - PROTOTYPES + p;
        float coefficient = (float) masks.get(i).get("coefficients").get(p).asDouble();
        output[1 + (yolo ? from * boxes + i : i * values + from)] = coefficient;
      }
    }
    int[] rows = new int[boxes];
    Arrays.setAll(rows, i -> i);
    List<FrameValues> outputs =
        List.of(new FrameValues(output, 1, output.length - 1), prototypes());
    return new MaskCentroids(masksOf, INPUT, outputs, picture).of(candidates, rows);
  }

  private FrameValues prototypes() {
    float[] values = new float[PROTOTYPES * 12 * 20];
    int at = 0;
    for (JsonNode plane : vectors.get("prototypes")) {
      for (JsonNode row : plane) {
        for (JsonNode value : row) {
          values[at++] = (float) value.asDouble();
        }
      }
    }
    return new FrameValues(values, 0, values.length);
  }

  private static float edge(JsonNode box, int index) {
    return (float) box.get(index).asDouble();
  }
}
