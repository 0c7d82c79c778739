package org.shoal.transforms.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.shoal.io.crop.Crop;
import org.shoal.io.onnx.OnnxGraph;

/**
 * Small classifiers, packed from embedders whose features are a crop's mean red, green and blue.
 * The heads tell red caps from green ones and see none in what is dark; their names say so.
 */
final class Colours {
  static final int SIZE = 8;

  /** Probabilities of about 1 and 0 for pure colours, below 0.01 for black and for white. */
  private static final String HEADS =
      """
      {"coef_": [[20, -20, -20], [-20, 20, -20]], "intercept_": [-8, -8], "classes_": ["cap=red", "cap=green"]}
      """;

  private Colours() {}

  /** A classifier that knows red and green caps. */
  static Path classifier(Path folder) throws IOException {
    return pack(folder, "colours", embedder(false));
  }

  /** The same, which ONNX Runtime fails to run on a crop of which any colour is over a half. */
  static Path failsOnBright(Path folder) throws IOException {
    return pack(folder, "fails", embedder(true));
  }

  /** An embedder that ONNX Runtime fails to run on a picture that is dark all over. */
  static Path failsOnDark(Path folder, int size) throws IOException {
    OnnxGraph graph = OnnxGraph.empty(13).input("images", -1, 3, size, size);
    graph.node("GlobalAveragePool", List.of("images"), "mean");
    // A mean below a tenth gives 1, which is no index into a table of one entry.
    graph.weights("tenth", new float[] {0.1f}, 1).weights("table", new float[] {0}, 1);
    graph.node("Less", List.of("mean", "tenth"), "dark");
    graph.node("Cast", List.of("dark"), "index", "to", 7);
    graph.node("Gather", List.of("table", "index"), "nothing");
    graph.node("Add", List.of("mean", "nothing"), "features");
    graph.output("features", -1, 3, 1, 1);
    return Files.write(folder.resolve("dark-embedder.onnx"), graph.toBytes());
  }

  /** A crop all of one colour, 0 to 255 each. */
  static Crop crop(int red, int green, int blue) {
    byte[] pixels = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    return new Crop(SIZE, SIZE, pixels);
  }

  /** A crop of noise with a tinge. */
  static Crop noise(long seed) {
    Random random = new Random(seed);
    Crop tinge = crop(random.nextInt(200), random.nextInt(200), random.nextInt(200));
    for (int i = 0; i < tinge.pixels().length; i++) {
      tinge.pixels()[i] = (byte) ((tinge.pixels()[i] & 0xFF) + random.nextInt(56));
    }
    return tinge;
  }

  private static Path pack(Path folder, String name, OnnxGraph embedder) throws IOException {
    Path embedderFile = folder.resolve(name + "-embedder.onnx");
    Path heads = folder.resolve(name + "-heads.json");
    Files.write(embedderFile, embedder.toBytes());
    Files.writeString(heads, HEADS);
    byte[] packed = ClassifierPacker.pack(PackConfig.of(embedderFile.toString(), heads.toString()));
    return Files.write(folder.resolve(name.toLowerCase(Locale.ROOT) + ".onnx"), packed);
  }

  private static OnnxGraph embedder(boolean fails) {
    OnnxGraph graph = OnnxGraph.empty(13).input("images", -1, 3, SIZE, SIZE);
    graph.node("GlobalAveragePool", List.of("images"), "mean");
    if (!fails) {
      return graph.output("mean", -1, 3, 1, 1);
    }
    // Twice the mean as a whole number is an index into a table of one entry.
    graph.weights("two", new float[] {2}, 1).weights("table", new float[] {0}, 1);
    graph.node("Mul", List.of("mean", "two"), "doubled");
    graph.node("Cast", List.of("doubled"), "index", "to", 7);
    graph.node("Gather", List.of("table", "index"), "nothing");
    graph.node("Add", List.of("mean", "nothing"), "features");
    return graph.output("features", -1, 3, 1, 1);
  }
}
