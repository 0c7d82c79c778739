package org.shoal.transforms.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.video.EncoderOptions;
import org.shoal.io.video.VideoEncoder;
import org.shoal.transforms.geometry.CameraModel;

/**
 * Simulates a recording of a fish tank whose truth is known: cameras in air on a ring look down
 * through a flat water surface at fish that swim smoothly. Pictures are painted through the same
 * refraction and lens distortion as the calibration says.
 *
 * <p>Written are {@code recording.yaml} (named as the folder), {@code calibration.json}, one {@code
 * cam_XX.mp4} (H.264) a camera, {@code truth.csv} (frame, id, and x, y, z of the middle of the fish
 * in world metres, z down) and, when asked for, {@code boxes.jsonl.gz}: the true boxes as
 * detections, of which the confidence is the share of the fish that can be seen.
 */
public final class TankSimulation {
  private final TankConfig config;
  private final Tank tank;
  private final Calibration calibration;
  private final List<FishPose[]> paths;

  /** A simulation, of which nothing is painted or written yet. */
  public TankSimulation(TankConfig config) {
    this.config = config;
    TankLayout layout = TankLayout.small();
    this.tank = layout.tank();
    this.calibration = TankRig.calibration(config, layout);
    this.paths = School.paths(config, tank);
  }

  /** The cameras and the water. */
  public Calibration calibration() {
    return calibration;
  }

  /**
   * Writes the recording's files into a folder, made when it is not there; files of the same names
   * are replaced.
   *
   * @throws IOException when a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    RecordingFiles.writeRecording(folder, config, true);
    RecordingFiles.writeCalibration(folder, calibration);
    RecordingFiles.writeTruth(folder, paths);
    try {
      List<String> boxes =
          IntStream.range(0, config.cameras())
              .parallel()
              .mapToObj(camera -> writeFootage(folder, camera))
              .toList();
      if (config.boxes()) {
        writeBoxes(folder.resolve("boxes.jsonl.gz"), boxes);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A camera ready to film from the first frame. */
  TankCamera camera(int index) {
    FishBody[] bodies = new FishBody[config.fish()];
    for (int fish = 0; fish < bodies.length; fish++) {
      bodies[fish] = new FishBody(Seeds.BODY.random(config.seed(), fish));
    }
    CameraModel model = CameraModel.of(calibration.cameras().get(index), calibration.medium());
    TankTexture texture = new TankTexture(config.seed(), tank);
    TankCamera.Film film = new TankCamera.Film(config.seed(), index);
    return new TankCamera(model, tank, texture, bodies, film);
  }

  /** The fish in every frame. */
  List<FishPose[]> paths() {
    return paths;
  }

  /** Returns the camera's true boxes as JSON lines; empty when they are not asked for. */
  private String writeFootage(Path folder, int index) {
    String name = TankRig.cameraName(index);
    TankCamera camera = camera(index);
    StringBuilder lines = new StringBuilder();
    byte[] rgb = new byte[3 * config.width() * config.height()];
    Path file = folder.resolve(name + ".mp4");
    try (VideoEncoder encoder =
        VideoEncoder.h264(file, config.width(), config.height(), config.fps(), footage())) {
      for (int frame = 0; frame < config.frames(); frame++) {
        List<TrueBox> boxes = camera.film(frame / config.fps(), paths.get(frame), rgb);
        encoder.write(rgb);
        if (config.boxes()) {
          lines.append(RecordingFiles.boxesLine(name, frame, "fish", boxes)).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toString();
  }

  /** A keyframe a second, and little enough data for a recording to travel. */
  private EncoderOptions footage() {
    return EncoderOptions.defaults()
        .withKeyframeInterval((int) Math.max(1, Math.round(config.fps())))
        .withQuality(30);
  }

  private static void writeBoxes(Path file, List<String> cameras) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (String lines : cameras) {
        out.write(lines);
      }
    }
  }
}
