package org.shoal.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.shoal.io.files.AtomicFile;

/**
 * Writes problems.jsonl: one JSON object a line, with the components of {@link Problem} in its
 * order ({@code first_frame} and {@code frame_count} with an underscore); what does not apply (an
 * empty string, first frame -1, frame count 0) is left out.
 */
public final class ProblemsWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::recording)
          .thenComparing(Problem::camera)
          .thenComparing(Problem::stage)
          .thenComparing(Problem::file)
          .thenComparingLong(Problem::firstFrame)
          .thenComparingLong(Problem::frameCount)
          .thenComparing(Problem::message);

  private ProblemsWriter() {}

  /**
   * Writes the file, whole or not at all, sorted by recording, camera, stage, file and frame,
   * whatever order the problems come in; the same problem twice gives one line, none an empty file.
   */
  public static void write(Collection<Problem> problems, Path target) throws IOException {
    List<Problem> sorted = problems.stream().distinct().sorted(ORDER).toList();
    AtomicFile.write(
        target,
        temporary -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            for (Problem problem : sorted) {
              writeLine(problem, out);
            }
          }
        });
  }

  private static void writeLine(Problem problem, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      writeText(json, "recording", problem.recording());
      writeText(json, "camera", problem.camera());
      writeText(json, "stage", problem.stage());
      writeText(json, "file", problem.file());
      if (problem.firstFrame() >= 0) {
        json.writeNumberField("first_frame", problem.firstFrame());
      }
      if (problem.frameCount() > 0) {
        json.writeNumberField("frame_count", problem.frameCount());
      }
      writeText(json, "message", problem.message());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeText(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }
}
