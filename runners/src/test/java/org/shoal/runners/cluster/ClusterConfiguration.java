package org.shoal.runners.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/** The configuration that ships, but for ports and sizes: of a cluster on one machine. */
final class ClusterConfiguration {
  /** Below those that systems give to whoever asks for any, so that a port stays free meanwhile. */
  private static final int FIRST_PORT = 20_000;

  private static final int END_OF_PORTS = 30_000;

  private ClusterConfiguration() {}

  /**
   * Writes a cluster's configuration below its folder, and reads it as Flink does.
   *
   * @param jvm further arguments for all of the cluster's processes
   */
  static Configuration write(Path folder, String jvm) throws IOException {
    Path shipped = Path.of(System.getProperty("shoal.conf"));
    Map<String, String> settings =
        new TreeMap<>(GlobalConfiguration.loadConfiguration(shipped.toString()).toMap());
    settings.replaceAll((key, value) -> value.equals("localhost") ? "127.0.0.1" : value);
    settings.putAll(ports());
    settings.putAll(sizes());
    settings.putAll(delays());
    settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")).toString());
    settings.merge("env.java.opts.all", jvm, (before, more) -> before + " " + more);
    Path conf = Files.createDirectories(in(folder));
    Files.writeString(
        conf.resolve("config.yaml"),
        settings.entrySet().stream()
            .map(setting -> "%s: \"%s\"%n".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining()));
    return GlobalConfiguration.loadConfiguration(conf.toString());
  }

  /** Where the configuration is in a cluster's folder. */
  static Path in(Path folder) {
    return folder.resolve("conf");
  }

  private static Map<String, String> ports() {
    int port = freePort(ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS - 1000));
    return Map.of(
        "jobmanager.rpc.port", Integer.toString(port),
        "rest.port", Integer.toString(freePort(port + 1)));
  }

  private static Map<String, String> sizes() {
    return Map.of(
        "jobmanager.memory.process.size", "1g",
        "taskmanager.memory.process.size", "1800m",
        "taskmanager.memory.task.off-heap.size", "500m",
        "taskmanager.memory.network.max", "64m");
  }

  /**
   * A lost worker is noticed after two heartbeats that do not reach it, a lost JobManager when none
   * has come for the time-out. Whoever shares the machine may keep a process waiting for longer
   * than the 10 s that are usual for an answer.
   */
  private static Map<String, String> delays() {
    return Map.of(
        "restart-strategy.fixed-delay.delay", "1 s",
        "heartbeat.interval", "1000",
        "heartbeat.timeout", "15000",
        "pekko.ask.timeout", "1 min");
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
}
