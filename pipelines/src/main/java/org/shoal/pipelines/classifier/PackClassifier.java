package org.shoal.pipelines.classifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.classify.ClassifierConfig;
import org.shoal.transforms.classify.ClassifierPacker;
import org.shoal.transforms.classify.OnnxCropClassifier;
import org.shoal.transforms.classify.PackConfig;
import org.shoal.transforms.classify.PackConfig.Normalisation;

/** The command {@code shoal pack-classifier}. */
public final class PackClassifier {
  private PackClassifier() {}

  /** Writes the classifier and opens it once, as a job would. */
  public static ExitCode run(PackClassifierOptions options, PrintStream out, PrintStream err)
      throws IOException {
    Path target = Path.of(required("--output", options.getOutput()));
    PackConfig config =
        PackConfig.of(
                required("--embedder", options.getEmbedder()),
                required("--heads", options.getHeads()))
            .withFeatures(options.getFeatures())
            .withLabels(options.getLabels());
    byte[] content = ClassifierPacker.pack(withNormalisation(config, options));
    AtomicFile.write(target, file -> Files.write(file, content));
    try (OnnxCropClassifier classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(target.toString()))) {
      out.printf(
          "%s: %d heads on crops of %d x %d pixels, %.1f MB%n",
          target,
          classifier.labels().labels().size(),
          classifier.width(),
          classifier.height(),
          content.length / 1e6);
    }
    return ExitCode.GOOD;
  }

  private static PackConfig withNormalisation(PackConfig config, PackClassifierOptions options) {
    if (options.getMean().isEmpty() && options.getDeviation().isEmpty()) {
      return config;
    }
    float[] mean = colours("--mean", options.getMean(), 0);
    float[] deviation = colours("--deviation", options.getDeviation(), 1);
    return config.withNormalisation(new Normalisation(mean, deviation));
  }

  private static float[] colours(String option, String text, float otherwise) {
    if (text.isEmpty()) {
      return new float[] {otherwise, otherwise, otherwise};
    }
    List<String> numbers = List.of(text.split(",", -1));
    boolean positive = option.equals("--deviation");
    String wanted = positive ? "three positive numbers" : "three numbers";
    InvalidInputException refusal =
        new InvalidInputException(
            option, "", "must be %s, red,green,blue, not \"%s\"".formatted(wanted, text));
    if (numbers.size() != 3) {
      throw refusal;
    }
    float[] values = new float[3];
    for (int i = 0; i < 3; i++) {
      try {
        values[i] = Float.parseFloat(numbers.get(i).strip());
      } catch (NumberFormatException e) {
        throw refusal;
      }
      if (!Float.isFinite(values[i]) || (positive && values[i] <= 0)) {
        throw refusal;
      }
    }
    return values;
  }

  private static String required(String option, String value) {
    if (value.isEmpty()) {
      throw new InvalidInputException(option, "", "is required");
    }
    return value;
  }
}
