package org.shoal.transforms.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.ClassLabel;
import org.shoal.io.classification.ClassLabels;
import org.shoal.io.classification.ClassLabelsReader;
import org.shoal.io.classification.ClassLabelsWriter;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.onnx.LinearHeads;
import org.shoal.io.onnx.LinearHeadsReader;
import org.shoal.io.onnx.OnnxGraph;
import org.shoal.transforms.classify.PackConfig.Normalisation;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.detect.FloatTensor;
import org.shoal.transforms.detect.OnnxModel;

/**
 * Puts an embedder, the heads on its features and what they stand for into one ONNX file. All heads
 * become one matrix product and one sigmoid, so that hundreds cost hardly more than one.
 */
public final class ClassifierPacker {
  private static final String OUTPUT = "probabilities";
  private static final long LEAST_OPSET = 7;

  private ClassifierPacker() {}

  /**
   * Packs a classifier, see {@link OnnxCropClassifier} for what it takes and gives.
   *
   * @return the ONNX file's content
   * @throws InvalidInputException naming the file and what in it is wrong or does not fit
   */
  public static byte[] pack(PackConfig config) throws IOException {
    LinearHeads heads = LinearHeadsReader.read(config.heads());
    ClassLabels labels = labels(config, heads);
    Features features = features(config);
    if (features.size() != heads.features()) {
      throw new InvalidInputException(
          config.heads(),
          "coef_",
          "weighs %d features, but %s of %s has %d"
              .formatted(heads.features(), features.name(), config.embedder(), features.size()));
    }
    OnnxGraph graph = OnnxGraph.parse(config.embedder(), BeamFiles.read(config.embedder()));
    if (graph.opset() < LEAST_OPSET) {
      throw new InvalidInputException(
          config.embedder(),
          "opset_import",
          "is %d; at least %d is needed".formatted(graph.opset(), LEAST_OPSET));
    }
    config.normalisation().ifPresent(normalisation -> normalise(graph, normalisation));
    addHeads(graph, flat(graph, features), heads, features.batch());
    return graph
        .metadata(OnnxCropClassifier.TASK, OnnxCropClassifier.CLASSIFY)
        .metadata(OnnxCropClassifier.LABELS, ClassLabelsWriter.toJson(labels))
        .toBytes();
  }

  private static ClassLabels labels(PackConfig config, LinearHeads heads) throws IOException {
    if (config.labels().isEmpty()) {
      return ClassLabelsReader.ofNames(config.heads(), heads.classes());
    }
    ClassLabels given = ClassLabelsReader.read(config.labels());
    Map<String, ClassLabel> byName = new HashMap<>();
    given.labels().forEach(label -> byName.put(label.name(), label));
    List<ClassLabel> inOrder = new ArrayList<>();
    for (String name : heads.classes()) {
      ClassLabel label = byName.remove(name);
      if (label == null) {
        throw new InvalidInputException(
            config.labels(),
            "labels",
            "there is none for the class \"%s\" of %s".formatted(name, config.heads()));
      }
      inOrder.add(label);
    }
    if (!byName.isEmpty()) {
      throw new InvalidInputException(
          config.labels(),
          "labels",
          "\"%s\" is no class of %s"
              .formatted(byName.keySet().stream().sorted().findFirst().get(), config.heads()));
    }
    return new ClassLabels(inOrder, given.fallback());
  }

  /**
   * The output of an embedder that has its features.
   *
   * @param name its name
   * @param shape its shape
   * @param batch number of pictures in each run; -1 where that is open
   */
  private record Features(String name, long[] shape, long batch) {
    /** Number of features of a picture; the first token's where there are several tokens. */
    int size() {
      return (int) (shape.length == 4 ? shape[1] : shape[shape.length - 1]);
    }

    /** Whether this may be features: (batch, d), (batch, tokens, d) or (batch, d, 1, 1). */
    boolean fits() {
      return shape.length == 2
          || shape.length == 3
          || (shape.length == 4 && shape[2] == 1 && shape[3] == 1);
    }
  }

  private static Features features(PackConfig config) {
    try (OnnxModel embedder = OnnxModel.open(config.embedder(), Device.CPU, 1)) {
      long batch = embedder.input().batch().orElse(-1);
      List<Features> outputs = new ArrayList<>();
      for (FloatTensor output : embedder.sample()) {
        outputs.add(new Features(output.name(), output.shape(), batch));
      }
      return choose(config, outputs);
    }
  }

  private static Features choose(PackConfig config, List<Features> outputs) {
    String known =
        outputs.stream()
            .map(output -> output.name() + " " + Arrays.toString(output.shape()))
            .collect(Collectors.joining(", "));
    List<Features> fitting =
        outputs.stream()
            .filter(
                output -> config.features().isEmpty() || output.name().equals(config.features()))
            .filter(Features::fits)
            .toList();
    List<Features> flat = fitting.stream().filter(output -> output.shape().length == 2).toList();
    List<Features> best = flat.size() == 1 ? flat : fitting;
    if (best.size() != 1) {
      String reason =
          config.features().isEmpty()
              ? "--features must say which has the features"
              : "--features says \"" + config.features() + "\", which is none that can be features";
      throw new InvalidInputException(config.embedder(), "output", reason + "; there are " + known);
    }
    return best.get(0);
  }

  private static void normalise(OnnxGraph graph, Normalisation normalisation) {
    String input = graph.inputs().get(0);
    String mean = graph.freeName("shoal_mean");
    String deviation = graph.freeName("shoal_deviation");
    String centred = graph.freeName("shoal_centred");
    String picture = graph.freeName("shoal_picture");
    graph.weights(mean, normalisation.mean(), 1, 3, 1, 1);
    graph.weights(deviation, normalisation.deviation(), 1, 3, 1, 1);
    graph.prepend(
        input,
        picture,
        List.of(
            new OnnxGraph.Step("Sub", List.of(picture, mean), centred),
            new OnnxGraph.Step("Div", List.of(centred, deviation), input)));
  }

  /** The features as (batch, d). */
  private static String flat(OnnxGraph graph, Features features) {
    if (features.shape().length == 2) {
      return features.name();
    }
    String flat = graph.freeName("shoal_features");
    if (features.shape().length == 4) {
      graph.node("Flatten", List.of(features.name()), flat, "axis", 1);
    } else {
      String first = graph.freeName("shoal_first_token");
      graph.constant(first, new long[] {0});
      graph.node("Gather", List.of(features.name(), first), flat, "axis", 1);
    }
    return flat;
  }

  private static void addHeads(OnnxGraph graph, String features, LinearHeads heads, long batch) {
    String coefficients = graph.freeName("shoal_coefficients");
    String intercepts = graph.freeName("shoal_intercepts");
    String scores = graph.freeName("shoal_scores");
    String probabilities = graph.freeName(OUTPUT);
    int count = heads.classes().size();
    graph.weights(coefficients, floats(heads.coefficients()), count, heads.features());
    graph.weights(intercepts, floats(heads.intercepts()), count);
    graph.node("Gemm", List.of(features, coefficients, intercepts), scores, "transB", 1);
    graph.node("Sigmoid", List.of(scores), probabilities);
    graph.clearOutputs().output(probabilities, batch, count);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
