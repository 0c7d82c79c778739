package org.shoal.transforms.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
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

/**
 * Simulates a recording of swimmers whose strokes are known: front crawl in place against a
 * current, filmed from the pool's edge.
 *
 * <p>Written are {@code recording.yaml} (named as the folder), {@code side.mp4} (H.264), {@code
 * truth.csv} (wrist, time_s, swimmer: when each wrist is lowest in the picture) and, when asked
 * for, {@code keypoints.jsonl.gz}: the true box and keypoints of every swimmer in every frame, one
 * pose a line.
 */
public final class SwimSimulation {
  private static final String CAMERA = "side";

  private final SwimConfig config;
  private final PoolCamera camera;
  private final List<CrawlSwimmer> swimmers;

  /** A simulation, of which nothing is painted or written yet. */
  public SwimSimulation(SwimConfig config) {
    this.config = config;
    this.camera = new PoolCamera(config);
    this.swimmers =
        IntStream.range(0, config.swimmers()).mapToObj(i -> new CrawlSwimmer(config, i)).toList();
  }

  /**
   * Writes the recording's files into a folder, made when it is not there; files of the same names
   * are replaced.
   *
   * @throws IOException when a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    RecordingFiles.writeRecording(folder, config.fps(), List.of(CAMERA));
    SwimFiles.writeTruth(folder, strokes());
    Path file = folder.resolve(CAMERA + ".mp4");
    if (config.keypoints()) {
      try (Writer lines = gzip(folder.resolve("keypoints.jsonl.gz"))) {
        writeFootage(file, lines);
      }
    } else {
      writeFootage(file, Writer.nullWriter());
    }
  }

  /** All strokes in order of time. */
  public List<TrueStroke> strokes() {
    List<TrueStroke> strokes = new ArrayList<>();
    for (CrawlSwimmer swimmer : swimmers) {
      StrokeTruth truth = new StrokeTruth(config, camera, swimmer);
      for (int side = 0; side < 2; side++) {
        for (double seconds : truth.peaks(side)) {
          strokes.add(new TrueStroke(side == 0, seconds, swimmers.indexOf(swimmer)));
        }
      }
    }
    strokes.sort(TrueStroke.IN_TIME);
    return strokes;
  }

  /** A film of the swimmers, from the first frame. */
  SwimFilm film() {
    return new SwimFilm(config, camera, swimmers);
  }

  private void writeFootage(Path file, Writer lines) throws IOException {
    SwimFilm film = film();
    byte[] rgb = new byte[3 * config.width() * config.height()];
    try (VideoEncoder encoder =
        VideoEncoder.h264(file, config.width(), config.height(), config.fps(), footage())) {
      for (int frame = 0; frame < config.frames(); frame++) {
        List<TruePose> poses = film.next(frame / config.fps(), rgb);
        encoder.write(rgb);
        for (int i = 0; i < poses.size(); i++) {
          lines.write(SwimFiles.poseLine(CAMERA, i, frame, frame / config.fps(), poses.get(i)));
          lines.write('\n');
        }
      }
    }
  }

  /** A keyframe a second, and little enough data for a recording to travel. */
  private EncoderOptions footage() {
    return EncoderOptions.defaults()
        .withKeyframeInterval((int) Math.max(1, Math.round(config.fps())))
        .withQuality(33);
  }

  private static Writer gzip(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
  }
}
