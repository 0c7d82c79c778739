package org.shoal.transforms.associate;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.detection.FrameWindow;
import org.shoal.transforms.geometry.CameraRig;
import org.shoal.transforms.geometry.FieldOfView;

/**
 * Associates frame by frame. The points of the frames before, moved on by their velocities, are
 * tried first: they share out the detections of each camera among themselves. What is left is
 * searched for new points, which is all there is in a window's first frame. A point is always
 * triangulated anew from all its views and refined; each detection belongs to one point at most,
 * and a point has one detection at most of each camera. Points above the surface, below the floor
 * or behind a camera are impossible.
 *
 * <p>Frame by frame one cannot tell which of two things that touch is which: their views are shared
 * out again over all frames of the encounter, see {@link EncounterSolver}.
 *
 * <p>The result depends neither on the order of cameras nor on that of detections within a frame.
 */
public final class RansacAssociator implements Associator {
  /** A single view says little about where it is. */
  private static final float SINGLE_VIEW_CONFIDENCE = 0.25f;

  /**
   * How wide the margins round pictures are, in reprojection thresholds: views of what is farther
   * outside are looked for only where detections scatter that much, or lie outside themselves.
   */
  private static final double MARGIN = 2;

  private final AssociationConfig config;
  private final CameraRig rig;
  private final List<FieldOfView> fields;

  /**
   * An associator for one rig.
   *
   * @param rig the recording's cameras, in the recording's order
   */
  public RansacAssociator(AssociationConfig config, CameraRig rig) {
    this.config = config;
    this.rig = rig;
    fields = rig.fieldsOfView(MARGIN * config.reprojectionThreshold());
  }

  @Override
  public PointColumns associate(FrameWindow window) {
    if (window.cameras().size() != rig.size()) {
      throw new IllegalArgumentException(
          "a window of %d cameras does not fit a rig of %d"
              .formatted(window.cameras().size(), rig.size()));
    }
    WindowPass pass = new WindowPass(window);
    for (int frame = 0; frame < window.frameCount(); frame++) {
      pass.associate(frame);
    }
    pass.solveEncounters();
    return pass.tell();
  }

  /** What is known while one window is gone through. */
  private final class WindowPass {
    final FrameViews views;
    final PointFitter fitter;
    final ViewAssigner assigner;
    final CandidateSearch search;
    final Seeds seeds;
    final SingleViews singles;
    final Strands strands = new Strands();
    final EncounterSolver encounters;
    private final int frames;
    int refused;

    WindowPass(FrameWindow window) {
      frames = window.frameCount();
      views = new FrameViews(window, rig, fields);
      ViewStatistics statistics = new ViewStatistics(config.reprojectionThreshold(), views.slots());
      fitter = new PointFitter(rig, config, views, statistics);
      assigner = new ViewAssigner(rig, views, statistics);
      search = new CandidateSearch(rig, config, views, fitter);
      seeds = new Seeds(config);
      singles = new SingleViews(rig, views, statistics);
      encounters =
          new EncounterSolver(config, strands, new JointSteps(views, fitter, assigner, statistics));
    }

    void associate(int frame) {
      views.load(frame);
      List<Hypothesis> accepted = continueSeeds();
      int continued = accepted.size();
      search.search(accepted);
      if (accepted.size() > continued) {
        accepted = shareOutAgain(accepted);
      }
      accepted.forEach(fitter::learn);
      seeds.update(accepted);
      strands.add(accepted);
    }

    void solveEncounters() {
      encounters.solveAll();
    }

    /** The points of all frames, and the single views. */
    PointColumns tell() {
      PointColumnsBuilder columns =
          new PointColumnsBuilder(frames, views.slots(), strands.points());
      for (int frame = 0; frame < frames; frame++) {
        tell(frame, columns);
      }
      return columns.build(refused + search.refused());
    }

    private void tell(int frame, PointColumnsBuilder columns) {
      List<Hypothesis> points = strands.at(frame);
      views.load(frame);
      for (Hypothesis point : points) {
        if (point.inView == 0) {
          fitter.judge(point);
        }
        point.take(views);
      }
      singles.centreOn(points);
      columns.add(points, views, 1);
      columns.add(singles.remaining(), views, SINGLE_VIEW_CONFIDENCE);
      columns.endFrame();
    }

    private List<Hypothesis> continueSeeds() {
      List<Hypothesis> predicted = seeds.predict(views.slots());
      assigner.assign(predicted);
      List<Hypothesis> fitted = new ArrayList<>();
      for (Hypothesis point : predicted) {
        if (point.viewCount == 1) {
          point.claim(views);
        }
        if (fitter.fit(point)) {
          fitted.add(point);
          point.take(views);
        }
      }
      fitted.forEach(this::complete);
      return tenable(fitted);
    }

    /** A point that turned suddenly was not expected where all its views are. */
    private void complete(Hypothesis point) {
      fitter.complete(point);
      point.take(views);
    }

    /** New and continued points were found one after the other; now all of them compete at once. */
    private List<Hypothesis> shareOutAgain(List<Hypothesis> accepted) {
      views.release();
      assigner.assign(accepted);
      List<Hypothesis> fitted = accepted.stream().filter(fitter::fit).toList();
      fitted.forEach(fitter::judge);
      return tenable(fitted);
    }

    /** The judged points that all cameras together allow; only their detections are taken. */
    private List<Hypothesis> tenable(List<Hypothesis> judged) {
      views.release();
      List<Hypothesis> kept = new ArrayList<>();
      for (Hypothesis point : judged) {
        if (isTenable(point, kept.size())) {
          kept.add(point);
          point.take(views);
        } else {
          refused++;
        }
      }
      return kept;
    }

    private boolean isTenable(Hypothesis point, int keptBefore) {
      return point.seed >= 0
          ? seeds.admits(point) && fitter.isContinued(point)
          : fitter.isSupported(point, keptBefore);
    }
  }
}
