package org.shoal.io.recording;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Date and time of a recording's frames, as the recording.yaml gives them: in the offset from UTC
 * that {@code start} is written in, or local to wherever it was filmed when it has none. A
 * recording whose {@code start} is in seconds, or not given, counts from 1970-01-01T00:00:00: its
 * files must not depend on when they were made.
 */
public final class WallClock {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  private final double fps;
  private final LocalDateTime start;
  private final String offset;

  private WallClock(double fps, LocalDateTime start, String offset) {
    this.fps = fps;
    this.start = start;
    this.offset = offset;
  }

  /** The clock of a recording. */
  public static WallClock of(Recording recording) {
    if (recording.startTime().isEmpty()) {
      LocalDateTime epoch = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
      return new WallClock(recording.fps(), epoch.plus(nanoseconds(recording.startSeconds())), "");
    }
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            recording.startTime(), OffsetDateTime::from, LocalDateTime::from);
    if (parsed instanceof OffsetDateTime time) {
      return new WallClock(recording.fps(), time.toLocalDateTime(), time.getOffset().getId());
    }
    return new WallClock(recording.fps(), LocalDateTime.from(parsed), "");
  }

  /** Time of a frame in ISO 8601, to the millisecond. */
  public String timeOf(long frame) {
    return TIME.format(start.plus(nanoseconds(frame / fps))) + offset;
  }

  /** Time of the first frame as file names have it: {@code 2026-05-04_09-30-00}. */
  public String stamp() {
    return STAMP.format(start);
  }

  private static Duration nanoseconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
