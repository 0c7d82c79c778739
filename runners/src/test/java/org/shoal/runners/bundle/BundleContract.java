package org.shoal.runners.bundle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.runners.PipelineRunnerRegistrar;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in a module's bundles, and that it works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BundleContract {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));
  private static final String SERVICES = "META-INF/services/";

  /** The bundles that the module makes. */
  protected abstract Stream<Bundle> bundles();

  @ParameterizedTest
  @MethodSource("bundles")
  void everyProviderOfAServiceIsThere(Bundle bundle) {
    Set<String> entries = bundle.entries();
    Map<String, List<String>> missing = new TreeMap<>();
    for (String service : entries) {
      if (service.startsWith(SERVICES) && !service.endsWith("/")) {
        List<String> gone =
            bundle.providers(service.substring(SERVICES.length())).stream()
                .filter(provider -> !entries.contains(provider.replace('.', '/') + ".class"))
                .toList();
        if (!gone.isEmpty()) {
          missing.put(service, gone);
        }
      }
    }
    assertThat(missing, is(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void itHasTheRunnersThatItIsForAndAllFilesystems(Bundle bundle) {
    String runners = "org.apache.beam.runners.";
    List<String> expected =
        bundle == Bundle.DATAFLOW
            ? List.of(runners + "dataflow.DataflowPipelineRegistrar$Runner")
            : List.of(
                runners + "direct.DirectRegistrar$Runner",
                runners + "flink.FlinkRunnerRegistrar$Runner");
    assertThat(
        bundle.providers(PipelineRunnerRegistrar.class.getName()),
        containsInAnyOrder(expected.toArray(String[]::new)));

    assertThat(
        bundle.providers(FileSystemRegistrar.class.getName()),
        hasItems(
            "org.apache.beam.sdk.io.LocalFileSystemRegistrar",
            "org.apache.beam.sdk.extensions.gcp.storage.GcsFileSystemRegistrar"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void whatTheClusterHasIsLeftOut(Bundle bundle) {
    Set<String> entries = bundle.entries();
    assertThat(entries.contains("org/apache/flink/core/fs/Path.class"), is(bundle == Bundle.SHOAL));
    assertThat(entries.contains("org/slf4j/Logger.class"), is(bundle != Bundle.FLINK));
    assertThat(entries.contains("logback.xml"), is(bundle != Bundle.FLINK));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void itsManifestNamesItsMainClassAndVersion(Bundle bundle) {
    List<String> manifest = bundle.text("META-INF/MANIFEST.MF").lines().toList();
    assertThat(manifest, hasItem("Main-Class: " + bundle.mainClass()));
    assertThat(manifest, hasItem(matchesPattern("Implementation-Version: \\d+\\.\\d+\\.\\d+")));
    assertThat(bundle.entries(), hasItem(bundle.mainClass().replace('.', '/') + ".class"));
  }

  /** Footage is decoded and a network run, by native code of this machine's kind. */
  @ParameterizedTest
  @MethodSource("bundles")
  void itStartsAndItsNativeLibrariesWork(Bundle bundle) throws Exception {
    assertThat(
        bundle.entries(),
        hasItem(
            matchesPattern("org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/\\w*avcodec\\..*")));
    List<String> command = new ArrayList<>(bundle.command());
    command.add("inspect");
    command.add("--recording=" + TESTDATA.resolve("tank/recording.yaml"));
    command.add("--model=" + TESTDATA.resolve("models/fish-detector.onnx"));
    command.add("--sampleSeconds=0.2");

    assertThat(run(command), containsString("cam_03"));
  }

  /** Runs a command that must be good, and gives what it has said. */
  protected static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said, process.waitFor(), is(0));
    return said;
  }
}
