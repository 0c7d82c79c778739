package org.shoal.transforms.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.calibration.CameraCalibration;
import org.shoal.io.files.AtomicFile;
import org.shoal.transforms.geometry.CameraModel;
import org.shoal.transforms.geometry.CameraRig;

/**
 * Simulates what detectors say of a fish tank whose truth is known, without footage: fish that
 * linger, dart and pass each other closely, seen through the water by calibrated cameras with
 * flaws.
 *
 * <p>Written are {@code recording.yaml} (named as the folder), {@code calibration.json}, {@code
 * detections.jsonl.gz} (a line a camera and frame, in order of frames) and {@code truth.csv}
 * (frame, id, and x, y, z of the middle of the fish in world metres, z down; a fish that is in no
 * camera's image, or hidden, has no row), and {@code triangulated.csv} with the same columns: where
 * each fish's own detections place it, which is the best that association of single frames can
 * reach. Memory does not grow with the recording.
 */
public final class DetectionSimulation {
  private static final String COLUMNS = "frame,id,x,y,z\n";

  private final TankConfig config;
  private final TankLayout layout;
  private final DetectorFlaws flaws;
  private final Calibration calibration;

  /** A simulation, of which nothing is computed or written yet. */
  public DetectionSimulation(TankConfig config, TankLayout layout, DetectorFlaws flaws) {
    this.config = config;
    this.layout = layout;
    this.flaws = flaws;
    this.calibration = TankRig.calibration(config, layout);
  }

  /** The cameras and the water. */
  public Calibration calibration() {
    return calibration;
  }

  /**
   * Writes the recording's files into a folder, made when it is not there; files of the same names
   * are replaced.
   *
   * @throws IOException when a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    RecordingFiles.writeRecording(folder, config, false);
    RecordingFiles.writeCalibration(folder, calibration);
    AtomicFile.write(
        folder.resolve("truth.csv"),
        truth ->
            AtomicFile.write(
                folder.resolve("triangulated.csv"),
                triangulated ->
                    AtomicFile.write(
                        folder.resolve("detections.jsonl.gz"),
                        detections -> write(truth, triangulated, detections))));
  }

  private void write(Path truthFile, Path triangulatedFile, Path detectionsFile)
      throws IOException {
    try (Writer truth = Files.newBufferedWriter(truthFile);
        Writer triangulated = Files.newBufferedWriter(triangulatedFile);
        Writer detections =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(detectionsFile), 1 << 16),
                    StandardCharsets.UTF_8))) {
      write(truth, triangulated, detections);
    }
  }

  private void write(Writer truth, Writer triangulated, Writer detections) throws IOException {
    School school = new School(config, layout.tank(), Manner.lively());
    SimulatedDetector[] detectors = detectors();
    Interruptions outages = outages();
    Interruptions absences = absences();
    boolean[] stopped = new boolean[config.cameras()];
    boolean[] hidden = new boolean[config.fish()];
    boolean[] inView = new boolean[config.fish()];
    DetectionLine line = new DetectionLine();
    StringBuilder rows = new StringBuilder();
    PerfectAssociation perfect = new PerfectAssociation(rig());
    truth.write(COLUMNS);
    triangulated.write(COLUMNS);
    for (int frame = 0; frame < config.frames(); frame++) {
      FishPose[] poses = school.poses();
      outages.at(frame, stopped);
      absences.at(frame, hidden);
      Arrays.fill(inView, false);
      for (int camera = 0; camera < detectors.length; camera++) {
        detectors[camera].look(poses, hidden, inView);
        if (!stopped[camera] || flaws.blindOutages()) {
          line.begin(TankRig.cameraName(camera), frame);
          if (!stopped[camera]) {
            detectors[camera].detect(line);
          }
          line.end(detections);
        }
      }
      writeTruth(truth, frame, poses, inView, rows);
      for (int fish = 0; fish < config.fish(); fish++) {
        perfect.write(triangulated, frame, fish, detectors, stopped);
      }
      school.advanceFrame();
    }
  }

  private CameraRig rig() {
    return CameraRig.of(
        calibration, calibration.cameras().stream().map(CameraCalibration::name).toList());
  }

  private Interruptions outages() {
    return Interruptions.draw(
        Seeds.OUTAGE.random(config.seed(), 0),
        flaws.outages(),
        flaws.outageCameras(),
        flaws.outageSeconds(),
        config.cameras(),
        config);
  }

  private Interruptions absences() {
    return Interruptions.draw(
        Seeds.ABSENCE.random(config.seed(), 0),
        flaws.absences(),
        1,
        flaws.absenceSeconds(),
        config.fish(),
        config);
  }

  private SimulatedDetector[] detectors() {
    double[] lengths = new double[config.fish()];
    for (int fish = 0; fish < lengths.length; fish++) {
      lengths[fish] = new FishBody(Seeds.BODY.random(config.seed(), fish)).length;
    }
    List<CameraCalibration> cameras = calibration.cameras();
    SimulatedDetector[] detectors = new SimulatedDetector[cameras.size()];
    for (int i = 0; i < detectors.length; i++) {
      CameraModel model = CameraModel.of(cameras.get(i), calibration.medium());
      detectors[i] =
          new SimulatedDetector(model, flaws, lengths, Seeds.DETECTION.random(config.seed(), i));
    }
    return detectors;
  }

  private static void writeTruth(
      Writer out, int frame, FishPose[] poses, boolean[] inView, StringBuilder rows)
      throws IOException {
    rows.setLength(0);
    for (int id = 0; id < poses.length; id++) {
      if (inView[id]) {
        rows.append(frame).append(',').append(id).append(',');
        DetectionLine.appendDecimal(rows, poses[id].x(), 5);
        DetectionLine.appendDecimal(rows.append(','), poses[id].y(), 5);
        DetectionLine.appendDecimal(rows.append(','), poses[id].z(), 5);
        rows.append('\n');
      }
    }
    out.append(rows);
  }
}
