package org.shoal.pipelines.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.positions.PositionKind;
import org.shoal.io.positions.ResultPositions;
import org.shoal.io.positions.TruthCsv;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.evaluate.Evaluation;
import org.shoal.transforms.evaluate.TrackEvaluator;

/** The command {@code shoal evaluate}. */
public final class EvaluateTracks {
  private static final String TO_STANDARD_OUTPUT = "-";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private EvaluateTracks() {}

  /** Judges the tracks and says how good they are. */
  public static ExitCode run(EvaluateOptions options, PrintStream out, PrintStream err)
      throws IOException {
    require("tracks", options.getTracks());
    require("truth", options.getTruth());
    List<Double> within = distances(options.getWithin());
    PositionKind kind = options.isSmoothed() ? PositionKind.SMOOTHED : PositionKind.RAW;
    Evaluation evaluation =
        TrackEvaluator.evaluate(
            TruthCsv.of(options.getTruth()),
            ResultPositions.of(options.getTracks(), kind),
            within,
            options.isEveryFrame());
    ObjectNode json = ScoreReport.json(evaluation);
    json.put("tracks", options.getTracks());
    json.put("truth", options.getTruth());
    json.put("smoothed", options.isSmoothed());
    String text = JSON.writeValueAsString(json) + "\n";
    if (options.getJson().equals(TO_STANDARD_OUTPUT)) {
      out.print(text);
      return ExitCode.GOOD;
    }
    if (!options.getJson().isEmpty()) {
      AtomicFile.write(Path.of(options.getJson()), file -> Files.writeString(file, text));
    }
    ScoreReport.print(evaluation, out);
    return ExitCode.GOOD;
  }

  private static void require(String option, String value) {
    if (value == null || value.isEmpty()) {
      throw new InvalidInputException("--" + option, "", "is required");
    }
  }

  private static List<Double> distances(String text) {
    List<Double> distances = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      double distance = Double.NaN;
      try {
        distance = Double.parseDouble(word.strip());
      } catch (NumberFormatException e) {
        // told below
      }
      if (!(distance > 0 && distance < Double.POSITIVE_INFINITY)) {
        throw new InvalidInputException(
            "--within", "", "\"" + word.strip() + "\" is no distance in metres above 0");
      }
      distances.add(distance);
    }
    return distances;
  }
}
