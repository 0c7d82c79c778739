package org.shoal.pipelines.inspect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import org.shoal.io.video.CameraSurvey;

/** A report as JSON, and as a table to read. */
final class ReportText {
  private static final double MEBIBYTE = 1 << 20;

  private ReportText() {}

  /** All that is known; what is not is null. Times are seconds, sizes bytes and pixels. */
  static ObjectNode json(RecordingReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("recording", report.recording().name());
    json.put("frames", report.recording().frames());
    json.put("fps", report.recording().fps());
    report.cameras().forEach(camera -> put(json.withArray("cameras").addObject(), camera, report));
    ObjectNode predicted = json.putObject("predicted");
    predicted.put("pictures", report.pictures());
    put(predicted, "decoded_frames_per_second", orUnknown(report.decodedFramesPerSecond()));
    put(predicted, "decode_core_seconds", orUnknown(report.decodeSeconds()));
    predicted.put("decoder_bytes", report.decoderBytes());
    predicted.put("result_bytes", report.resultBytes());
    report.failures().forEach(json.putArray("failures")::add);
    report.warnings().forEach(json.putArray("warnings")::add);
    return json;
  }

  private static void put(ObjectNode node, CameraReport camera, RecordingReport report) {
    CameraSurvey survey = camera.survey();
    node.put("camera", survey.camera());
    node.put("files", survey.files());
    node.put("bytes", survey.bytes());
    node.put("codec", survey.codec());
    node.put("width", survey.width());
    node.put("height", survey.height());
    put(node, "fps", orUnknown(survey.fps()));
    node.put("pictures", survey.pictures());
    put(node, "longest_keyframe_interval", orUnknown(survey.longestKeyframeSeconds()));
    put(node, "start", survey.startSeconds());
    put(node, "end", survey.endSeconds());
    node.put("frames", survey.frames());
    node.put("missing", survey.missing());
    node.put("holes", survey.holes());
    node.put("duplicated", survey.duplicated());
    node.put("segments", survey.segments().size());
    node.put("calibrated", camera.calibration().isPresent());
    node.put("calibrated_size", camera.fitsCalibration());
    put(
        node,
        "estimated_offset",
        camera.trustedOffset().map(e -> e.frames() / report.recording().fps()).orElse(Double.NaN));
    put(node, "correlation", camera.offset().map(e -> e.correlation()).orElse(Double.NaN));
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static double orUnknown(double value) {
    return value > 0 ? value : Double.NaN;
  }

  /** A line a camera, then what a job would take, then what is wrong. */
  static void print(RecordingReport report, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %d frames at %s a second, %d cameras%n",
        report.recording().name(),
        report.recording().frames(),
        number(report.recording().fps(), 3),
        report.cameras().size());
    out.printf(
        "%-12s %-10s %-11s %7s %9s %8s %9s %9s %8s %6s %6s %-10s %9s%n",
        "camera",
        "codec",
        "size",
        "fps",
        "pictures",
        "keyframe",
        "start",
        "end s",
        "missing",
        "holes",
        "dupl.",
        "calibrated",
        "offset s");
    report.cameras().forEach(camera -> print(camera, report.recording().fps(), out));
    out.printf(
        Locale.ROOT,
        "to decode: %d pictures, %s s of one core (%s a second); %.0f MiB a decoder; %.0f MiB of"
            + " results%n",
        report.pictures(),
        number(orUnknown(report.decodeSeconds()), 1),
        number(orUnknown(report.decodedFramesPerSecond()), 0),
        report.decoderBytes() / MEBIBYTE,
        report.resultBytes() / MEBIBYTE);
    report.failures().forEach(failure -> out.println("would fail: " + failure));
    report.warnings().forEach(warning -> out.println("warning: " + warning));
  }

  private static void print(CameraReport camera, double fps, PrintStream out) {
    CameraSurvey survey = camera.survey();
    out.printf(
        Locale.ROOT,
        "%-12s %-10s %-11s %7s %9d %8s %9s %9s %8d %6d %6d %-10s %9s%n",
        survey.camera(),
        survey.codec().isEmpty() ? "-" : survey.codec(),
        survey.width() + "x" + survey.height(),
        number(orUnknown(survey.fps()), 2),
        survey.pictures(),
        number(orUnknown(survey.longestKeyframeSeconds()), 2),
        number(survey.startSeconds(), 3),
        number(survey.endSeconds(), 3),
        survey.missing(),
        survey.holes(),
        survey.duplicated(),
        calibrated(camera),
        number(camera.trustedOffset().map(e -> e.frames() / fps).orElse(Double.NaN), 3));
  }

  private static String calibrated(CameraReport camera) {
    if (camera.calibration().isEmpty()) {
      return "no";
    }
    return camera.fitsCalibration() ? "yes" : "other size";
  }

  private static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
  }
}
