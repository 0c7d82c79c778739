package org.shoal.io.annotate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.shoal.io.InvalidInputException;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.video.CameraSurvey;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageSurveyor;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.FrameScaling.PixelOrder;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.StagedFootage;
import org.shoal.io.video.VideoEncoder;
import org.shoal.io.zone.TriggerZones;

/**
 * Films one camera's footage again with what was found of it drawn in: MP4, H.264, at the
 * recording's clock, so that frames which the footage lacks leave the one before standing. Footage
 * of an odd width or height loses its last column or row.
 */
public final class AnnotatedVideo {
  private final Recording recording;
  private final TriggerZones zones;
  private final String speed;
  private Optional<Film> film = Optional.empty();

  private AnnotatedVideo(Recording recording, TriggerZones zones, String speed) {
    this.recording = recording;
    this.zones = zones;
    this.speed = speed;
  }

  /**
   * Writes a video, which appears whole or not at all.
   *
   * @param annotations what to draw, frames ascending; frames without anything may be left out
   * @param speed how fast the footage was worked on, in words, for the corner of each frame
   * @return number of frames written
   * @throws InvalidInputException when there is no footage that can be read
   * @throws IOException when footage cannot be brought here or the file not be written
   */
  public static long write(
      Recording recording,
      RecordingCamera camera,
      TriggerZones zones,
      Iterator<FrameAnnotations> annotations,
      String speed,
      Path target)
      throws IOException {
    AnnotatedVideo video = new AnnotatedVideo(recording, zones, speed);
    long[] frames = {0};
    AtomicFile.write(
        target, file -> frames[0] = video.film(camera, new Upcoming(annotations), file));
    return frames[0];
  }

  private long film(RecordingCamera camera, Upcoming annotations, Path file) throws IOException {
    long frames = 0;
    try {
      for (Segment segment : segments(camera)) {
        try (StagedFootage staged = StagedFootage.open(segment.uri());
            SegmentDecoder decoder =
                SegmentDecoder.open(segment, staged.path(), FrameScaling.none(PixelOrder.RGB), 1)) {
          frames += film(decoder, annotations, file);
        }
      }
    } finally {
      if (film.isPresent()) {
        film.get().encoder.close();
      }
    }
    if (frames == 0) {
      throw new InvalidInputException(recording.source(), camera.name(), "shows no frame");
    }
    return frames;
  }

  /** The camera's footage as the job read it: what cannot be read costs only itself. */
  private List<Segment> segments(RecordingCamera camera) throws IOException {
    CameraSurvey survey = FootageSurveyor.survey(recording, camera, Double.MAX_VALUE);
    if (survey.segments().isEmpty() && !survey.problems().isEmpty()) {
      throw new InvalidInputException(
          recording.source(), camera.name(), survey.problems().get(0).message());
    }
    return survey.segments();
  }

  private long film(SegmentDecoder decoder, Upcoming annotations, Path file) throws IOException {
    long frames = 0;
    for (Optional<DecodedFrame> next = decoder.next(); next.isPresent(); next = decoder.next()) {
      DecodedFrame frame = next.get();
      if (film.isEmpty()) {
        film = Optional.of(Film.start(file, frame, recording.fps(), zones));
      }
      film.get().add(frame, annotations.of(frame.index()), caption(frame.index()));
      frames++;
    }
    return frames;
  }

  private String caption(long frame) {
    return "%s  frame %d".formatted(speed, frame);
  }

  /** A file that has begun, the size of its first frame. */
  private record Film(
      int width, int height, double fps, FrameAnnotator annotator, VideoEncoder encoder) {

    static Film start(Path file, DecodedFrame first, double fps, TriggerZones zones)
        throws IOException {
      int width = first.width() & ~1;
      int height = first.height() & ~1;
      return new Film(
          width,
          height,
          fps,
          new FrameAnnotator(width, height, zones),
          VideoEncoder.h264(file, width, height, fps));
    }

    void add(DecodedFrame frame, FrameAnnotations annotations, String caption) throws IOException {
      byte[] rgb = new byte[3 * width * height];
      int columns = Math.min(width, frame.width());
      for (int row = 0; row < Math.min(height, frame.height()); row++) {
        System.arraycopy(
            frame.pixels(), 3 * row * frame.width(), rgb, 3 * row * width, 3 * columns);
      }
      annotator.draw(rgb, annotations, caption);
      encoder.write(rgb, frame.index() / fps);
    }
  }

  /** Annotations in the order of frames. */
  private static final class Upcoming {
    private final Iterator<FrameAnnotations> annotations;
    private Optional<FrameAnnotations> next = Optional.empty();

    Upcoming(Iterator<FrameAnnotations> annotations) {
      this.annotations = annotations;
    }

    /** Those of a frame, which is later than the one asked for before. */
    FrameAnnotations of(long frame) {
      while (annotations.hasNext() && (next.isEmpty() || next.get().frame() < frame)) {
        next = Optional.of(annotations.next());
      }
      return next.filter(found -> found.frame() == frame)
          .orElseGet(() -> new FrameAnnotations(frame, List.of()));
    }
  }
}
