package org.shoal.pipelines;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.shoal.io.results.ProgressMarkers;
import org.shoal.io.results.ProgressMarkers.Progress;
import org.shoal.io.results.ResultFolder;

/**
 * Keeps one line on a terminal up to date while a job runs: the recording being worked on, windows
 * done, frames a second and the time left.
 */
public final class ProgressLine implements AutoCloseable {
  private static final long EVERY_MILLIS = 500;

  private final List<ResultFolder> folders;
  private final PrintStream terminal;
  private final long startNanos = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });

  private ProgressLine(List<ResultFolder> folders, PrintStream terminal) {
    this.folders = List.copyOf(folders);
    this.terminal = terminal;
  }

  /** Starts showing the progress of the recordings whose results go into these folders. */
  public static ProgressLine start(List<ResultFolder> folders, PrintStream terminal) {
    ProgressLine line = new ProgressLine(folders, terminal);
    var unused =
        line.clock.scheduleWithFixedDelay(
            line::show, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return line;
  }

  private void show() {
    terminal.print("\r\033[K" + text(seconds()));
    terminal.flush();
  }

  /** The line after so many seconds of work. */
  String text(double seconds) {
    Progress sum = new Progress(0, 0, 0, 0);
    String current = "";
    for (ResultFolder folder : folders) {
      Progress progress = new ProgressMarkers(folder).read();
      if (current.isEmpty() && progress.writtenWindows() < Math.max(1, progress.plannedWindows())) {
        current = folder.recording();
      }
      sum = plus(sum, progress);
    }
    if (sum.plannedFrames() == 0) {
      return current + "  indexing footage";
    }
    double rate = sum.detectedFrames() / seconds;
    return String.format(
        "%s  windows %d/%d  frames %d/%d  %.0f frames/s  %s",
        current.isEmpty() ? "finishing" : current,
        sum.writtenWindows(),
        sum.plannedWindows(),
        sum.detectedFrames(),
        sum.plannedFrames(),
        rate,
        left((sum.plannedFrames() - sum.detectedFrames()) / rate));
  }

  private static Progress plus(Progress a, Progress b) {
    return new Progress(
        a.plannedFrames() + b.plannedFrames(),
        a.plannedWindows() + b.plannedWindows(),
        a.detectedFrames() + b.detectedFrames(),
        a.writtenWindows() + b.writtenWindows());
  }

  private static String left(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "";
    }
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format("%d:%02d:%02d left", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format("%d:%02d left", whole / 60, whole % 60);
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    terminal.print("\r\033[K");
    terminal.flush();
  }
}
