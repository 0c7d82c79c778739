package org.shoal.io.export;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.recording.Recording;
import org.shoal.io.tracking.SmoothedWindow;
import org.shoal.io.tracking.TrackColumns;

/** What exports have to say of windows, made from the windows alone. */
final class Truth {
  private Truth() {}

  /** A detection that belongs to a fish, with the fish's track. */
  record Sighting(
      int camera,
      long frame,
      int fish,
      List<Float> box,
      List<Float> centroid,
      float confidence,
      List<Float> world,
      float trackConfidence) {}

  /** A row of the tracks. */
  record Position(
      long frame, int fish, List<Float> world, float error, int cameras, float confidence) {}

  static List<Sighting> sightings(Recording recording, List<SmoothedWindow> windows) {
    int cameras = recording.cameras().size();
    List<Sighting> all = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      TrackColumns tracks = window.tracks();
      for (int f = 0; f < tracks.frameCount(); f++) {
        for (int row = tracks.frameOffsets()[f]; row < tracks.frameOffsets()[f + 1]; row++) {
          for (int c = 0; c < cameras; c++) {
            int index = tracks.assignment()[row * cameras + c];
            if (index >= 0) {
              all.add(sighting(window, c, f, row, index));
            }
          }
        }
      }
    }
    return all;
  }

  private static Sighting sighting(SmoothedWindow window, int camera, int f, int row, int index) {
    DetectionColumns seen = window.frames().cameras().get(camera).detections();
    int at = seen.frameOffsets()[f] + index;
    return new Sighting(
        camera,
        window.frames().firstFrame() + f,
        window.tracks().fishId()[row],
        List.of(seen.x()[at], seen.y()[at], seen.w()[at], seen.h()[at]),
        List.of(seen.u()[at], seen.v()[at]),
        seen.confidence()[at],
        world(window.tracks(), row),
        window.tracks().confidence()[row]);
  }

  static List<Position> positions(List<SmoothedWindow> windows) {
    List<Position> all = new ArrayList<>();
    for (SmoothedWindow window : windows) {
      TrackColumns tracks = window.tracks();
      for (int f = 0; f < tracks.frameCount(); f++) {
        for (int row = tracks.frameOffsets()[f]; row < tracks.frameOffsets()[f + 1]; row++) {
          all.add(
              new Position(
                  window.frames().firstFrame() + f,
                  tracks.fishId()[row],
                  world(tracks, row),
                  tracks.residualPx()[row],
                  tracks.nCameras()[row],
                  tracks.confidence()[row]));
        }
      }
    }
    return all;
  }

  /** The identities there are, ascending. */
  static List<Integer> fish(List<SmoothedWindow> windows) {
    TreeSet<Integer> fish = new TreeSet<>();
    for (SmoothedWindow window : windows) {
      for (int id : window.tracks().fishId()) {
        fish.add(id);
      }
    }
    return List.copyOf(fish);
  }

  private static List<Float> world(TrackColumns tracks, int row) {
    return List.of(tracks.x()[row], tracks.y()[row], tracks.z()[row]);
  }
}
