package org.shoal.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flink's own processes start, and what a cluster is asked for. */
class FlinkMainTest {
  @Test
  void jobsWithinAClusterRunThereWithFinishedResultsBetweenStages() {
    assertThat(
        FlinkMain.withDefaults(List.of("tank", "--recording=a")),
        is(
            List.of(
                "tank",
                "--recording=a",
                "--runner=FlinkRunner",
                "--executionModeForBatch=BATCH_FORCED")));
  }

  @Test
  void argumentsThatAreGivenStay() {
    List<String> given =
        List.of("tank", "--runner=DirectRunner", "--executionModeForBatch=PIPELINED");
    assertThat(FlinkMain.withDefaults(given), is(given));
  }

  @Test
  void aFailureIsThrownSinceTheProcessIsFlinks() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> FlinkMain.main(new String[] {"tank", "--recording=/nowhere.yaml"}));
    assertThat(thrown.getMessage(), containsString("exit status 2"));
  }

  @Test
  void aClusterThatDoesNotAnswerIsNoReasonToStop() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("127.0.0.1:1");

    new FlinkRunnerTuning().tune(options);

    assertThat(options.getExecutionModeForBatch(), is("BATCH_FORCED"));
    assertThat(options.getParallelism(), is(-1));
  }

  @Test
  void embeddedFlinkKeepsItsFasterExchanges() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);

    new FlinkRunnerTuning().tune(options);

    assertThat(options.getExecutionModeForBatch(), is("PIPELINED"));
    assertThat(options.getFasterCopy(), is(true));
  }

  @ParameterizedTest
  @CsvSource({"[auto],,50ms", "[local],20ms,20ms", "127.0.0.1:1,,"})
  void embeddedFlinksClocksAreSlowUnlessTheUserSaysOtherwise(
      String master, String said, String expected) {
    String before = tick(said);
    try {
      FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
      options.setRunner(FlinkRunner.class);
      options.setFlinkMaster(master);

      new FlinkRunnerTuning().tune(options);

      assertThat(System.getProperty("pekko.scheduler.tick-duration"), is(expected));
    } finally {
      tick(before);
    }
  }

  /** Sets the clocks' tick, or clears it, and tells what it was. */
  private static String tick(String duration) {
    return duration == null
        ? System.clearProperty("pekko.scheduler.tick-duration")
        : System.setProperty("pekko.scheduler.tick-duration", duration);
  }
}
