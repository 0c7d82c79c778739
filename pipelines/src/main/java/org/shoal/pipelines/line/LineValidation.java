package org.shoal.pipelines.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.io.Closer;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultFolder;
import org.shoal.io.results.line.FinishedRows;
import org.shoal.io.results.line.FinishedTracks;
import org.shoal.transforms.validate.FieldTest;
import org.shoal.transforms.validate.FieldValidator;
import org.shoal.transforms.validate.ValidationConfig;
import org.shoal.transforms.validate.ValidationReport;

/** The field test of a line: one pass over the finished tracks, told in summary.json. */
record LineValidation(FieldTest test, ValidationConfig config) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The test that the options ask for, which may be none.
   *
   * @throws org.shoal.io.InvalidInputException naming the option that is wrong
   */
  static LineValidation of(LineOptions options) {
    return new LineValidation(
        FieldTest.of(options.getValidate()),
        ValidationConfig.defaults().withMaxMovement(options.getValidateMaxMovement()));
  }

  /** Tests a recording whose results are finished; says warnings aloud. */
  void validate(Recording recording, String output, PrintStream err) throws IOException {
    if (test == FieldTest.NONE) {
      return;
    }
    ResultFolder folder = new ResultFolder(output, recording.name());
    try (Closer held = Closer.create()) {
      held.register(folder.lock());
      Map<String, ValidationReport> reports = reports(folder, recording);
      write(folder, reports);
      reports.forEach(
          (camera, report) ->
              report
                  .warnings()
                  .forEach(
                      warning ->
                          err.printf(
                              "shoal: warning: %s (%s): %s%n", recording.name(), camera, warning)));
    }
  }

  private Map<String, ValidationReport> reports(ResultFolder folder, Recording recording)
      throws IOException {
    Map<String, FieldValidator> validators = new LinkedHashMap<>();
    recording.cameraNames().forEach(name -> validators.put(name, FieldValidator.of(test, config)));
    try (FinishedTracks tracks = FinishedTracks.open(folder)) {
      for (Optional<List<FinishedRows>> window = tracks.nextWindow();
          window.isPresent();
          window = tracks.nextWindow()) {
        for (FinishedRows rows : window.orElseThrow()) {
          validators.get(rows.camera()).nextAll(rows.tracks());
        }
      }
    }
    Map<String, ValidationReport> reports = new LinkedHashMap<>();
    validators.forEach((camera, validator) -> reports.put(camera, validator.report()));
    return reports;
  }

  private void write(ResultFolder folder, Map<String, ValidationReport> reports)
      throws IOException {
    ObjectNode summary = JSON.readValue(folder.summary().toFile(), ObjectNode.class);
    ObjectNode section = summary.putObject("validation");
    section.put("test", test.word());
    section.put("passed", reports.values().stream().allMatch(ValidationReport::passed));
    ArrayNode cameras = section.putArray("cameras");
    reports.forEach(
        (camera, report) -> {
          ObjectNode node = cameras.addObject();
          node.put("camera", camera);
          node.put("passed", report.passed());
          report.figures().forEach(node.putObject("figures")::put);
          node.put("warning_count", report.warningCount());
          report.warnings().forEach(node.putArray("warnings")::add);
        });
    AtomicFile.write(
        folder.summary(), file -> Files.writeString(file, JSON.writeValueAsString(summary) + "\n"));
  }
}
