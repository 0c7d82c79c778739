package org.shoal.runners.cluster;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
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
  private static final int MEGABYTE = 1 << 20;

  /** Makes its place. */
  SmallDisk {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new IllegalArgumentException(place + " cannot be made", e);
    }
  }

  /** Skips the test, and says why, where this user cannot have such disks and fill them up. */
  static void require(Path folder) throws IOException {
    String refusal = rehearse(new SmallDisk(folder, 1));
    if (!refusal.isEmpty()) {
      System.out.println("SKIPPED: no disk can be mounted here: " + refusal);
      abort(refusal);
    }
  }

  /** Fills a disk up; empty, or what was in the way. */
  private static String rehearse(SmallDisk disk) throws IOException {
    List<String> command = new ArrayList<>(disk.command());
    command.addAll(List.of("sh", "-c", "echo mounted && cat"));
    Process owner;
    try {
      owner = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return e.getMessage();
    }
    try (BufferedReader said = owner.inputReader()) {
      String line = said.readLine();
      if (!"mounted".equals(line)) {
        return String.valueOf(line);
      }
      disk.fill(owner);
      return "";
    } catch (IOException e) {
      return e.toString();
    } finally {
      owner.destroyForcibly();
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
      for (long written = 0; written <= (long) megabytes * MEGABYTE; written += some.length) {
        filler.write(some);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space left on device")) {
        return;
      }
      throw e;
    }
    throw new IOException(place + " holds more than it has room for: it is not the small disk");
  }

  private Path filler(Process owner) {
    return Path.of("/proc/" + owner.pid() + "/root" + place.toAbsolutePath(), FILLER);
  }
}
