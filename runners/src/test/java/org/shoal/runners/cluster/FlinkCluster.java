package org.shoal.runners.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A Flink session cluster on the loopback interface: a JobManager and TaskManagers in processes of
 * their own, from the released jars, with the configuration that ships but for ports and sizes.
 */
final class FlinkCluster implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Below those that systems give to whoever asks for any, so that a port stays free meanwhile. */
  private static final int FIRST_PORT = 20_000;

  private static final int END_OF_PORTS = 30_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Configuration configuration;
  private final boolean pinned;

  /** Those that run, the oldest first. */
  private final Deque<Process> workers = new ArrayDeque<>();

  private Process master;
  private int started;

  private FlinkCluster(Path folder, Configuration configuration, boolean pinned) {
    this.folder = folder;
    this.configuration = configuration;
    this.pinned = pinned;
  }

  /**
   * Starts a cluster of a JobManager and workers with one slot each, and waits until it is
   * complete. Its processes live for minutes, so that they do without the optimising compiler.
   *
   * @param folder for configuration, logs and temporary files
   */
  static FlinkCluster start(Path folder, int workers) throws Exception {
    return start(folder, workers, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", false);
  }

  /** Starts a cluster whose workers have one processor core each, the first one core 0. */
  static FlinkCluster startPinned(Path folder, int workers) throws Exception {
    return start(folder, workers, "", true);
  }

  private static FlinkCluster start(Path folder, int workers, String jvm, boolean pinned)
      throws Exception {
    FlinkCluster cluster =
        new FlinkCluster(folder, configure(Files.createDirectories(folder), jvm), pinned);
    // Also when the test is stopped from outside.
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    try {
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.startWorker();
      }
      cluster.waitForSlots(workers);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private static Configuration configure(Path folder, String jvm) throws IOException {
    Path shipped = Path.of(System.getProperty("shoal.conf"));
    Map<String, String> settings =
        new TreeMap<>(GlobalConfiguration.loadConfiguration(shipped.toString()).toMap());
    settings.replaceAll((key, value) -> value.equals("localhost") ? "127.0.0.1" : value);
    int port = freePort(ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS - 1000));
    settings.put("jobmanager.rpc.port", Integer.toString(port));
    settings.put("rest.port", Integer.toString(freePort(port + 1)));
    settings.put("jobmanager.memory.process.size", "1g");
    settings.put("taskmanager.memory.process.size", "1800m");
    settings.put("taskmanager.memory.task.off-heap.size", "500m");
    settings.put("taskmanager.memory.network.max", "64m");
    settings.put("restart-strategy.fixed-delay.delay", "200 ms");
    // A lost worker is noticed after two heartbeats that do not reach it, a lost JobManager when
    // none has come for the time-out.
    settings.put("heartbeat.interval", "1000");
    settings.put("heartbeat.timeout", "15000");
    // Whoever shares the machine may keep a process waiting for longer than the 10 s that are
    // usual.
    settings.put("pekko.ask.timeout", "1 min");
    settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")).toString());
    settings.merge("env.java.opts.all", jvm, (before, more) -> before + " " + more);
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(
        conf.resolve("config.yaml"),
        settings.entrySet().stream()
            .map(setting -> "%s: \"%s\"%n".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining()));
    return GlobalConfiguration.loadConfiguration(conf.toString());
  }

  /** The next port that nobody has. */
  private static int freePort(int from) {
    for (int port = from; port < END_OF_PORTS; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it.
      }
    }
    throw new IllegalStateException("no port is free from %d on".formatted(from));
  }

  /** Where jobs are submitted: host and port. */
  String address() {
    return "127.0.0.1:" + configuration.toMap().get("rest.port");
  }

  /** The folder of the cluster's configuration, which its clients use too. */
  Path conf() {
    return folder.resolve("conf");
  }

  /** Starts a JobManager at the address that clients and workers know. */
  void startMaster() throws Exception {
    JobManagerProcessSpec memory =
        JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
            configuration, JobManagerOptions.TOTAL_PROCESS_MEMORY);
    master =
        startProcess(
            List.of(),
            "jobmanager",
            JobManagerProcessUtils.generateJvmParametersStr(memory, configuration),
            configuration.get(CoreOptions.FLINK_JM_JVM_OPTIONS),
            StandaloneSessionClusterEntrypoint.class,
            JobManagerProcessUtils.generateDynamicConfigsStr(memory));
    waitFor(
        "a JobManager",
        () -> {
          assertRuns(master, "the JobManager");
          return get("/overview").path("flink-version").isTextual();
        });
  }

  /** Starts one more worker, without waiting for it. */
  void startWorker() throws IOException {
    List<String> core =
        pinned ? List.of("taskset", "-c", Integer.toString(workers.size())) : List.of();
    startWorker(core, configuration.get(CoreOptions.TMP_DIRS));
  }

  /** Starts one more worker, whose temporary files go to a disk of its own. */
  Process startWorkerWith(SmallDisk disk) throws IOException {
    return startWorker(disk.command(), disk.place().toString());
  }

  private Process startWorker(List<String> place, String temporary) throws IOException {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    Process worker =
        startProcess(
            place,
            "taskmanager",
            ProcessMemoryUtils.generateJvmParametersStr(memory) + " -Djava.io.tmpdir=" + temporary,
            configuration.get(CoreOptions.FLINK_TM_JVM_OPTIONS),
            TaskManagerRunner.class,
            TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)
                + " -D io.tmp.dirs="
                + temporary);
    workers.add(worker);
    return worker;
  }

  private Process startProcess(
      List<String> place,
      String name,
      String memory,
      String options,
      Class<?> main,
      String settings)
      throws IOException {
    List<String> command = new ArrayList<>(place);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words(memory));
    command.addAll(words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS)));
    command.addAll(words(options));
    command.add("-Dlogback.configurationFile=" + System.getProperty("shoal.logback"));
    command.addAll(List.of("-cp", FlinkDistribution.classPath(), main.getName()));
    command.addAll(List.of("--configDir", conf().toString()));
    command.addAll(words(settings));
    Path log = folder.resolve("%s-%d.log".formatted(name, started++));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Ends the oldest worker as a power cut would, and waits until it is gone. */
  void killWorker() {
    kill(workers.remove());
  }

  /** Ends the JobManager as a power cut would, and waits until it is gone. */
  void killMaster() {
    kill(master);
  }

  private static void kill(Process process) {
    process.destroyForcibly().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Waits until the cluster has so many slots that no job uses. */
  void waitForSlots(int slots) throws Exception {
    waitFor(
        slots + " free slots",
        () -> {
          for (Process worker : workers) {
            assertRuns(worker, "a TaskManager");
          }
          return isIdle(slots);
        });
  }

  /** Whether the cluster is there, with so many slots that no job uses. */
  boolean isIdle(int slots) throws InterruptedException {
    try {
      JsonNode overview = get("/overview");
      return overview.path("slots-available").asInt() == slots
          && overview.path("slots-total").asInt() == slots
          && overview.path("jobs-running").asInt() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void assertRuns(Process process, String what) {
    if (!process.isAlive()) {
      throw new IllegalStateException(what + " has ended; see " + folder);
    }
  }

  /** What the JobManager's REST interface says. */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address() + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /**
   * Something that is yet to come true; an error of input or output means that it is not true yet.
   */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for a condition, and fails loudly when it does not come true. */
  static void waitFor(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited %s in vain for %s".formatted(PATIENCE, what));
      }
      Thread.sleep(50);
    }
  }

  private static boolean holds(Condition condition) throws Exception {
    try {
      return condition.holds();
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    for (Process worker : workers) {
      kill(worker);
    }
    if (master != null) {
      kill(master);
    }
  }
}
