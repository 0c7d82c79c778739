package org.shoal.transforms.pose;

import java.io.IOException;

/** Makes backends. */
public final class PoseBackends {
  private PoseBackends() {}

  /**
   * Makes a backend, which is the caller's to close. One whose model or file is not there is made,
   * too, and says that it is not available.
   *
   * @throws org.shoal.io.InvalidInputException when what the backend is made of is wrong
   */
  public static PoseBackend create(PoseConfig config) throws IOException {
    return switch (config.kind()) {
      case YOLO -> NetworkBackend.open(config.network());
      case SINE -> new SineBackend(config);
      case FILE -> FileBackend.open(config);
      case RANDOM -> new RandomBackend(config);
    };
  }
}
