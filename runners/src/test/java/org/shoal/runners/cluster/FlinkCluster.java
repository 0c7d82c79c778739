package org.shoal.runners.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
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

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Configuration configuration;
  private final boolean pinned;

  /** Those that run, the oldest first. */
  private final Deque<Worker> workers = new ConcurrentLinkedDeque<>();

  private Process master;
  private int started;

  /**
   * A TaskManager.
   *
   * @param name by which the JobManager knows it
   */
  private record Worker(String name, Process process) {}

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
        new FlinkCluster(folder, ClusterConfiguration.write(folder, jvm), pinned);
    // Also when the test is stopped from outside.
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    try {
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.startWorker();
      }
      cluster.waitUntilIdle();
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  /** Where jobs are submitted: host and port. */
  String address() {
    return "127.0.0.1:" + configuration.toMap().get("rest.port");
  }

  /** The folder of the cluster's configuration, which its clients use too. */
  Path conf() {
    return ClusterConfiguration.in(folder);
  }

  /** Starts a JobManager at the address that clients and workers know. */
  void startMaster() throws Exception {
    JobManagerProcessSpec memory =
        JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
            configuration, JobManagerOptions.TOTAL_PROCESS_MEMORY);
    master =
        startProcess(
            List.of(),
            "jobmanager-" + started,
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
    String name = "taskmanager-" + started;
    Process process =
        startProcess(
            place,
            name,
            ProcessMemoryUtils.generateJvmParametersStr(memory) + " -Djava.io.tmpdir=" + temporary,
            configuration.get(CoreOptions.FLINK_TM_JVM_OPTIONS),
            TaskManagerRunner.class,
            TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)
                + " -D io.tmp.dirs="
                + temporary
                + " -D taskmanager.resource-id="
                + name);
    workers.add(new Worker(name, process));
    return process;
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
    started++;
    Path log = folder.resolve(name + ".log");
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
    kill(workers.remove().process);
  }

  /** Ends the JobManager as a power cut would, and waits until it is gone. */
  void killMaster() {
    kill(master);
  }

  private static void kill(Process process) {
    process.destroyForcibly().onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Waits until the cluster has its workers, and none besides, and no job. */
  void waitUntilIdle() throws Exception {
    waitFor(
        "an idle cluster",
        () -> {
          for (Worker worker : workers) {
            assertRuns(worker.process, worker.name);
          }
          return isIdle();
        });
  }

  /**
   * Whether the cluster runs and has no job. A worker that was killed is not forgotten at once, one
   * that was started is not known at once.
   */
  boolean isIdle() throws InterruptedException {
    try {
      Set<String> free = new HashSet<>();
      for (JsonNode worker : get("/taskmanagers").path("taskmanagers")) {
        free.add(worker.path("freeSlots").asInt() == 1 ? worker.path("id").asText() : "busy");
      }
      return free.equals(workers.stream().map(Worker::name).collect(Collectors.toSet()))
          && workers.stream().allMatch(worker -> worker.process.isAlive())
          && get("/overview").path("jobs-running").asInt() == 0;
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
    List<Process> all = new ArrayList<>(workers.stream().map(Worker::process).toList());
    if (master != null) {
      all.add(master);
    }
    all.forEach(Process::destroyForcibly);
    all.forEach(FlinkCluster::kill);
  }
}
