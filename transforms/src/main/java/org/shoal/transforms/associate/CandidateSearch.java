package org.shoal.transforms.associate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final Hypothesis probe;
  private int[] free = new int[0];
  private int refused;

  private record Candidate(int first, int second, double x, double y, double z, double score) {}

  CandidateSearch(CameraRig rig, AssociationConfig config, FrameViews views, PointFitter fitter) {
    this.config = config;
    this.views = views;
    this.fitter = fitter;
    triangulator = new Triangulator(rig);
    probe = new Hypothesis(views.slots());
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
        if (views.slot[free[j]] != views.slot[free[i]] && meet(free[i], free[j])) {
          offer(queue, free[i], free[j], point.x, point.y, point.z);
        }
      }
    }
    while (!queue.isEmpty()) {
      Candidate best = queue.remove();
      if (!isFree(best.first, best.second)) {
        continue;
      }
      probe.moveTo(best.x, best.y, best.z);
      double score = gatherAndJudge();
      if (score < best.score) {
        if (probe.viewCount >= config.minCameras()) {
          queue.add(new Candidate(best.first, best.second, best.x, best.y, best.z, score));
        }
        continue;
      }
      refine(best, accepted)
          .ifPresent(
              found -> {
                found.take(views);
                accepted.add(found);
              });
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

  private boolean meet(int first, int second) {
    System.arraycopy(views.rays, 6 * first, pairRays, 0, 6);
    System.arraycopy(views.rays, 6 * second, pairRays, 6, 6);
    return triangulator.intersectRays(pairRays, pairWeights, 2, point);
  }

  private void offer(
      PriorityQueue<Candidate> queue, int first, int second, double x, double y, double z) {
    probe.moveTo(x, y, z);
    if (fitter.isNear(probe, first) && fitter.isNear(probe, second)) {
      double score = gatherAndJudge();
      if (probe.viewCount >= config.minCameras()) {
        queue.add(new Candidate(first, second, x, y, z, score));
      }
    }
  }

  private double gatherAndJudge() {
    fitter.gather(probe);
    fitter.judge(probe);
    return fitter.score(probe);
  }

  /** Moves the candidate to where all its views say; empty when that is not tenable. */
  private Optional<Hypothesis> refine(Candidate candidate, List<Hypothesis> accepted) {
    Hypothesis hypothesis = new Hypothesis(views.slots());
    hypothesis.moveTo(candidate.x, candidate.y, candidate.z);
    fitter.gather(hypothesis);
    if (!fitter.fit(hypothesis)) {
      return Optional.empty();
    }
    fitter.gather(hypothesis);
    if (!fitter.fit(hypothesis)) {
      return Optional.empty();
    }
    fitter.judge(hypothesis);
    if (!fitter.isSupported(hypothesis, accepted.size())
        || accepted.stream().anyMatch(point -> fitter.isSplit(point, hypothesis))) {
      refused++;
      return Optional.empty();
    }
    return Optional.of(hypothesis);
  }
}
