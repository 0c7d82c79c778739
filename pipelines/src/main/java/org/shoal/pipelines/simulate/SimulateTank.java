package org.shoal.pipelines.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.shoal.io.InvalidInputException;
import org.shoal.pipelines.Choices;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.OptionValues;
import org.shoal.transforms.simulate.DetectionSimulation;
import org.shoal.transforms.simulate.DetectorFlaws;
import org.shoal.transforms.simulate.TankConfig;
import org.shoal.transforms.simulate.TankLayout;
import org.shoal.transforms.simulate.TankSimulation;

/** The command {@code shoal simulate tank}. */
public final class SimulateTank {
  private SimulateTank() {}

  /** Writes the recording. */
  public static ExitCode run(SimulateTankOptions options, PrintStream out, PrintStream err)
      throws IOException {
    if (options.getOutput() == null) {
      throw new InvalidInputException("--output", "", "is required");
    }
    TankConfig config =
        new TankConfig(
            options.getCameras(),
            options.getFish(),
            options.getSeconds(),
            options.getFps(),
            options.getWidth(),
            options.getHeight(),
            options.getSeed(),
            options.isBoxes());
    Path folder = Path.of(options.getOutput());
    if (options.isDetectionsOnly()) {
      new DetectionSimulation(config, layout(options), flaws(options)).write(folder);
    } else {
      requireDefaults(options);
      new TankSimulation(config).write(folder);
    }
    out.printf(
        "%s: %d cameras, %d fish, %d frames%n",
        folder.resolve("recording.yaml"), config.cameras(), config.fish(), config.frames());
    return ExitCode.GOOD;
  }

  private static TankLayout layout(DetectionOptions options) {
    return new TankLayout(
        Choices.of("--rig", options.getRig(), TankLayout.Rig.class),
        options.getTankRadius(),
        options.getWaterDepth(),
        options.getCameraHeight());
  }

  private static DetectorFlaws flaws(DetectionOptions options) {
    return new DetectorFlaws(
        options.getPixelNoise(),
        options.getMissRate(),
        options.getFalsePositiveRate(),
        options.getMergePixels(),
        options.getOutages(),
        options.getOutageCameras(),
        options.getOutageSeconds(),
        options.isBlindOutages(),
        options.getAbsences(),
        options.getAbsenceSeconds());
  }

  /** What footage cannot be made to show must not be asked for in vain. */
  private static void requireDefaults(SimulateTankOptions options) {
    ObjectNode defaults =
        OptionValues.read(
            PipelineOptionsFactory.create().as(DetectionOptions.class), DetectionOptions.class);
    ObjectNode given = OptionValues.read(options, DetectionOptions.class);
    for (String name : (Iterable<String>) defaults::fieldNames) {
      if (!given.get(name).equals(defaults.get(name))) {
        throw new InvalidInputException("--" + name, "", "goes with --detectionsOnly alone");
      }
    }
  }
}
