package org.shoal.io.results.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WallClock;

/** The session summary for people: what was counted from when to when. */
final class SessionText {
  private SessionText() {}

  static void write(Recording recording, LineSummary summary, Path target) throws IOException {
    AtomicFile.write(target, file -> Files.writeString(file, text(recording, summary)));
  }

  static String text(Recording recording, LineSummary summary) {
    WallClock clock = WallClock.of(recording);
    StringBuilder text = new StringBuilder();
    line(text, "recording", recording.name());
    line(text, "cameras", String.join(", ", recording.cameraNames()));
    line(text, "start", clock.timeOf(0));
    line(text, "end", clock.timeOf(recording.frames()));
    line(text, "duration", format("%.3f s", recording.frames() / recording.fps()));
    line(text, "frames", format("%d at %s frames/s", recording.frames(), recording.fps()));
    line(text, "bottles", Long.toString(summary.bottles()));
    line(text, "classified", Long.toString(summary.classified()));
    line(text, "failed", Long.toString(summary.failed()));
    line(text, "not triggered", Long.toString(summary.notTriggered()));
    line(text, "most at once", Integer.toString(summary.mostTracks()));
    line(text, "detections", Long.toString(summary.detections()));
    line(
        text,
        "classifier calls",
        format(
            "%d, %.1f %% fewer than for every detection",
            summary.classifierCalls(), summary.classifierCallReduction()));
    line(
        text,
        "cache",
        format(
            "%d hits, %d misses, %.1f %%",
            summary.cacheHits(), summary.cacheMisses(), 100 * summary.cacheHitRate()));
    summary.products().forEach((product, count) -> line(text, "product", product + ": " + count));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(format("%-17s %s\n", name + ":", value));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
