package org.shoal.runners.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.hdf5.TrackingFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingShard;
import org.shoal.io.tracking.SmoothedWindow;

/**
 * Measures the writing of a tracking.h5 against the same rows written by one Python process with
 * h5py, in the same run; and the memory it takes for recordings of different lengths.
 */
public final class TrackingFileBenchmark {
  private static final int FISH = 9;
  private static final int WINDOW = TrackingLayout.DEFAULT_CHUNK_FRAMES;
  private static final double FPS = 30;
  private static final String SCRIPT = "h5py_writer.py";

  private final MadeTracks made;
  private final TrackingLayout layout;
  private final long frames;
  private final Path folder;
  private final int threads = Runtime.getRuntime().availableProcessors();

  private TrackingFileBenchmark(double hours, int cameras, Path folder) {
    this.made = new MadeTracks(cameras, FISH, WINDOW, FPS);
    this.layout = new TrackingLayout(made.cameras(), FISH, WINDOW);
    this.frames = Math.round(hours * 3600 * FPS);
    this.folder = folder;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments {@code speed HOURS CAMERAS} or {@code memory HOURS CAMERAS}
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3 || !List.of("speed", "memory").contains(arguments[0])) {
      System.err.println("usage: TrackingFileBenchmark speed|memory HOURS CAMERAS");
      System.exit(2);
    }
    Path folder = Files.createTempDirectory("tracking-file-benchmark");
    try {
      TrackingFileBenchmark benchmark =
          new TrackingFileBenchmark(
              Double.parseDouble(arguments[1]), Integer.parseInt(arguments[2]), folder);
      if (arguments[0].equals("speed")) {
        benchmark.speed(System.out);
      } else {
        benchmark.memory(System.out);
      }
    } finally {
      delete(folder);
    }
  }

  /** Rows are made before the clock runs, on both sides. */
  private void speed(PrintStream out) throws Exception {
    List<SmoothedWindow> windows = new ArrayList<>();
    for (long window = 0; window < layout.windows(frames); window++) {
      windows.add(made.window("made", window, frames));
    }
    out.printf(
        "%d frames, %d cameras, %d fish, %d threads%n",
        frames, made.cameras().size(), FISH, threads);
    Cost cold = write(window -> windows.get((int) window));
    Cost warm = write(window -> windows.get((int) window));
    Cost reference = h5py();
    print(out, "shoal, cold", cold, reference);
    print(out, "shoal, warm", warm, reference);
    print(out, "h5py", reference, reference);
  }

  private void memory(PrintStream out) throws Exception {
    Cost cost = write(window -> made.window("made", window, frames));
    out.printf(
        "%d frames, %d cameras, %d fish: %d bytes; heap at most %d MiB, process at most %s%n",
        frames,
        made.cameras().size(),
        FISH,
        cost.bytes(),
        Runtime.getRuntime().maxMemory() >> 20,
        peakMemory());
  }

  private record Cost(double seconds, double cpuSeconds, long bytes) {}

  private static void print(PrintStream out, String name, Cost cost, Cost reference) {
    out.printf(
        "%-12s %6.2f s (%.3f of h5py's), %6.2f s of CPU (%.3f), %,d bytes (%.4f)%n",
        name,
        cost.seconds(),
        cost.seconds() / reference.seconds(),
        cost.cpuSeconds(),
        cost.cpuSeconds() / reference.cpuSeconds(),
        cost.bytes(),
        (double) cost.bytes() / reference.bytes());
  }

  /** Shards on all threads, as workers write them, then the file, as the last step assembles it. */
  private Cost write(LongFunction<SmoothedWindow> windows) throws Exception {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    Path shards = folder.resolve("shards");
    ThreadLocal<TrackingShard> writers =
        ThreadLocal.withInitial(() -> new TrackingShard(layout, shards.toString()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<ShardRef> refs = new ArrayList<>();
    try {
      List<Callable<ShardRef>> tasks =
          LongStream.range(0, layout.windows(frames))
              .<Callable<ShardRef>>mapToObj(
                  window -> () -> writers.get().write(windows.apply(window)))
              .toList();
      for (Future<ShardRef> written : pool.invokeAll(tasks)) {
        refs.add(written.get());
      }
    } finally {
      pool.shutdown();
    }
    TrackingFile.assemble(file(), layout, frames, Provenance.none(), refs);
    Cost cost = new Cost(seconds(start), cpuSeconds() - cpu, Files.size(file()));
    delete(shards);
    return cost;
  }

  private Cost h5py() throws IOException, InterruptedException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = TrackingFileBenchmark.class.getResourceAsStream(SCRIPT)) {
      Files.copy(in, script);
    }
    Path target = folder.resolve("by-h5py.h5");
    String python = System.getProperty("shoal.python", "python3");
    Process process =
        new ProcessBuilder(python, script.toString(), file().toString(), target.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String[] fields = said.strip().split(" ");
    if (process.waitFor() != 0 || !fields[3].equals("same")) {
      throw new IllegalStateException("h5py wrote something else: " + said);
    }
    return new Cost(
        Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Files.size(target));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** The most physical memory the process had, as Linux tells it. */
  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "an unknown size";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
        .findFirst()
        .orElse("an unknown size");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path file() {
    return folder.resolve("tracking.h5");
  }
}
