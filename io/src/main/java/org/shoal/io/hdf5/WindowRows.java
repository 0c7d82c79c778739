package org.shoal.io.hdf5;

import java.util.List;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.tracking.SmoothedColumns;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** Turns the columns of a tracked window into the rows of its chunks. */
final class WindowRows {
  private final TrackingLayout layout;
  private final FrameWindow frames;
  private final TrackColumns tracks;
  private final SmoothedColumns smoothed;
  private final ChunkRows rows;
  private long firstFrameBeyond = -1;
  private int framesBeyond;
  private int fishBeyond;

  /**
   * Checks the window against the layout.
   *
   * @param rows where the rows go, all fill values
   */
  WindowRows(TrackingLayout layout, SmoothedWindow window, ChunkRows rows) {
    this.layout = layout;
    this.frames = window.frames();
    this.tracks = window.tracks();
    this.smoothed = window.smoothed();
    this.rows = rows;
    int chunk = layout.chunkFrames();
    require(frames.frameCount() >= 1 && frames.frameCount() <= chunk, "has too many frames");
    require(frames.firstFrame() == frames.key().index() * chunk, "starts at the wrong frame");
    require(tracks.frameCount() == frames.frameCount(), "has tracks over other frames");
    require(smoothed.size() == tracks.size(), "has smoothed positions of other rows");
    List<String> cameras = frames.cameras().stream().map(CameraWindow::camera).toList();
    require(cameras.equals(layout.cameraNames()), "has the cameras " + cameras);
    require(
        tracks.assignment().length == tracks.size() * cameras.size(),
        "has assignments for another number of cameras");
  }

  /** Sets all rows. */
  void fill() {
    for (int frame = 0; frame < frames.frameCount(); frame++) {
      rows.setFrame(frame, frames.firstFrame() + frame);
      int first = tracks.frameOffsets()[frame];
      int end = tracks.frameOffsets()[frame + 1];
      int kept = Math.min(end, first + layout.maxFish());
      for (int track = first; track < kept; track++) {
        if (track > first && tracks.fishId()[track] <= tracks.fishId()[track - 1]) {
          throw refused("has fish out of order in frame " + (frames.firstFrame() + frame));
        }
        put(frame, track - first, track);
      }
      countBeyond(frame, end - kept);
    }
  }

  /** The fish without a slot. */
  Beyond beyond() {
    return new Beyond(firstFrameBeyond, framesBeyond, fishBeyond);
  }

  private void put(int frame, int slot, int track) {
    boolean confirmed = tracks.confirmed()[track] != 0;
    rows.setFish(frame, slot, tracks.fishId()[track], tracks.nCameras()[track], confirmed);
    rows.setCentroid(frame, slot, tracks.x()[track], tracks.y()[track], tracks.z()[track]);
    rows.setQuality(frame, slot, tracks.confidence()[track], tracks.residualPx()[track]);
    if (layout.hasSmoothed()) {
      putSmoothed(frame, slot, track);
    }
    int cameras = layout.cameraNames().size();
    for (int camera = 0; camera < cameras; camera++) {
      int detection = tracks.assignment()[track * cameras + camera];
      if (detection >= 0) {
        putView(frame, slot, camera, detection);
      }
    }
  }

  private void putSmoothed(int frame, int slot, int track) {
    rows.setSmoothed(frame, slot, smoothed.x()[track], smoothed.y()[track], smoothed.z()[track]);
    rows.setSigma(
        frame, slot, smoothed.sigmaX()[track], smoothed.sigmaY()[track], smoothed.sigmaZ()[track]);
    rows.setBridged(frame, slot, smoothed.bridged()[track] != 0);
  }

  private void putView(int frame, int slot, int camera, int detection) {
    DetectionColumns seen = frames.cameras().get(camera).detections();
    int row = seen.frameOffsets()[frame] + detection;
    if (row >= seen.frameOffsets()[frame + 1]) {
      throw refused("assigns detection " + detection + " of a frame that has fewer");
    }
    rows.setAssignment(frame, slot, camera, detection);
    rows.setBox(
        frame,
        slot,
        camera,
        Math.round(seen.x()[row]),
        Math.round(seen.y()[row]),
        Math.round(seen.w()[row]),
        Math.round(seen.h()[row]));
  }

  private void countBeyond(int frame, int fish) {
    if (fish > 0) {
      firstFrameBeyond = framesBeyond == 0 ? frames.firstFrame() + frame : firstFrameBeyond;
      framesBeyond++;
      fishBeyond += fish;
    }
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw refused(fault);
    }
  }

  private IllegalArgumentException refused(String fault) {
    return new IllegalArgumentException("window " + frames.key() + " " + fault);
  }
}
