package org.shoal.runners.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameStatus;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/**
 * Windows of tracked fish for benchmarks of what comes after tracking: every fish is seen by every
 * camera but for one view in ten, and moves on a smooth path with a little noise, as compressors
 * meet it. The same window is made for the same index.
 */
final class MadeTracks {
  private static final double MISSED = 0.1;

  private final List<String> cameras;
  private final int fish;
  private final int windowFrames;
  private final double fps;

  MadeTracks(int cameras, int fish, int windowFrames, double fps) {
    this.cameras = IntStream.range(0, cameras).mapToObj("cam_%02d"::formatted).toList();
    this.fish = fish;
    this.windowFrames = windowFrames;
    this.fps = fps;
  }

  List<String> cameras() {
    return cameras;
  }

  /** A window of a recording of so many frames. */
  SmoothedWindow window(String recording, long index, long frames) {
    long first = index * windowFrames;
    int count = (int) Math.min(windowFrames, frames - first);
    Random random = new Random(index);
    int[] assignment = new int[count * fish * cameras.size()];
    Arrays.fill(assignment, -1);
    List<CameraWindow> seen = new ArrayList<>();
    for (int camera = 0; camera < cameras.size(); camera++) {
      seen.add(camera(camera, first, count, assignment, random));
    }
    FrameWindow window = new FrameWindow(new WindowKey(recording, index), first, count, seen);
    return SmoothedWindow.unsmoothed(window, tracks(first, count, assignment, random));
  }

  private CameraWindow camera(int camera, long first, int count, int[] assignment, Random random) {
    byte[] status = new byte[count];
    double[] timestamps = new double[count];
    Arrays.fill(status, FrameStatus.DECODED.code());
    Boxes boxes = new Boxes(count * fish);
    int[] offsets = new int[count + 1];
    for (int frame = 0; frame < count; frame++) {
      timestamps[frame] = (first + frame) / fps;
      for (int i = 0; i < fish; i++) {
        if (random.nextDouble() >= MISSED) {
          assignment[(frame * fish + i) * cameras.size() + camera] = boxes.size - offsets[frame];
          double u = 800 + 350 * x(i, first + frame) + 20 * camera + random.nextGaussian();
          double v = 600 + 350 * y(i, first + frame) + random.nextGaussian();
          boxes.add((float) u, (float) v, random);
        }
      }
      offsets[frame + 1] = boxes.size;
    }
    return new CameraWindow(
        cameras.get(camera), first, status, timestamps, 0, boxes.columns(offsets));
  }

  private TrackColumns tracks(long first, int count, int[] assignment, Random random) {
    int rows = count * fish;
    int[] offsets = IntStream.rangeClosed(0, count).map(frame -> frame * fish).toArray();
    TrackColumns tracks =
        new TrackColumns(
            offsets,
            IntStream.range(0, rows).map(row -> row % fish).toArray(),
            new float[rows],
            new float[rows],
            new float[rows],
            new float[6 * rows],
            new float[rows],
            new float[rows],
            new int[rows],
            new byte[rows],
            assignment);
    Arrays.fill(tracks.confirmed(), (byte) 1);
    for (int row = 0; row < rows; row++) {
      long frame = first + row / fish;
      tracks.x()[row] = (float) (x(row % fish, frame) + 0.002 * random.nextGaussian());
      tracks.y()[row] = (float) (y(row % fish, frame) + 0.002 * random.nextGaussian());
      tracks.z()[row] = (float) (1.2 + 0.1 * x(row % fish, frame) + 0.005 * random.nextGaussian());
      tracks.confidence()[row] = 0.5f + 0.5f * random.nextFloat();
      tracks.residualPx()[row] = 3 * random.nextFloat();
      for (int camera = 0; camera < cameras.size(); camera++) {
        tracks.nCameras()[row] += assignment[row * cameras.size() + camera] >= 0 ? 1 : 0;
      }
    }
    return tracks;
  }

  private double x(int one, long frame) {
    return Math.sin(0.02 * frame / (1 + 0.1 * one) + one);
  }

  private double y(int one, long frame) {
    return Math.cos(0.017 * frame / (1 + 0.13 * one) + 2 * one);
  }

  /** Detections of one camera while they are added. */
  private static final class Boxes {
    final float[][] columns;
    int size;

    Boxes(int most) {
      columns = new float[7][most];
    }

    void add(float u, float v, Random random) {
      float w = 60 + 2 * (float) random.nextGaussian();
      float h = 30 + 2 * (float) random.nextGaussian();
      float[] row = {u - w / 2, v - h / 2, w, h, u, v, random.nextFloat()};
      for (int i = 0; i < row.length; i++) {
        columns[i][size] = row[i];
      }
      size++;
    }

    DetectionColumns columns(int[] offsets) {
      String[] labels = new String[size];
      Arrays.fill(labels, "fish");
      return new DetectionColumns(offsets, of(0), of(1), of(2), of(3), of(4), of(5), of(6), labels);
    }

    private float[] of(int column) {
      return Arrays.copyOf(columns[column], size);
    }
  }
}
