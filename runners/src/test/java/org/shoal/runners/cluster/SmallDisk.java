package org.shoal.runners.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a few megabytes that one process alone sees and that is gone with it. It takes Linux,
 * and a kernel that lets this user have a name space of mounts.
 *
 * @param place where the process sees it
 * @param megabytes its size
 */
record SmallDisk(Path place, int megabytes) {
  private static final String FILLER = "filler";

  /** Whether this user may have such disks here. */
  static boolean isPossible(Path folder) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(new SmallDisk(Files.createDirectories(folder), 1).command());
    command.add("true");
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a command begins with that has the disk. */
  List<String> command() {
    String mount = "mount -t tmpfs -o size=%dm shoal '%s' && exec \"$@\"";
    return List.of("unshare", "-rm", "sh", "-c", mount.formatted(megabytes, place), "sh");
  }

  /** Takes all the space that is left. */
  void fill(Process owner) throws IOException {
    byte[] some = new byte[4096];
    try (OutputStream filler = Files.newOutputStream(filler(owner))) {
      while (true) {
        filler.write(some);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left on device")) {
        throw e;
      }
    }
  }

  private Path filler(Process owner) {
    return Path.of("/proc/" + owner.pid() + "/root" + place.toAbsolutePath(), FILLER);
  }
}
