package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.ClassLabelsReader;
import org.shoal.io.onnx.OnnxGraph;
import org.shoal.transforms.classify.PackConfig.Normalisation;

class ClassifierPackerTest {
  @TempDir private Path folder;

  /** Inputs, 12 heads on 768 features and scikit-learn's probabilities. */
  @Test
  void probabilitiesAreThoseOfScikitLearn() throws Exception {
    Path heads = folder.resolve("heads.npz");
    try (InputStream in = ClassifierPackerTest.class.getResourceAsStream("heads.npz")) {
      Files.copy(in, heads);
    }
    OnnxGraph flat = OnnxGraph.empty(13).input("images", -1, 3, 16, 16);
    flat.node("Flatten", List.of("images"), "features", "axis", 1).output("features", -1, 768);
    byte[] packed = ClassifierPacker.pack(PackConfig.of(write(flat), heads.toString()));
    JsonNode vectors;
    try (InputStream in = ClassifierPackerTest.class.getResourceAsStream("vectors.json")) {
      vectors = new ObjectMapper().readTree(in);
    }
    for (int i = 0; i < 3; i++) {
      float[] input = new float[768];
      for (int k = 0; k < 768; k++) {
        input[k] = (float) vectors.get("X").get(i).get(k).asDouble();
      }
      float[] probabilities = run(packed, "images", input, 1, 3, 16, 16);
      assertThat(probabilities.length, is(12));
      for (int head = 0; head < 12; head++) {
        assertThat(
            (double) probabilities[head],
            closeTo(vectors.get("P").get(i).get(head).asDouble(), 1e-6));
      }
    }
  }

  @Test
  void picturesAreNormalisedAsTheEmbedderWants() throws Exception {
    Path heads =
        heads("[[1, 0, 0], [0, 1, 0], [0, 0, 1]]", "[0, 0, 0]", "\"cap=a\",\"cap=b\",\"cap=c\"");
    OnnxGraph mean = OnnxGraph.empty(13).input("images", -1, 3, 2, 2);
    mean.node("GlobalAveragePool", List.of("images"), "mean").output("mean", -1, 3, 1, 1);
    Normalisation normalisation =
        new Normalisation(new float[] {0.5f, 0.25f, 0}, new float[] {0.5f, 1, 0.25f});
    byte[] packed =
        ClassifierPacker.pack(
            PackConfig.of(write(mean), heads.toString()).withNormalisation(normalisation));
    float[] grey = new float[12];
    Arrays.fill(grey, 0.75f);
    float[] probabilities = run(packed, "shoal_picture", grey, 1, 3, 2, 2);
    assertThat((double) probabilities[0], closeTo(sigmoid(0.5), 1e-6));
    assertThat((double) probabilities[1], closeTo(sigmoid(0.5), 1e-6));
    assertThat((double) probabilities[2], closeTo(sigmoid(3), 1e-6));
  }

  /** Three tokens that are the picture's rows, each of three features that are its columns. */
  @Test
  void firstTokenHasTheFeatures() throws Exception {
    OnnxGraph tokens = OnnxGraph.empty(13).input("images", -1, 3, 3, 3);
    tokens.constant("colour", new long[] {1});
    tokens.node("Gather", List.of("images", "colour"), "tokens", "axis", 1);
    tokens.output("tokens", -1, 3, 3);
    Path heads = heads("[[1, 10, 100]]", "[-11]", "\"cap=a\"");
    byte[] packed = ClassifierPacker.pack(PackConfig.of(write(tokens), heads.toString()));
    float[] picture = new float[27];
    Arrays.fill(picture, 7);
    picture[9] = 0.5f;
    picture[10] = 1;
    picture[11] = 0.01f;
    float[] probabilities = run(packed, "images", picture, 1, 3, 3, 3);
    assertThat((double) probabilities[0], closeTo(sigmoid(0.5), 1e-6));
  }

  @Test
  void namesThatAreTakenStayApart() throws Exception {
    OnnxGraph mean = OnnxGraph.empty(13).input("probabilities", -1, 3, 2, 2);
    mean.node("GlobalAveragePool", List.of("probabilities"), "shoal_features");
    mean.node("Identity", List.of("shoal_features"), "shoal_scores");
    mean.output("shoal_scores", -1, 3, 1, 1);
    Path heads = heads("[[1, 1, 1]]", "[-1]", "\"cap=a\"");
    byte[] packed = ClassifierPacker.pack(PackConfig.of(write(mean), heads.toString()));
    float[] white = new float[12];
    Arrays.fill(white, 1);
    float[] probabilities = run(packed, "probabilities", white, 1, 3, 2, 2);
    assertThat((double) probabilities[0], closeTo(sigmoid(2), 1e-6));
  }

