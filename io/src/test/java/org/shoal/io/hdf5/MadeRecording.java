package org.shoal.io.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/**
 * A recording with fish made by chance from a seed, as windows and as the rows they should give.
 */
final class MadeRecording {
  private final TrackingLayout layout;
  private final int frames;
  private final Random random;
  private final TrackingRows expected;
  private final SmoothedRows expectedSmoothed;
  private final List<SmoothedWindow> windows = new ArrayList<>();
  private int beyond;

  /**
   * @param most at most so many fish are in a frame; may be more than the layout has slots
   */
  MadeRecording(TrackingLayout layout, int frames, int most, long seed) {
    this.layout = layout;
    this.frames = frames;
    this.random = new Random(seed);
    this.expected = nothing(layout, frames);
    int slots = frames * layout.maxFish();
    this.expectedSmoothed =
        new SmoothedRows(
            floats(3 * slots, Float.NaN), floats(3 * slots, Float.NaN), new byte[slots]);
    for (int first = 0; first < frames; first += layout.chunkFrames()) {
      windows.add(window(first, Math.min(layout.chunkFrames(), frames - first), most));
    }
  }

  TrackingLayout layout() {
    return layout;
  }

  int frames() {
    return frames;
  }

  List<SmoothedWindow> windows() {
    return windows;
  }

  /** What has to be in the file. */
  TrackingRows expected() {
    return expected;
  }

  /** What has to be in the file's group of smoothed positions. */
  SmoothedRows expectedSmoothed() {
    return expectedSmoothed;
  }

  /** Fish without a slot, summed over the frames. */
  int beyond() {
    return beyond;
  }

