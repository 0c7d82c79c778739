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
    put(json.putObject("predicted"), report.predicted());
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

  private static void put(ObjectNode node, Prediction predicted) {
    node.put("pictures", predicted.pictures());
    put(node, "decoded_frames_per_second", orUnknown(predicted.decodedFramesPerSecond()));
    put(node, "decode_core_seconds", orUnknown(predicted.decodeSeconds()));
    put(node, "inferred_frames_per_second", orUnknown(predicted.inferredFramesPerSecond()));
    put(node, "infer_core_seconds", orUnknown(predicted.inferSeconds()));
    put(node, "seconds", orUnknown(predicted.seconds()));
    node.put("memory_bytes", predicted.memoryBytes());
    node.put("disk_bytes", predicted.diskBytes());
    if (predicted.cropBytes() > 0) {
      node.put("crop_bytes", predicted.cropBytes());
    } else {
      node.putNull("crop_bytes");
    }
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
    print(report.predicted(), out);
    report.failures().forEach(failure -> out.println("would fail: " + failure));
    report.warnings().forEach(warning -> out.println("warning: " + warning));
  }

  private static void print(Prediction predicted, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "to decode: %d pictures, %s s of one core (%s a second); to infer: %s s of one core (%s a"
            + " second); at least %s s on this machine%n",
        predicted.pictures(),
        number(orUnknown(predicted.decodeSeconds()), 1),
        number(orUnknown(predicted.decodedFramesPerSecond()), 0),
        number(orUnknown(predicted.inferSeconds()), 1),
        number(orUnknown(predicted.inferredFramesPerSecond()), 0),
        number(orUnknown(predicted.seconds()), 1));
    out.printf(
        Locale.ROOT,
        "at most about %.0f MiB of memory a process, %.1f MiB of disk%s%n",
        predicted.memoryBytes() / MEBIBYTE,
        predicted.diskBytes() / MEBIBYTE,
        predicted.cropBytes() > 0
            ? String.format(Locale.ROOT, ", %.1f MiB for crops", predicted.cropBytes() / MEBIBYTE)
            : "");
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