  @Test
  void labelsGoIntoTheFileInTheHeadsOrder() throws Exception {
    Path labels =
        Files.writeString(
            folder.resolve("labels.yaml"),
            """
            labels:
              - {name: green, attribute: cap, value: Green, threshold: 0.9}
              - {name: red, attribute: cap, value: Red, implies: {brand: Acme}}
            fallback: {cap: 0.2}
            """);
    Path heads = heads("[[1, 1, 1], [2, 2, 2]]", "[0, 0]", "\"red\",\"green\"");
    PackConfig config = PackConfig.of(write(mean()), heads.toString());
    Path packed = folder.resolve("packed.onnx");
    Files.write(packed, ClassifierPacker.pack(config.withLabels(labels.toString())));
    try (OnnxCropClassifier classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(packed.toString()))) {
      assertThat(classifier.labels().labels().get(0).value(), is("Red"));
      assertThat(classifier.labels().labels().get(1).threshold(), is(0.9));
      assertThat(
          classifier.labels().fallback(), is(ClassLabelsReader.read(labels.toString()).fallback()));
      assertThat(classifier.width(), is(2));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    String embedder = write(mean());
    assertThat(
        refusal(PackConfig.of(embedder, heads("[[1, 1]]", "[0]", "\"cap=a\"").toString())),
        containsString("heads.json: coef_: weighs 2 features, but mean of " + embedder + " has 3"));
    String heads = heads("[[1, 1, 1]]", "[0]", "\"a\"").toString();
    assertThat(
        refusal(PackConfig.of(embedder, heads)),
        containsString("heads.json: classes_: \"a\" is not attribute=value"));
    Path labels = Files.writeString(folder.resolve("labels.json"), "labels: [{name: cap=b}]");
    assertThat(
        refusal(PackConfig.of(embedder, heads).withLabels(labels.toString())),
        containsString("labels.json: labels: there is none for the class \"a\" of " + heads));
    Files.writeString(labels, "labels: [{name: a, attribute: cap, value: c}, {name: cap=b}]");
    assertThat(
        refusal(PackConfig.of(embedder, heads).withLabels(labels.toString())),
        containsString("labels.json: labels: \"cap=b\" is no class of " + heads));
    Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
    String good = heads("[[1, 1, 1]]", "[0]", "\"cap=a\"").toString();
    assertThat(
        refusal(PackConfig.of(text.toString(), good)),
        containsString("text.onnx: is no model that ONNX Runtime can load"));
    assertThat(
        refusal(PackConfig.of(embedder, good).withFeatures("pooled")),
        containsString("output: --features says \"pooled\""));
  }

  @Test
  void severalOutputsNeedAName() throws Exception {
    OnnxGraph two = mean();
    two.node("Flatten", List.of("mean"), "flat", "axis", 1).output("flat", -1, 3);
    two.node("Neg", List.of("flat"), "negative").output("negative", -1, 3);
    String heads = heads("[[1, 1, 1]]", "[0]", "\"cap=a\"").toString();
    PackConfig config = PackConfig.of(write(two), heads);
    assertThat(
        refusal(config),
        containsString(
            "--features must say which has the features; there are mean [1, 3, 1, 1], flat [1, 3],"
                + " negative [1, 3]"));
    byte[] packed = ClassifierPacker.pack(config.withFeatures("negative"));
    float[] white = new float[12];
    Arrays.fill(white, 1);
    assertThat((double) run(packed, "images", white, 1, 3, 2, 2)[0], closeTo(sigmoid(-3), 1e-6));
  }

  @Test
  void modelWithoutLabelsIsNoClassifier() throws Exception {
    Path embedder = Path.of(write(mean()));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> OnnxCropClassifier.open(ClassifierConfig.of(embedder.toString())))
            .getMessage();
    assertThat(
        message, containsString("embedder.onnx: metadata: has no task 'classify' and labels"));
  }

  private static OnnxGraph mean() {
    OnnxGraph mean = OnnxGraph.empty(13).input("images", -1, 3, 2, 2);
    return mean.node("GlobalAveragePool", List.of("images"), "mean").output("mean", -1, 3, 1, 1);
  }

  private String write(OnnxGraph graph) throws IOException {
    return Files.write(folder.resolve("embedder.onnx"), graph.toBytes()).toString();
  }

  private Path heads(String coefficients, String intercepts, String classes) throws IOException {
    return Files.writeString(
        folder.resolve("heads.json"),
        "{\"coef_\": %s, \"intercept_\": %s, \"classes_\": [%s]}"
            .formatted(coefficients, intercepts, classes));
  }

  private static String refusal(PackConfig config) {
    return assertThrows(InvalidInputException.class, () -> ClassifierPacker.pack(config))
        .getMessage();
  }

  private static double sigmoid(double score) {
    return 1 / (1 + Math.exp(-score));
  }

  private static float[] run(byte[] model, String input, float[] values, long... shape)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      assertThat(session.getNumOutputs(), is(1L));
      return ((float[][]) result.get(0).getValue())[0];
    }
  }
}
