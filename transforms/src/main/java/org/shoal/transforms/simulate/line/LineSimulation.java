package org.shoal.transforms.simulate.line;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.shoal.io.video.EncoderOptions;
import org.shoal.io.video.VideoEncoder;
import org.shoal.transforms.simulate.RecordingFiles;
import org.shoal.transforms.simulate.TrueBox;

/**
 * Simulates a recording of bottles on a conveyor, whose attributes are known: lanes of different
 * speed, one behind another, so that near bottles pass in front of far ones; posts in front; belts
 * that stop now and then.
 *
 * <p>Written are {@code recording.yaml} (named as the folder), one {@code line_X.mp4} (H.264) a
 * camera, {@code truth.csv} (camera, frame, id, and the whole bottle's box within the picture: x,
 * y, w, h in pixels, the first one's centre at 0, and the share of it that can be seen), {@code
 * bottles.csv} (camera, id, its eight attributes, and the first and last frame that show it) and,
 * when asked for, {@code boxes.jsonl.gz}: the true boxes as detections, of which the confidence is
 * the share that can be seen.
 */
public final class LineSimulation {
  private final LineConfig config;
  private final List<Conveyor> conveyors;

  /** A simulation, of which nothing is painted or written yet. */
  public LineSimulation(LineConfig config) {
    this.config = config;
    this.conveyors =
        IntStream.range(0, config.cameras()).mapToObj(i -> new Conveyor(config, i)).toList();
  }

  /**
   * Writes the recording's files into a folder, made when it is not there; files of the same names
   * are replaced.
   *
   * @throws IOException when a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> names = IntStream.range(0, config.cameras()).mapToObj(config::cameraName).toList();
    RecordingFiles.writeRecording(folder, config.fps(), names);
    try {
      List<FilmedLine> films =
          IntStream.range(0, config.cameras())
              .parallel()
              .mapToObj(camera -> writeFootage(folder, camera))
              .toList();
      FilmedLine.writeTruth(folder.resolve("truth.csv"), films);
      FilmedLine.writeBottles(folder.resolve("bottles.csv"), films);
      if (config.boxes()) {
        writeBoxes(folder.resolve("boxes.jsonl.gz"), films);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A camera ready to film from the first frame. */
  LineCamera camera(int index) {
    return new LineCamera(config, index, conveyors.get(index));
  }

  /** A camera's conveyor. */
  Conveyor conveyor(int index) {
    return conveyors.get(index);
  }

  private FilmedLine writeFootage(Path folder, int index) {
    String name = config.cameraName(index);
    LineCamera camera = camera(index);
    List<List<TrueBox>> boxes = new ArrayList<>();
    byte[] rgb = new byte[3 * config.width() * config.height()];
    Path file = folder.resolve(name + ".mp4");
    try (VideoEncoder encoder =
        VideoEncoder.h264(file, config.width(), config.height(), config.fps(), footage())) {
      for (int frame = 0; frame < config.frames(); frame++) {
        boxes.add(camera.film(frame / config.fps(), rgb));
        encoder.write(rgb);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilmedLine(name, conveyors.get(index).bottles, boxes);
  }

  /** A keyframe a second, and little enough data for a recording to travel. */
  private EncoderOptions footage() {
    return EncoderOptions.defaults()
        .withKeyframeInterval((int) Math.max(1, Math.round(config.fps())))
        .withQuality(27);
  }

  private static void writeBoxes(Path file, List<FilmedLine> films) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (FilmedLine film : films) {
        for (int frame = 0; frame < film.boxes().size(); frame++) {
          List<TrueBox> boxes = film.boxes().get(frame);
          out.write(RecordingFiles.boxesLine(film.camera(), frame, "bottle", boxes));
          out.write('\n');
        }
      }
    }
  }
}
