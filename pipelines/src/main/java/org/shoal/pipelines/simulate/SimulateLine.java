package org.shoal.pipelines.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.shoal.io.InvalidInputException;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.simulate.line.LineConfig;
import org.shoal.transforms.simulate.line.LineSimulation;

/** The command {@code shoal simulate line}. */
public final class SimulateLine {
  private SimulateLine() {}

  /** Writes the recording. */
  public static ExitCode run(SimulateLineOptions options, PrintStream out, PrintStream err)
      throws IOException {
    if (options.getOutput() == null) {
      throw new InvalidInputException("--output", "", "is required");
    }
    LineConfig config =
        new LineConfig(
            options.getCameras(),
            options.getBottles(),
            options.getLanes(),
            options.getSpeed(),
            options.getStops(),
            options.getStopSeconds(),
            options.getPosts(),
            options.getSeconds(),
            options.getFps(),
            options.getWidth(),
            options.getHeight(),
            options.getSeed(),
            options.isBoxes());
    Path folder = Path.of(options.getOutput());
    new LineSimulation(config).write(folder);
    out.printf(
        "%s: %d cameras, %d bottles, %d frames%n",
        folder.resolve("recording.yaml"),
        config.cameras(),
        config.cameras() * config.bottles(),
        config.frames());
    return ExitCode.GOOD;
  }
}
