package org.shoal.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher, in a checkout without anything in it whose folder has a space in its name, with a
 * {@code java} and a {@code mvn} that only write down how they were called.
 */
class LauncherTest {
  private static final List<String> JVM_OPTIONS =
      List.of("SHOAL_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");
  private static final String STARTS = "shoal: making starts faster";

  @TempDir Path folder;

  private Path root;
  private Path jar;
  private Path archive;
  private Path calls;

  /** How a program was called. */
  private record Call(String place, List<String> arguments) {
    /** What it was given from the jar on. */
    List<String> command() {
      return arguments.subList(arguments.indexOf("-jar"), arguments.size());
    }
  }

  private record Ended(int status, String said) {}

  @BeforeEach
  void checkOut() throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("my shoal"));
    jar = root.resolve("runners/target/shoal.jar");
    archive = root.resolve("runners/target/shoal.jsa");
    calls = Files.createDirectory(folder.resolve("calls"));
    Path launcher = Path.of(System.getProperty("shoal.testdata")).resolveSibling("shoal");
    Files.copy(launcher, root.resolve("shoal"));
    makeOld(Files.createFile(root.resolve("pom.xml")));
    for (String module : List.of("io", "transforms", "pipelines", "runners")) {
      makeOld(Files.createDirectories(root.resolve(module + "/src/main")));
      makeOld(Files.createFile(root.resolve(module + "/pom.xml")));
    }
    program(
        "mvn",
        """
        mkdir -p runners/target
        [ -z "${MVN_STATUS:-}" ] || exit "$MVN_STATUS"
        touch runners/target/shoal.jar
        case "$*" in *verify*) touch runners/target/shoal-flink.jar ;; esac
        """);
    program("getconf", "echo ${PROCESSORS:-2}\n");
    program(
        "java",
        """
        for argument in "$@"; do
          case "$argument" in
            -XX:ArchiveClassesAtExit=*)
              [ -z "${ARCHIVE_STATUS:-}" ] || exit "$ARCHIVE_STATUS"
              echo classes > "${argument#*=}"
              exit ;;
          esac
        done
        exit "${JAVA_STATUS:-0}"
        """);
  }

  @Test
  void theFirstCommandBuildsAndRuns() throws Exception {
    Ended ended = shoal(Map.of(), "tank", "--output=out");

    assertThat(ended.said(), ended.status(), is(0));
    assertThat(ended.said(), containsString("shoal: building runners/target/shoal.jar"));
    assertThat(calls("mvn"), hasSize(1));
    assertThat(calls("mvn").get(0).place(), is(root.toString()));
    assertThat(calls("mvn").get(0).arguments(), hasItems("package", "-DskipTests"));
    assertThat(calls("java"), hasSize(1));
    assertThat(
        calls("java").get(0).command(), contains("-jar", jar.toString(), "tank", "--output=out"));
  }

  @Test
  void theSecondCommandMakesTheArchiveAndLaterOnesUseIt() throws Exception {
    shoal(Map.of(), "version");
    assertThat(Files.exists(archive), is(false));

    assertThat(shoal(Map.of(), "version").said(), containsString(STARTS));
    assertThat(shoal(Map.of(), "version").said(), is(""));

    assertThat(calls("mvn"), hasSize(1));
    List<Call> java = calls("java");
    assertThat(java, hasSize(4));
    assertThat(
        java.get(1).arguments(),
        hasItems("-cp", jar.toString(), "org.shoal.runners.StartUp", root + "/testdata"));
    String use = "-XX:SharedArchiveFile=" + archive;
    assertThat(java.get(0).arguments(), not(hasItem(use)));
    assertThat(java.get(2).arguments(), hasItem(use));
    assertThat(java.get(3).arguments(), hasItem(use));
  }

  @Test
  void changedSourcesAreBuiltAndArchivedAgain() throws Exception {
    shoal(Map.of(), "version");
    shoal(Map.of(), "version");
    makeOld(jar);
    makeOld(archive);
    Files.createFile(root.resolve("transforms/src/main/Changed.java"));

    Ended changed = shoal(Map.of(), "version");
    assertThat(changed.said(), containsString("shoal: building"));
    assertThat(changed.said(), not(containsString(STARTS)));
    assertThat(calls("mvn"), hasSize(2));
    assertThat(
        "an archive of other classes",
        calls("java").get(3).arguments(),
        not(hasItem(startsWith("-XX:SharedArchiveFile"))));
    assertThat(shoal(Map.of(), "version").said(), containsString(STARTS));
  }

  @Test
  void anArchiveThatCannotBeMadeIsNeitherMadeAgainNorUsed() throws Exception {
    shoal(Map.of(), "version");

    Ended first = shoal(Map.of("ARCHIVE_STATUS", "1"), "version");
    assertThat(first.said(), first.status(), is(0));
    assertThat(shoal(Map.of(), "version").said(), is(""));

    List<Call> java = calls("java");
    assertThat(java, hasSize(4));
    for (Call call : List.of(java.get(2), java.get(3))) {
      assertThat(call.arguments(), not(hasItem(startsWith("-XX:SharedArchiveFile"))));
    }
  }

  @Test
  void aBuildThatFailsEndsTheCommand() throws Exception {
    Ended ended = shoal(Map.of("MVN_STATUS", "7"), "tank");

    assertThat(ended.status(), is(7));
    assertThat(calls("java"), is(empty()));
    shoal(Map.of(), "tank");
    assertThat("the next command builds", calls("mvn"), hasSize(2));
  }

  @Test
  void argumentsAndExitStatusGoThroughAsTheyAre() throws Exception {
    List<String> command = List.of("line", "--note=a  b", "", "*", "$HOME", "--x='\"");

    Ended ended = shoal(Map.of("JAVA_STATUS", "3"), command.toArray(String[]::new));

    assertThat(ended.status(), is(3));
    List<String> given = calls("java").get(0).command();
    assertThat(given.subList(2, given.size()), is(command));
  }

  @Test
  void pathsAreThoseOfTheFolderThatTheUserIsIn() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("else where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("s"), root.resolve("shoal"));

    Ended ended = run(link, elsewhere, Map.of(), "version");

    assertThat(ended.said(), ended.status(), is(0));
    assertThat(calls("mvn").get(0).place(), is(root.toString()));
    assertThat(calls("java").get(0).place(), is(elsewhere.toRealPath().toString()));
    assertThat(calls("java").get(0).command(), contains("-jar", jar.toString(), "version"));
  }

  @Test
  void theUsersOptionsForTheJvmComeLastSoThatTheyHold() throws Exception {
    Files.createFile(root.resolve("-Dglob=file"));

    shoal(Map.of("SHOAL_JAVA_OPTS", "-Xmx3g  -Dglob=*"), "version");

    List<String> arguments = calls("java").get(0).arguments();
    int at = arguments.indexOf("-jar");
    assertThat(arguments.subList(at - 2, at), contains("-Xmx3g", "-Dglob=*"));
    assertThat(arguments, hasItem("--add-opens=java.base/java.util=ALL-UNNAMED"));
  }

  @Test
  void theCollectorFollowsTheNumberOfProcessors() throws Exception {
    shoal(Map.of("PROCESSORS", "4"), "version");
    Files.delete(jar);
    shoal(Map.of("PROCESSORS", "5"), "version");

    assertThat(calls("java").get(0).arguments(), hasItems("-XX:+UseSerialGC", "-Xms160m"));
    assertThat(calls("java").get(1).arguments(), not(hasItem("-XX:+UseSerialGC")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHOAL_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
  void theUsersCollectorAndHeapAreTheOnlyOnes(String variable) throws Exception {
    shoal(Map.of(variable, "-XX:+UseParallelGC -Xms1g"), "version");

    List<String> arguments = calls("java").get(0).arguments();
    assertThat(arguments, not(hasItem("-XX:+UseSerialGC")));
    assertThat(arguments, not(hasItem("-Xms160m")));
  }

  @Test
  void submittedJobsGetTheBundleForClustersAndItsConfiguration() throws Exception {
    Ended ended = shoal(Map.of(), "submit", "jobmanager:8081", "tank", "--output=out");

    assertThat(ended.said(), ended.status(), is(0));
    assertThat(calls("mvn").get(0).arguments(), hasItems("verify", "-DskipTests"));
    assertThat(
        calls("java").get(0).command(),
        contains(
            "-jar",
            jar.toString(),
            "tank",
            "--output=out",
            "--runner=FlinkRunner",
            "--flinkMaster=jobmanager:8081",
            "--flinkConfDir=" + root.resolve("runners/conf")));
    shoal(Map.of(), "submit", "jobmanager:8081", "tank", "--flinkConfDir=mine");
    assertThat("built once", calls("mvn"), hasSize(1));
    List<String> again = calls("java").get(calls("java").size() - 1).command();
    assertThat(again, hasItem("--flinkConfDir=mine"));
    assertThat(again, not(hasItem("--flinkConfDir=" + root.resolve("runners/conf"))));
  }

  @Test
  void jobsWithoutAClustersAddressAreNotSubmitted() throws Exception {
    Ended ended = shoal(Map.of(), "submit", "tank", "--output=out");

    assertThat(ended.status(), is(2));
    assertThat(ended.said(), startsWith("usage: shoal submit HOST:PORT <command>"));
    assertThat(calls("java"), is(empty()));
  }

  private Ended shoal(Map<String, String> environment, String... arguments) throws Exception {
    return run(root.resolve("shoal"), root, environment, arguments);
  }

  private Ended run(Path launcher, Path place, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
    builder.environment().keySet().removeAll(JVM_OPTIONS);
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    int status = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
    return new Ended(status, Files.readString(said));
  }

  /** What is older than anything that a test makes. */
  private static void makeOld(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  /** A program that writes down where and with what it is called, a file a call. */
  private void program(String name, String body) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
    String record =
        """
        #!/bin/bash
        n=$(ls '%1$s' | grep -c '^%2$s')
        { printf '%%s\\0' "$PWD" "$@"; } > "%1$s/%2$s.$n"
        """
            .formatted(calls, name);
    Files.writeString(program, record + body);
    assertThat(program.toFile().setExecutable(true), is(true));
  }

  private List<Call> calls(String name) throws IOException {
    List<Call> all = new ArrayList<>();
    for (int n = 0; Files.exists(calls.resolve(name + "." + n)); n++) {
      String[] words = Files.readString(calls.resolve(name + "." + n)).split("\0", -1);
      // Every word ends with a zero.
      all.add(new Call(words[0], List.of(words).subList(1, words.length - 1)));
    }
    return all;
  }
}
