package org.shoal.transforms.crop;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.BoxOverlap;
import org.shoal.transforms.detect.FrameDetections;

/**
 * Tells which boxes to cut out, frame after frame, without knowing of tracks: all that appear in a
 * zone, and those that stay there only now and then, since a classifier looks at a bottle once or
 * twice and a bottle may stand in a zone for minutes. Boxes of successive frames that overlap (IoU
 * at least 0.3) are taken for one visit. Should a track begin in the middle of a visit, or the
 * visits of two bottles be mixed up, a crop of it comes after some frames.
 */
final class ZoneVisits {
  private static final float SAME_IOU = 0.3f;
  private static final long FORGOTTEN_AFTER = 5;

  private final CropConfig config;
  private final List<Visit> visits = new ArrayList<>();

  ZoneVisits(CropConfig config) {
    this.config = config;
  }

  /**
   * Takes the next frame and tells which of its detections to cut out.
   *
   * @param frame recording frame index, above the one before
   * @return indices of detections, ascending
   */
  List<Integer> next(long frame, FrameDetections found, int frameWidth, int frameHeight) {
    visits.removeIf(visit -> frame - visit.lastSeen > FORGOTTEN_AFTER);
    List<Visit> free = new ArrayList<>(visits);
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (inZone(found, i, frameWidth, frameHeight)) {
        Visit visit = visitOf(found, i, free);
        if (visit.wantsCrop(frame, config)) {
          wanted.add(i);
        }
        visit.see(frame, found, i);
      }
    }
    return wanted;
  }

  private boolean inZone(FrameDetections found, int i, int frameWidth, int frameHeight) {
    double centreX = found.x()[i] + found.w()[i] / 2.0;
    double centreY = found.y()[i] + found.h()[i] / 2.0;
    return config.zones().contains(centreX, centreY, frameWidth, frameHeight);
  }

  /**
   * The visit that a box continues, which no other box of the frame does any more; or a new one.
   */
  private Visit visitOf(FrameDetections found, int i, List<Visit> free) {
    Visit best = null;
    double bestIou = SAME_IOU;
    for (Visit visit : free) {
      double iou = visit.iou(found, i);
      if (iou > bestIou) {
        best = visit;
        bestIou = iou;
      }
    }
    if (best == null) {
      best = new Visit();
      visits.add(best);
    } else {
      free.remove(best);
    }
    return best;
  }

  /** Boxes of successive frames that are probably one bottle's. */
  private static final class Visit {
    private float x;
    private float y;
    private float w;
    private float h;
    private long lastSeen;
    private long lastCrop;
    private int crops;

    boolean wantsCrop(long frame, CropConfig config) {
      boolean wanted = crops < config.firstCrops() || frame - lastCrop >= config.cropInterval();
      if (wanted) {
        crops++;
        lastCrop = frame;
      }
      return wanted;
    }

    void see(long frame, FrameDetections found, int i) {
      x = found.x()[i];
      y = found.y()[i];
      w = found.w()[i];
      h = found.h()[i];
      lastSeen = frame;
    }

    double iou(FrameDetections found, int i) {
      double left = found.x()[i];
      double top = found.y()[i];
      return BoxOverlap.iou(
          x, y, (double) x + w, (double) y + h, left, top, left + found.w()[i], top + found.h()[i]);
    }
  }
}
