package org.shoal.io.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.Field;
import org.shoal.io.parquet.ColumnValues;
import org.shoal.io.parquet.ParquetRows;
import org.shoal.io.parquet.ResultTable;
import org.shoal.io.parquet.TracksTable;
import org.shoal.io.results.tank.TankFormat;

/**
 * The results of one recording whose job has ended, as its summary.json describes them.
 *
 * @param folder the recording's folder, {@code <output>/<recording>}
 * @param recording the recording's name
 * @param frames number of frames of the recording's clock
 * @param fps frames a second of that clock
 * @param cameras the cameras' names in the recording's order
 * @param failed whether the recording is too bad to be trusted
 * @param program the program that made the results, e.g. {@code shoal 0.1.0}
 * @param recordingFile the recording.yaml that the job was given, as it was written on its command
 *     line (which may have been a glob); empty when the summary does not say
 */
public record FinishedResults(
    Path folder,
    String recording,
    long frames,
    double fps,
    List<String> cameras,
    boolean failed,
    String program,
    String recordingFile) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUMMARY = "summary.json";
  private static final String FISH_ID = "fish_id";

  public FinishedResults {
    cameras = List.copyOf(cameras);
  }

  /**
   * Opens the results in a folder.
   *
   * @throws InvalidInputException when there are none, or the job that makes them has not ended
   */
  public static FinishedResults open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path summary = absolute.resolve(SUMMARY);
    if (!Files.isRegularFile(summary)) {
      throw new InvalidInputException("--results", "", whyNot(folder));
    }
    try {
      Field root = Field.root(summary.toString(), JSON.readTree(summary.toFile()));
      return new FinishedResults(
          absolute,
          root.get("recording").text(),
          frames(root.get("frames")),
          root.get("fps").number(),
          root.get("cameras").elements().stream().map(at -> at.get("camera").text()).toList(),
          root.find("failed").map(Field::flag).orElse(false),
          "shoal" + root.find("versions").map(at -> " " + at.get("shoal").text()).orElse(""),
          root.find("options").flatMap(at -> at.find("recording")).map(Field::text).orElse(""));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          summary.toString(), "", "is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The file of one of the result tables.
   *
   * @throws InvalidInputException when it is not there
   */
  public Path file(ResultTable<?> table) {
    Path file = table.file(folder, recording);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(), "", "is missing; the results are not complete");
    }
    return file;
  }

  /** Every identity that has a row in the tracks, ascending. */
  int[] fishIds() throws IOException {
    BitSet ids = new BitSet();
    try (ParquetRows rows = ParquetRows.open(file(TracksTable.of()), List.of(FISH_ID))) {
      ColumnValues fishId = rows.column(FISH_ID);
      while (rows.nextGroup()) {
        while (rows.nextRow()) {
          ids.set((int) fishId.integer());
        }
      }
    }
    return ids.stream().toArray();
  }

  private static String whyNot(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "there is no folder " + folder;
    }
    List<Path> recordings;
    try (Stream<Path> below = Files.list(folder)) {
      recordings =
          below.filter(path -> Files.isRegularFile(path.resolve(SUMMARY))).sorted().toList();
    }
    if (!recordings.isEmpty()) {
      return folder + " holds the results of recordings; name one of them: " + recordings;
    }
    boolean begun = Files.exists(folder.resolve(".work")) || hasFiles(folder);
    return begun
        ? folder + " has no summary.json: the job that writes there has not ended, or failed"
        : folder + " holds no results; <output>/<recording> of a finished job is wanted";
  }

  private static boolean hasFiles(Path folder) {
    return Files.exists(folder.resolve("tracking.h5"))
        || TankFormat.TABLES.stream()
            .anyMatch(table -> Files.exists(folder.resolve(table.name() + ".parquet")));
  }

  private static long frames(Field field) {
    double frames = field.number();
    if (frames < 0 || frames != Math.rint(frames)) {
      throw field.refusal("must be a whole number of frames, not " + frames);
    }
    return (long) frames;
  }
}
