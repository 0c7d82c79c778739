package org.shoal.transforms.associate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.geometry.Triangulation;
import org.shoal.transforms.geometry.Triangulator;

/**
 * Finds points without knowing where to look: every pair of free detections of two cameras is a
 * minimal sample (there are few enough to try them all, so nothing is left to chance), its point
 * gathers its views in all cameras, and the candidates compete by their truncated squared residuals
 * (MSAC: Torr and Zisserman 2000, sec. 4): in effect most views, then smallest residual. The best
 * is taken, its detections are gone, and the others are judged anew.
 */
final class CandidateSearch {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate c) -> -c.score)
          .thenComparingInt(Candidate::first)
          .thenComparingInt(Candidate::second);

  private final AssociationConfig config;
  private final FrameViews views;
  private final PointFitter fitter;
  private final Triangulator triangulator;
  private final Triangulation point = new Triangulation();
  private final double[] pairRays = new double[12];
  private final double[] pairWeights = {1, 1};
  private final int[] fitted;
  private Hypothesis probe;
  private int[] free = new int[0];
  private int refused;

  /**
   * A point of two detections with all its views.
   *
   * @param accepted how many points the frame had when it gathered them
   */
  private record Candidate(int first, int second, Hypothesis point, double score, int accepted) {}

  CandidateSearch(CameraRig rig, AssociationConfig config, FrameViews views, PointFitter fitter) {
    this.config = config;
    this.views = views;
    this.fitter = fitter;
    triangulator = new Triangulator(rig);
    probe = new Hypothesis(views.slots());
    fitted = new int[views.slots()];
  }

  /** Number of candidates refused so far as contradicted by other cameras. */
  int refused() {
    return refused;
  }

  /**
   * Adds the points found among free detections, and marks their detections as taken.
   *
   * @param accepted the points of the frame so far, to be added to
   */
  void search(List<Hypothesis> accepted) {
    PriorityQueue<Candidate> queue = new PriorityQueue<>(BEST_FIRST);
    int count = listFree();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (mayBeOne(free[i], free[j]) && meet(free[i], free[j])) {
          offer(queue, free[i], free[j], accepted.size());
        }
      }
    }
    while (!queue.isEmpty()) {
      Candidate best = queue.remove();
      if (!isFree(best.first, best.second)) {
        continue;
      }
      if (best.accepted < accepted.size()) {
        Candidate anew = gather(best.first, best.second, best.point, accepted.size());
        if (anew.score < best.score) {
          if (anew.point.viewCount >= config.minCameras()) {
            queue.add(anew);
          }
          continue;
        }
      }
      if (refine(best.point, accepted)) {
        best.point.take(views);
        accepted.add(best.point);
      }
    }
  }

  private int listFree() {
    if (free.length < views.size()) {
      free = new int[2 * views.size()];
    }
    int count = 0;
    for (int d = 0; d < views.size(); d++) {
      if (!views.taken[d]) {
        free[count++] = d;
      }
    }
    return count;
  }

  private boolean isFree(int first, int second) {
    return !views.taken[first] && !views.taken[second];
  }

  /** Views of one camera are of two things, and so are the only views that two seeds have. */
  private boolean mayBeOne(int first, int second) {
    return views.slot[first] != views.slot[second]
        && (views.claim[first] < 0 || views.claim[second] < 0);
  }

  private boolean meet(int first, int second) {
    System.arraycopy(views.rays, 6 * first, pairRays, 0, 6);
    System.arraycopy(views.rays, 6 * second, pairRays, 6, 6);
    return triangulator.intersectRays(pairRays, pairWeights, 2, point);
  }

  private void offer(PriorityQueue<Candidate> queue, int first, int second, int accepted) {
    probe.moveTo(point.x, point.y, point.z);
    if (fitter.isNear(probe, first) && fitter.isNear(probe, second)) {
      Candidate candidate = gather(first, second, probe, accepted);
      if (probe.viewCount < config.minCameras()) {
        return;
      }
      // What would not even be believed of a point that was there before is not worth a fit.
      if (fitter.isContinued(probe)) {
        queue.add(candidate);
        probe = new Hypothesis(views.slots());
      } else {
        refused++;
      }
    }
  }

  private Candidate gather(int first, int second, Hypothesis candidate, int accepted) {
    fitter.gather(candidate);
    return new Candidate(first, second, candidate, fitter.score(candidate), accepted);
  }

  /** Moves a candidate to where all its views say; false when that is not tenable. */
  private boolean refine(Hypothesis candidate, List<Hypothesis> accepted) {
    if (!fitter.fit(candidate)) {
      return false;
    }
    System.arraycopy(candidate.view, 0, fitted, 0, fitted.length);
    fitter.gather(candidate);
    if (!Arrays.equals(candidate.view, fitted)) {
      if (!fitter.fit(candidate)) {
        return false;
      }
      fitter.judge(candidate);
    }
    if (!fitter.isSupported(candidate, accepted.size())
        || accepted.stream().anyMatch(found -> fitter.isSplit(found, candidate))) {
      refused++;
      return false;
    }
    return true;
  }
}
