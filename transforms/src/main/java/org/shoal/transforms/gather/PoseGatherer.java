package org.shoal.transforms.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shoal.io.pose.CameraPoses;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PoseColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.WindowKey;

/** Puts the parts of one frame window together as {@link WindowGatherer} does, for poses. */
public final class PoseGatherer {
  private PoseGatherer() {}

  /**
   * Gathers one window.
   *
   * @param recording the recording, with its number of frames
   * @param key the window
   * @param firstFrame the window's first frame
   * @param frameCount the window's number of frames
   * @param parts what is known of the window
   * @return one window a camera, in the recording's order
   */
  public static List<PeopleWindow> gather(
      Recording recording,
      WindowKey key,
      long firstFrame,
      int frameCount,
      Iterable<CameraPoses> parts) {
    Map<String, List<CameraPoses>> byCamera = WindowGatherer.byCamera(parts);
    boolean last = firstFrame + frameCount == recording.frames();
    List<PeopleWindow> cameras = new ArrayList<>();
    for (String name : recording.cameraNames()) {
      FrameChoice<CameraPoses> choice =
          FrameChoice.of(firstFrame, frameCount, byCamera.getOrDefault(name, List.of()));
      cameras.add(new PeopleWindow(key, recording.clock(), last, poses(name, firstFrame, choice)));
    }
    return cameras;
  }

  private static CameraPoses poses(
      String camera, long firstFrame, FrameChoice<CameraPoses> choice) {
    int[] offsets = new int[choice.frameCount() + 1];
    for (int f = 0; f < choice.frameCount(); f++) {
      int count = 0;
      if (choice.isKnown(f)) {
        int[] own = choice.part(f).frameOffsets();
        count = own[choice.position(f) + 1] - own[choice.position(f)];
      }
      offsets[f + 1] = offsets[f] + count;
    }
    PoseColumns people = PoseColumns.empty(offsets[choice.frameCount()]);
    for (int f = 0; f < choice.frameCount(); f++) {
      for (int row = offsets[f]; row < offsets[f + 1]; row++) {
        CameraPoses part = choice.part(f);
        int source = part.frameOffsets()[choice.position(f)] + row - offsets[f];
        people.copyRow(row, part.people(), source);
      }
    }
    return new CameraPoses(
        camera,
        firstFrame,
        choice.status(),
        choice.timestampSeconds(),
        choice.duplicatedFrames(),
        offsets,
        people);
  }
}
