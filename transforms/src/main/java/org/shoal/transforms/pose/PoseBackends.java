package org.shoal.transforms.pose;

import java.io.IOException;
import java.util.function.Function;
import org.shoal.io.InvalidInputException;

/** Makes backends. */
public final class PoseBackends {
  private PoseBackends() {}

  /**
   * Makes a backend that needs no model.
   *
   * @throws InvalidInputException when what the backend is made of is wrong
   */
  public static PoseBackend create(PoseConfig config) throws IOException {
    return create(
        config,
        without -> {
          throw new InvalidInputException("--pose", "", "yolo needs a model");
        });
  }

  /**
   * Makes a backend.
   *
   * @param network makes the one that runs a network
   * @throws InvalidInputException when what the backend is made of is wrong
   */
  public static PoseBackend create(PoseConfig config, Function<PoseConfig, PoseBackend> network)
      throws IOException {
    return switch (config.kind()) {
      case YOLO -> network.apply(config);
      case SINE -> new SineBackend(config);
      case FILE -> FileBackend.open(config);
      case RANDOM -> new RandomBackend(config);
    };
  }
}
