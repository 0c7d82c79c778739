package org.shoal.io.results.tank;

import java.io.IOException;
import org.shoal.io.files.AtomicFile;
import org.shoal.io.hdf5.TrackingLayout;
import org.shoal.io.hdf5.TrackingReader;
import org.shoal.io.hdf5.TrackingRows;
import org.shoal.io.plot.TrajectoryPlot;
import org.shoal.io.recording.Recording;
import org.shoal.io.results.ResultFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws a finished tracking.h5, a window at a time. */
final class TrajectoryPicture {
  private static final Logger LOG = LoggerFactory.getLogger(TrajectoryPicture.class);

  private TrajectoryPicture() {}

  static void draw(ResultFolder folder, Recording recording, TrackingLayout layout)
      throws IOException {
    TrajectoryPlot plot = new TrajectoryPlot(recording.name());
    try (TrackingReader reader = TrackingReader.open(folder.tracking())) {
      for (long first = 0; first < reader.frames(); first += layout.chunkFrames()) {
        int count = (int) Math.min(layout.chunkFrames(), reader.frames() - first);
        add(reader.read(first, count), layout.maxFish(), recording.fps(), plot);
      }
    }
    try {
      AtomicFile.write(folder.trajectories(), plot::writePng);
    } catch (LinkageError | InternalError e) {
      LOG.warn("{}: no trajectories.png, this Java cannot draw text: {}", recording.name(), e);
    }
  }

  private static void add(TrackingRows rows, int maxFish, double fps, TrajectoryPlot plot) {
    for (int slot = 0; slot < rows.fishId().length; slot++) {
      if (rows.fishId()[slot] >= 0 && rows.confirmed()[slot] != 0) {
        plot.add(
            rows.fishId()[slot],
            rows.frameIndex()[slot / maxFish] / fps,
            rows.centroid()[3 * slot],
            rows.centroid()[3 * slot + 1],
            rows.centroid()[3 * slot + 2]);
      }
    }
  }
}