  List<ShardRef> shards(Path folder) throws IOException {
    TrackingShard shard = new TrackingShard(layout, folder.toString());
    List<ShardRef> refs = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      refs.add(shard.write(window));
    }
    return refs;
  }

  /** Rows of fill values alone, but for the frame index. */
  static TrackingRows nothing(TrackingLayout layout, int frames) {
    int slots = frames * layout.maxFish();
    int cameras = layout.cameraNames().size();
    return new TrackingRows(
        IntStream.range(0, frames).asLongStream().toArray(),
        ints(slots, -1),
        floats(3 * slots, Float.NaN),
        floats(slots, -1f),
        floats(slots, -1f),
        new int[slots],
        new byte[slots],
        IntStream.range(0, cameras).mapToObj(c -> ints(slots, -1)).toArray(int[][]::new),
        IntStream.range(0, cameras).mapToObj(c -> ints(4 * slots, -1)).toArray(int[][]::new));
  }

  private static int[] ints(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }

  private static float[] floats(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  private SmoothedWindow window(int first, int count, int most) {
    List<CameraWindow> cameras = new ArrayList<>();
    for (String camera : layout.cameraNames()) {
      byte[] status = new byte[count];
      cameras.add(
          new CameraWindow(camera, first, status, new double[count], 0, detections(count, most)));
    }
    WindowKey key = new WindowKey("pond", first / layout.chunkFrames());
    FrameWindow frameWindow = new FrameWindow(key, first, count, cameras);
    return smoothed(frameWindow, tracks(frameWindow, most));
  }

  private DetectionColumns detections(int count, int most) {
    int[] offsets = new int[count + 1];
    for (int i = 0; i < count; i++) {
      offsets[i + 1] = offsets[i] + random.nextInt(most + 1);
    }
    int size = offsets[count];
    return new DetectionColumns(
        offsets,
        uniform(size, 1600),
        uniform(size, 1200),
        uniform(size, 200),
        uniform(size, 100),
        uniform(size, 1600),
        uniform(size, 1200),
        uniform(size, 1),
        new String[size]);
  }

  private float[] uniform(int size, float below) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() * below;
    }
    return values;
  }

  private TrackColumns tracks(FrameWindow window, int most) {
    int[] offsets = new int[window.frameCount() + 1];
    for (int i = 0; i < window.frameCount(); i++) {
      offsets[i + 1] = offsets[i] + random.nextInt(most + 1);
    }
    int size = offsets[window.frameCount()];
    TrackColumns tracks =
        new TrackColumns(
            offsets,
            new int[size],
            uniform(size, 2),
            uniform(size, 2),
            uniform(size, 1),
            uniform(6 * size, 1e-5f),
            uniform(size, 1),
            uniform(size, 15),
            new int[size],
            new byte[size],
            new int[size * window.cameras().size()]);
    for (int frame = 0; frame < window.frameCount(); frame++) {
      int fishId = -1;
      for (int row = offsets[frame]; row < offsets[frame + 1]; row++) {
        fishId += 1 + random.nextInt(3);
        describe(window, tracks, frame, row, fishId);
      }
    }
    return tracks;
  }

  private SmoothedWindow smoothed(FrameWindow window, TrackColumns tracks) {
    int size = tracks.size();
    SmoothedColumns smoothed =
        new SmoothedColumns(
            uniform(size, 2),
            uniform(size, 2),
            uniform(size, 1),
            uniform(size, 0.01f),
            uniform(size, 0.01f),
            uniform(size, 0.02f),
            new byte[size]);
    for (int frame = 0; frame < window.frameCount(); frame++) {
      int first = tracks.frameOffsets()[frame];
      for (int row = first; row < tracks.frameOffsets()[frame + 1]; row++) {
        smoothed.bridged()[row] = (byte) random.nextInt(2);
        if (row - first < layout.maxFish()) {
          int element = ((int) window.firstFrame() + frame) * layout.maxFish() + row - first;
          float[] centroid = {smoothed.x()[row], smoothed.y()[row], smoothed.z()[row]};
          float[] sigma = {smoothed.sigmaX()[row], smoothed.sigmaY()[row], smoothed.sigmaZ()[row]};
          System.arraycopy(centroid, 0, expectedSmoothed.centroid(), 3 * element, 3);
          System.arraycopy(sigma, 0, expectedSmoothed.sigma(), 3 * element, 3);
          expectedSmoothed.bridged()[element] = smoothed.bridged()[row];
        }
      }
    }
    return new SmoothedWindow(window, tracks, smoothed);
  }

  private void describe(FrameWindow window, TrackColumns tracks, int frame, int row, int fishId) {
    int cameras = window.cameras().size();
    tracks.fishId()[row] = fishId;
    tracks.confirmed()[row] = (byte) random.nextInt(2);
    tracks.nCameras()[row] = 1 + random.nextInt(13);
    for (int camera = 0; camera < cameras; camera++) {
      DetectionColumns seen = window.cameras().get(camera).detections();
      int there = seen.frameOffsets()[frame + 1] - seen.frameOffsets()[frame];
      tracks.assignment()[row * cameras + camera] = random.nextInt(there + 1) - 1;
    }
    int slot = row - tracks.frameOffsets()[frame];
    if (slot < layout.maxFish()) {
      int element = ((int) window.firstFrame() + frame) * layout.maxFish() + slot;
      expect(window, tracks, frame, row, element);
    } else {
      beyond++;
    }
  }

  private void expect(FrameWindow window, TrackColumns tracks, int frame, int row, int element) {
    expected.fishId()[element] = tracks.fishId()[row];
    expected.centroid()[3 * element] = tracks.x()[row];
    expected.centroid()[3 * element + 1] = tracks.y()[row];
    expected.centroid()[3 * element + 2] = tracks.z()[row];
    expected.confidence()[element] = tracks.confidence()[row];
    expected.residualPx()[element] = tracks.residualPx()[row];
    expected.nCameras()[element] = tracks.nCameras()[row];
    expected.confirmed()[element] = tracks.confirmed()[row];
    int cameras = window.cameras().size();
    for (int camera = 0; camera < cameras; camera++) {
      int detection = tracks.assignment()[row * cameras + camera];
      expected.assignments()[camera][element] = detection;
      if (detection >= 0) {
        DetectionColumns seen = window.cameras().get(camera).detections();
        int at = seen.frameOffsets()[frame] + detection;
        float[] box = {seen.x()[at], seen.y()[at], seen.w()[at], seen.h()[at]};
        for (int i = 0; i < 4; i++) {
          expected.boxes()[camera][4 * element + i] = (int) Math.floor(box[i] + 0.5);
        }
      }
    }
  }
}
