package org.shoal.pipelines.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.shoal.io.InvalidInputException;
import org.shoal.pipelines.ExitCode;
import org.shoal.transforms.simulate.TankConfig;
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
    new TankSimulation(config).write(folder);
    out.printf(
        "%s: %d cameras, %d fish, %d frames%n",
        folder.resolve("recording.yaml"), config.cameras(), config.fish(), config.frames());
    return ExitCode.GOOD;
  }
}
