package org.shoal.runners.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.shoal.io.crop.Crop;
import org.shoal.io.onnx.OnnxGraph;
import org.shoal.transforms.classify.ClassifierConfig;
import org.shoal.transforms.classify.ClassifierPacker;
import org.shoal.transforms.classify.OnnxCropClassifier;
import org.shoal.transforms.classify.PackConfig;

/**
 * Measures what 314 one-vs-rest heads on 768 features cost for one bottle beyond the embedder, as
 * one matrix product in a packed classifier, against a session for each head, in the same run and
 * on one thread. The embedder does nothing, so that nothing hides the heads.
 */
public final class ClassifierBenchmark {
  private static final int HEADS = 314;
  private static final int FEATURES = 768;
  private static final int SIDE = 16;
  private static final int REPETITIONS = 2000;

  private final Random random = new Random(1);
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final Path folder;

  private ClassifierBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    new ClassifierBenchmark(Files.createTempDirectory("classifier")).run(System.out);
  }

  private void run(PrintStream out) throws Exception {
    double[][] weights = new double[HEADS][];
    double[] intercepts = new double[HEADS];
    for (int head = 0; head < HEADS; head++) {
      weights[head] = random.doubles(FEATURES, -0.1, 0.1).toArray();
      intercepts[head] = random.nextDouble() - 0.5;
    }
    OrtSession embedder = session(embedder().toBytes());
    byte[] packedFile = pack(weights, intercepts);
    Files.write(folder.resolve("packed.onnx"), packedFile);
    OrtSession packed = session(packedFile);
    List<OrtSession> separate = new ArrayList<>();
    for (int head = 0; head < HEADS; head++) {
      separate.add(session(single(weights[head], intercepts[head])));
    }
    FloatBuffer picture = direct(FEATURES);
    for (int i = 0; i < FEATURES; i++) {
      picture.put(i, random.nextFloat());
    }
    double error = compare(packed, separate, picture);
    double alone = median(REPETITIONS, () -> picture(embedder, picture));
    double together = median(REPETITIONS, () -> picture(packed, picture));
    double apart =
        median(
            REPETITIONS / 40,
            () -> {
              for (OrtSession head : separate) {
                features(head, picture);
              }
            });
    out.printf("embedder that does nothing     %8.4f ms%n", alone);
    out.printf("the same with %d heads        %8.4f ms%n", HEADS, together);
    out.printf(
        "heads beyond the embedder      %8.4f ms, %.0f times as fast as a session each%n",
        together - alone, apart / (together - alone));
    out.printf("a session for each head        %8.4f ms%n", apart);
    out.printf("largest difference of a probability %.1e%n", error);
    printFirstCrop(out);
  }

  /**
   * How long the first crop takes in a classifier that was just opened, and how long later ones.
   */
  private void printFirstCrop(PrintStream out) throws OrtException {
    Path file = folder.resolve("packed.onnx");
    Crop crop = new Crop(SIDE, SIDE, new byte[FEATURES]);
    List<Double> first = new ArrayList<>();
    double later = 0;
    for (int i = 0; i < 21; i++) {
      try (OnnxCropClassifier classifier =
          OnnxCropClassifier.open(ClassifierConfig.of(file.toString()).withThreads(1))) {
        long start = System.nanoTime();
        classifier.classify(List.of(crop));
        first.add((System.nanoTime() - start) / 1e6);
        later = median(REPETITIONS / 10, () -> classifier.classify(List.of(crop)));
      }
    }
    out.printf(
        "first crop of a classifier just opened %8.4f ms (in a warm JVM), later ones %8.4f ms%n",
        first.stream().sorted().toList().get(first.size() / 2), later);
  }

  private double compare(OrtSession packed, List<OrtSession> separate, FloatBuffer picture)
      throws OrtException {
    float[] together = picture(packed, picture);
    double error = 0;
    for (int head = 0; head < HEADS; head++) {
      error = Math.max(error, Math.abs(together[head] - features(separate.get(head), picture)[0]));
    }
    if (error > 1e-6) {
      throw new IllegalStateException("the two differ by " + error);
    }
    return error;
  }

  private static OnnxGraph embedder() {
    OnnxGraph graph = OnnxGraph.empty(13).input("images", -1, 3, SIDE, SIDE);
    graph.node("Flatten", List.of("images"), "features", "axis", 1);
    return graph.output("features", -1, FEATURES);
  }

  private byte[] pack(double[][] weights, double[] intercepts) throws IOException {
    List<String> names = new ArrayList<>();
    for (int head = 0; head < HEADS; head++) {
      names.add("\"product=" + head + "\"");
    }
    Path heads = folder.resolve("heads.json");
    Files.writeString(
        heads,
        "{\"coef_\": %s, \"intercept_\": %s, \"classes_\": %s}"
            .formatted(Arrays.deepToString(weights), Arrays.toString(intercepts), names));
    Path file = Files.write(folder.resolve("embedder.onnx"), embedder().toBytes());
    return ClassifierPacker.pack(PackConfig.of(file.toString(), heads.toString()));
  }

  private static byte[] single(double[] weights, double intercept) {
    float[] floats = new float[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      floats[i] = (float) weights[i];
    }
    OnnxGraph graph = OnnxGraph.empty(13).input("features", -1, FEATURES);
    graph.weights("w", floats, 1, FEATURES).weights("b", new float[] {(float) intercept}, 1);
    graph.node("Gemm", List.of("features", "w", "b"), "score", "transB", 1);
    return graph.node("Sigmoid", List.of("score"), "p").output("p", -1, 1).toBytes();
  }

  private OrtSession session(byte[] model) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return environment.createSession(model, options);
    }
  }

  private float[] picture(OrtSession session, FloatBuffer input) throws OrtException {
    return run(session, "images", input, 1, 3, SIDE, SIDE);
  }

  private float[] features(OrtSession session, FloatBuffer input) throws OrtException {
    return run(session, "features", input, 1, FEATURES);
  }

  private float[] run(OrtSession session, String name, FloatBuffer input, long... shape)
      throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result result = session.run(Map.of(name, tensor))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    }
  }

  /** Something that is measured. */
  private interface Work {
    void run() throws OrtException;
  }

  /** Milliseconds of the middle one of some runs, after as many to warm up. */
  private static double median(int repetitions, Work work) throws OrtException {
    double[] millis = new double[repetitions];
    for (int i = -repetitions; i < repetitions; i++) {
      long start = System.nanoTime();
      work.run();
      millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[repetitions / 2];
  }

  private static FloatBuffer direct(int values) {
    return ByteBuffer.allocateDirect(Float.BYTES * values)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
