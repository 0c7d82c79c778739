package org.shoal.io.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** Makes tracked windows of any content. */
public final class RandomWindows {
  private final Recording recording;
  private final Random random;

  /** Makes windows of a recording, the same for the same seed. */
  public RandomWindows(Recording recording, long seed) {
    this.recording = recording;
    this.random = new Random(seed);
  }

  /** A recording without footage. */
  public static Recording recording(String name, long frames, String... cameras) {
    return new Recording(
        name,
        "recording.yaml",
        29.97,
        100.25,
        "2026-01-01T00:00:00Z",
        frames,
        Arrays.stream(cameras).map(c -> new RecordingCamera(c, List.of(), 0)).toList(),
        "");
  }

  /** All the recording's windows. */
  public List<SmoothedWindow> all(int windowFrames) {
    List<SmoothedWindow> windows = new ArrayList<>();
    for (long first = 0; first < recording.frames(); first += windowFrames) {
      int count = (int) Math.min(windowFrames, recording.frames() - first);
      windows.add(window(first / windowFrames, first, count));
    }
    return windows;
  }

  private SmoothedWindow window(long index, long firstFrame, int frames) {
    List<CameraWindow> cameras =
        recording.cameraNames().stream().map(name -> camera(name, firstFrame, frames)).toList();
    FrameWindow whole =
        new FrameWindow(new WindowKey(recording.name(), index), firstFrame, frames, cameras);
    TrackColumns tracks = tracks(whole);
    return new SmoothedWindow(whole, tracks, smoothed(tracks));
  }

  private CameraWindow camera(String name, long firstFrame, int frames) {
    byte[] status = new byte[frames];
    double[] timestamps = new double[frames];
    int[] offsets = new int[frames + 1];
    for (int f = 0; f < frames; f++) {
      status[f] = (byte) (random.nextInt(4) == 0 ? random.nextInt(3) : 1);
      boolean decoded = FrameStatus.of(status[f]) == FrameStatus.DECODED;
      timestamps[f] = decoded ? recording.clock().timeOf(firstFrame + f) + jitter() : Double.NaN;
      offsets[f + 1] = offsets[f] + (decoded ? random.nextInt(4) : 0);
    }
    int size = offsets[frames];
    String[] labels = new String[size];
    Arrays.setAll(labels, i -> List.of("", "fish", "größer").get(random.nextInt(3)));
    return new CameraWindow(
        name,
        firstFrame,
        status,
        timestamps,
        0,
        new DetectionColumns(
            offsets,
            floats(size, -50, 2000),
            floats(size, -50, 2000),
            floats(size, 0, 300),
            floats(size, 0, 300),
            floats(size, 0, 2000),
            floats(size, 0, 2000),
            floats(size, 0, 1),
            labels));
  }

  private TrackColumns tracks(FrameWindow window) {
    int[] offsets = new int[window.frameCount() + 1];
    for (int f = 0; f < window.frameCount(); f++) {
      offsets[f + 1] = offsets[f] + random.nextInt(4);
    }
    int size = offsets[window.frameCount()];
    int[] fish = new int[size];
    int[] assignment = new int[size * window.cameras().size()];
    for (int f = 0; f < window.frameCount(); f++) {
      for (int i = offsets[f]; i < offsets[f + 1]; i++) {
        fish[i] = 3 * (i - offsets[f]) + random.nextInt(3);
        for (int c = 0; c < window.cameras().size(); c++) {
          int[] seen = window.cameras().get(c).detections().frameOffsets();
          int index = i - offsets[f];
          boolean free = index < seen[f + 1] - seen[f] && random.nextInt(3) > 0;
          assignment[i * window.cameras().size() + c] = free ? index : -1;
        }
      }
    }
    byte[] confirmed = new byte[size];
    int[] cameras = new int[size];
    for (int i = 0; i < size; i++) {
      confirmed[i] = (byte) random.nextInt(2);
      cameras[i] = random.nextInt(13);
    }
    return new TrackColumns(
        offsets,
        fish,
        floats(size, -1, 1),
        floats(size, -1, 1),
        floats(size, 0, 1),
        floats(6 * size, -1e-5f, 1e-5f),
        floats(size, 0, 1),
        floats(size, -1, 15),
        cameras,
        confirmed,
        assignment);
  }

  /** Some rows have no smoothed position, some are bridged and have nothing measured. */
  private SmoothedColumns smoothed(TrackColumns tracks) {
    int size = tracks.size();
    SmoothedColumns smoothed =
        new SmoothedColumns(
            floats(size, -1, 1),
            floats(size, -1, 1),
            floats(size, 0, 1),
            floats(size, 0, 0.01f),
            floats(size, 0, 0.01f),
            floats(size, 0, 0.01f),
            new byte[size]);
    for (int i = 0; i < size; i++) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        clear(i, smoothed.x(), smoothed.y(), smoothed.z());
        clear(i, smoothed.sigmaX(), smoothed.sigmaY(), smoothed.sigmaZ());
      } else if (kind == 1) {
        smoothed.bridged()[i] = 1;
        clear(i, tracks.x(), tracks.y(), tracks.z());
        tracks.confidence()[i] = -1;
        tracks.residualPx()[i] = -1;
        int cameras = tracks.assignment().length / size;
        Arrays.fill(tracks.assignment(), i * cameras, (i + 1) * cameras, -1);
      }
    }
    return smoothed;
  }

  private static void clear(int row, float[]... columns) {
    for (float[] column : columns) {
      column[row] = Float.NaN;
    }
  }

  private double jitter() {
    return random.nextDouble() * 1e-3;
  }

  private float[] floats(int size, float from, float to) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = from + (to - from) * random.nextFloat();
    }
    return values;
  }
}
