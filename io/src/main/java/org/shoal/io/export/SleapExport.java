package org.shoal.io.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.positions.PositionKind;

/**
 * SLEAP's analysis HDF5, one file a camera, with one node, {@code centroid}. Every fish of the
 * recording is a track of every camera's file, ascending by fish_id, so that a track is the same
 * fish in all of them; where a camera does not see it there is NaN.
 *
 * <p>A file takes 41 bytes a frame and fish: 1,000,000 frames of 30 fish are 1.2 GB. Memory holds
 * one window of one camera.
 */
public final class SleapExport {
  private final FinishedResults results;
  private final List<CameraFacts> facts;

  /**
   * Exports results.
   *
   * @param facts one a camera, in the results' order
   */
  public SleapExport(FinishedResults results, List<CameraFacts> facts) {
    this.results = results;
    this.facts = List.copyOf(facts);
  }

  /**
   * Writes {@code <recording>_<camera>.analysis.h5} for every camera.
   *
   * @return the files
   * @throws InvalidInputException when the disk has not enough room for them
   */
  public List<Path> write(Path output) throws IOException {
    List<Path> targets =
        Targets.of(
            output,
            ".analysis.h5",
            results.cameras().stream()
                .map(camera -> Targets.stem(results.recording(), camera))
                .toList());
    int[] fish = results.fishIds();
    checkRoom(targets, fish.length);
    for (int first = 0; first < targets.size(); first += Targets.MOST_AT_ONCE) {
      int from = first;
      int end = Math.min(targets.size(), first + Targets.MOST_AT_ONCE);
      Targets.write(targets.subList(from, end), files -> writeCameras(from, fish, files));
    }
    return targets;
  }

  private void checkRoom(List<Path> targets, int tracks) throws IOException {
    if (targets.isEmpty()) {
      return;
    }
    Path folder = targets.get(0).toAbsolutePath().getParent();
    long needed = targets.size() * SleapFile.bytes(results.frames(), tracks);
    long there = Files.getFileStore(folder).getUsableSpace();
    if (needed > there) {
      throw new InvalidInputException(
          "--output",
          "",
          "%d files of %d frames and %d fish take %d MB, and %s has room for %d MB"
              .formatted(
                  targets.size(), results.frames(), tracks, needed >> 20, folder, there >> 20));
    }
  }

  /** Writes the files of some cameras that follow one another. */
  private void writeCameras(int firstCamera, int[] fish, List<Path> paths) throws IOException {
    List<SleapFile> files = new ArrayList<>();
    try (Sightings sightings = new Sightings(results, PositionKind.RAW)) {
      for (int i = 0; i < paths.size(); i++) {
        int camera = firstCamera + i;
        files.add(SleapFile.create(paths.get(i), results, camera, facts.get(camera), fish));
      }
      SleapBlock block = new SleapBlock(fish.length);
      while (sightings.nextWindow()) {
        writeWindow(sightings, firstCamera, fish, block, files);
      }
    } finally {
      for (SleapFile file : files) {
        file.close();
      }
    }
  }

  private static void writeWindow(
      Sightings sightings, int firstCamera, int[] fish, SleapBlock block, List<SleapFile> files)
      throws IOException {
    int current = -1;
    block.start(sightings.firstFrame(), sightings.frameCount());
    while (sightings.next()) {
      int place = sightings.camera() - firstCamera;
      if (place < 0 || place >= files.size()) {
        continue;
      }
      if (place != current && current >= 0) {
        block.writeTo(files.get(current));
        block.start(sightings.firstFrame(), sightings.frameCount());
      }
      current = place;
      int track = Arrays.binarySearch(fish, sightings.fishId());
      sightings.check(track >= 0, "fish " + sightings.fishId() + " is in no track");
      block.add(track, sightings);
    }
    if (current >= 0) {
      block.writeTo(files.get(current));
    }
  }
}
