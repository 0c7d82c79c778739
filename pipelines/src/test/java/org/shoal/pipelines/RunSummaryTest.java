package org.shoal.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.results.ResultFolder;
import org.shoal.pipelines.monitor.PerformanceReport;

class RunSummaryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 100)
  void summaryHoldsEveryFigureOfTheRunAndKeepsWhatWasThere(
      @ForAll @DoubleRange(min = 0.1, max = 1e5) double seconds,
      @ForAll @IntRange(min = 0, max = 1_000_000) int frames,
      @ForAll @DoubleRange(min = 0, max = 100) double percent,
      @ForAll @DoubleRange(min = 0, max = 80_000) double vram)
      throws IOException {
    Path output = Files.createTempDirectory("summary");
    ResultFolder folder = new ResultFolder(output.toString(), "monday");
    Files.createDirectories(folder.root());
    Files.writeString(folder.summary(), "{\"recording\": \"monday\", \"frames\": " + frames + "}");
    ObjectNode stages = JsonNodeFactory.instance.objectNode();
    stages.putObject("decode").put("seconds", percent).put("frames_per_second", vram);
    PerformanceReport performance =
        new PerformanceReport(
            new PerformanceReport.Fps(percent, 1, 2, 3, List.of(4.0, percent)),
            new PerformanceReport.Percent(5, percent),
            new PerformanceReport.Percent(6, percent),
            new PerformanceReport.Vram(vram, 81_920),
            List.of("slow"));
    ObjectNode options = JsonNodeFactory.instance.objectNode().put("confidence", 0.25);
    RunSummary run = new RunSummary(seconds, stages, performance, options, "DirectRunner");

    run.complete(folder, Provenance.none().with("model_sha256", "12ab").with("units", "m"));

    JsonNode summary = JSON.readTree(folder.summary().toFile());
    assertThat(summary.get("recording").asText(), is("monday"));
    assertThat(summary.get("frames").asInt(), is(frames));
    assertThat(summary.get("seconds").asDouble(), is(seconds));
    assertThat(summary.get("frames_per_second").asDouble(), closeTo(frames / seconds, 1e-9));
    assertThat(summary.at("/stages/decode/seconds").asDouble(), is(percent));
    assertThat(summary.at("/performance/fps/mean").asDouble(), is(percent));
    assertThat(summary.at("/performance/fps/last60s").asDouble(), is(1.0));
    assertThat(summary.at("/performance/fps/min60s").asDouble(), is(2.0));
    assertThat(summary.at("/performance/fps/max60s").asDouble(), is(3.0));
    assertThat(summary.at("/performance/fps/history/1").asDouble(), is(percent));
    assertThat(summary.at("/performance/cpu_percent/mean").asDouble(), is(5.0));
    assertThat(summary.at("/performance/gpu_percent/max").asDouble(), is(percent));
    assertThat(summary.at("/performance/vram_mib/used_max").asDouble(), is(vram));
    assertThat(summary.at("/performance/vram_mib/total").asDouble(), is(81_920.0));
    assertThat(summary.at("/performance/warnings/0").asText(), is("slow"));
    assertThat(summary.get("model_sha256").asText(), is("12ab"));
    assertThat(summary.has("units"), is(false));
    assertThat(summary.at("/versions/shoal").asText(), is(Version.current()));
    assertThat(summary.get("runner").asText(), is("DirectRunner"));
    assertThat(summary.at("/options/confidence").asDouble(), is(0.25));
    Files.delete(folder.summary());
    Files.delete(folder.root());
    Files.delete(output);
  }
}
