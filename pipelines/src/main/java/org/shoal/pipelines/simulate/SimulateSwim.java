package org.shoal.pipelines.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.shoal.io.InvalidInputException;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.simulate.StrokeSchedule;
import org.shoal.transforms.simulate.SwimConfig;
import org.shoal.transforms.simulate.SwimSimulation;

/** The command {@code shoal simulate swim}. */
public final class SimulateSwim {
  private SimulateSwim() {}

  /** Writes the recording. */
  public static ExitCode run(SimulateSwimOptions options, PrintStream out, PrintStream err)
      throws IOException {
    if (options.getOutput() == null) {
      throw new InvalidInputException("--output", "", "is required");
    }
    SwimConfig config =
        new SwimConfig(
            options.getSwimmers(),
            StrokeSchedule.parse(options.getStrokeRate()),
            options.getSeconds(),
            options.getFps(),
            options.getWidth(),
            options.getHeight(),
            options.getSeed(),
            options.isKeypoints());
    Path folder = Path.of(options.getOutput());
    SwimSimulation simulation = new SwimSimulation(config);
    simulation.write(folder);
    out.printf(
        "%s: %s, %d frames, %d strokes%n",
        folder.resolve("recording.yaml"),
        config.swimmers() == 1 ? "1 swimmer" : config.swimmers() + " swimmers",
        config.frames(),
        simulation.strokes().size());
    return ExitCode.GOOD;
  }
}
