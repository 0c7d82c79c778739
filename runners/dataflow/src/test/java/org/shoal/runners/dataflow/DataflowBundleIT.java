package org.shoal.runners.dataflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.runners.bundle.Bundle;
import org.shoal.runners.bundle.BundleContract;

/** The bundle for Dataflow. */
class DataflowBundleIT extends BundleContract {
  private static final Path TESTDATA = Path.of(System.getProperty("shoal.testdata"));

  @TempDir Path folder;

  @Override
  protected Stream<Bundle> bundles() {
    return Stream.of(Bundle.DATAFLOW);
  }

  @Test
  void itWritesAJobInsteadOfRunningIt() throws Exception {
    Path job = folder.resolve("job.json");
    List<String> command = new ArrayList<>(Bundle.DATAFLOW.command(testClasses()));
    command.add("tank");
    command.add("--recording=" + TESTDATA.resolve("tank/recording.yaml"));
    command.add("--model=" + TESTDATA.resolve("models/fish-detector.onnx"));
    command.add("--output=" + folder.resolve("out"));
    command.addAll(NothingIsStaged.templateArguments(job));

    run(command);

    assertThat(
        new ObjectMapper().readTree(Files.readString(job)).path("steps").size(),
        is(greaterThan(20)));
  }

  private static String testClasses() throws URISyntaxException {
    return Path.of(
            NothingIsStaged.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
