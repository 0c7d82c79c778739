package org.shoal.transforms.track;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.hdf5.Provenance;
import org.shoal.io.hdf5.ShardRef;
import org.shoal.io.hdf5.TrackingFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;
import org.shoal.io.hdf5.TrackingShard;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.PointColumns;

class TrackedFishInHdf5Test {
  private static final TrackingLayout LAYOUT = new TrackingLayout(List.of("a", "b", "c"), 9, 3);

  private static final int[] OFFSETS = {0, 2, 4, 6};

  /** Two fish side by side, the second as far as a metre, seen by three cameras in every frame. */
  @Test
  void identitiesAndPositionsOfTheTrackerReachTheFile(@TempDir Path folder) throws IOException {
    FishTracker tracker = new FishTracker(TrackerConfig.defaults());
    TrackingShard shard = new TrackingShard(LAYOUT, folder.toString());
    List<ShardRef> shards = new ArrayList<>();
    for (int window = 0; window < 2; window++) {
      FrameWindow frames = frames(window);
      TrackColumns tracks = tracker.track(AssociatedWindow.of(frames, points()));
      shards.add(shard.write(SmoothedWindow.unsmoothed(frames, tracks)));
    }
    Path file = folder.resolve("tracking.h5");
    TrackingFile.assemble(file, LAYOUT, 6, Provenance.none(), shards);

    try (TrackingReader reader = TrackingReader.open(file)) {
      TrackingRows rows = reader.read();
      assertThat(rows.frameIndex(), is(new long[] {0, 1, 2, 3, 4, 5}));
      for (int frame = 0; frame < 6; frame++) {
        int slot = 9 * frame;
        assertThat(Arrays.copyOfRange(rows.fishId(), slot, slot + 3), is(new int[] {0, 1, -1}));
        assertThat(
            Arrays.copyOfRange(rows.centroid(), 3 * slot, 3 * slot + 6),
            is(new float[] {0, 0, 0.5f, 1, 0, 0.5f}));
        assertThat(Arrays.copyOfRange(rows.boxes()[2], 4 * slot, 4 * slot + 8), is(boxes()));
      }
      assertThat(rows.confirmed()[9 * 5], is((byte) 1));
    }
  }

  private static int[] boxes() {
    return new int[] {10, 20, 30, 40, 110, 20, 30, 40};
  }

  private static FrameWindow frames(int index) {
    int frames = 3;
    float[] left = {10, 110, 10, 110, 10, 110};
    float[] top = same(20);
    DetectionColumns seen =
        new DetectionColumns(
            OFFSETS.clone(), left, top, same(30), same(40), left, top, same(1), new String[6]);
    List<CameraWindow> cameras = new ArrayList<>();
    for (String camera : LAYOUT.cameraNames()) {
      cameras.add(
          new CameraWindow(camera, 3L * index, new byte[frames], new double[frames], 0, seen));
    }
    return new FrameWindow(new WindowKey("pond", index), 3L * index, frames, cameras);
  }

  private static PointColumns points() {
    double[] covariance = new double[36];
    for (int point = 0; point < 6; point++) {
      covariance[6 * point] = covariance[6 * point + 3] = covariance[6 * point + 5] = 1e-6;
    }
    return new PointColumns(
        OFFSETS.clone(),
        new double[] {0, 1, 0, 1, 0, 1},
        new double[6],
        new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
        covariance,
        same(1),
        same(1),
        new int[] {3, 3, 3, 3, 3, 3},
        new int[] {3, 3, 3, 3, 3, 3},
        new int[] {0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1},
        new int[] {-1, -1, -1, -1, -1, -1},
        0);
  }

  private static float[] same(float value) {
    float[] values = new float[6];
    Arrays.fill(values, value);
    return values;
  }
}
