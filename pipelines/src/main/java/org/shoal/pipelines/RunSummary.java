package org.shoal.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.shoal.io.files.BeamFiles;
import org.shoal.io.files.StoredFile;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.results.ResultFolder;
import org.shoal.pipelines.monitor.PerformanceReport;

/**
 * Completes each recording's summary.json, whose first part the job wrote, with what only the
 * launcher knows: how long it took, how fast each stage was, with which options and versions.
 *
 * @param seconds wall-clock time of the whole job
 * @param stages stage → seconds and frames a second, over all recordings of the job
 * @param performance how it performed while it ran
 * @param options every option with its value
 * @param runner the Beam runner's name
 */
public record RunSummary(
    double seconds,
    ObjectNode stages,
    PerformanceReport performance,
    ObjectNode options,
    String runner) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * Adds this run to a recording's summary.
   *
   * @param provenance what the recording's files say of their origin, of which the digests are
   *     added
   */
  public ObjectNode complete(ResultFolder folder, Provenance provenance) throws IOException {
    String file = folder.location("summary.json");
    ObjectNode summary = JSON.readValue(BeamFiles.read(file), ObjectNode.class);
    summary.put("seconds", seconds);
    summary.put("frames_per_second", seconds > 0 ? summary.path("frames").asLong() / seconds : 0);
    summary.set("stages", stages);
    summary.set("performance", JSON.valueToTree(performance));
    provenance.texts().entrySet().stream()
        .filter(text -> text.getKey().endsWith("_sha256"))
        .forEach(digest -> summary.put(digest.getKey(), digest.getValue()));
    summary
        .putObject("versions")
        .put("shoal", Version.current())
        .put("beam", ReleaseInfo.getReleaseInfo().getVersion())
        .put("java", Runtime.version().toString());
    summary.put("runner", runner);
    summary.set("options", options);
    StoredFile.write(
        file, local -> Files.writeString(local, JSON.writeValueAsString(summary) + "\n"));
    return summary;
  }
}
