package org.shoal.transforms.track;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.tracking.TrackColumns;
import org.shoal.transforms.associate.AssociatedWindow;
import org.shoal.transforms.associate.PointColumns;

/**
 * Follows fish through a recording and keeps their identities: a constant-velocity Kalman filter a
 * track, one assignment problem a frame (after SORT, Bewley et al. 2016), each point weighted by
 * its own covariance.
 *
 * <p>A track starts at a point of two cameras at least, is confirmed when there is evidence enough
 * ({@link TrackerConfig#minHits()}), and only then gets an identity: from 0, ascending, those of
 * the same first frame by x, never reused. Its rows from before, if in the same window, are kept as
 * not confirmed, except that in the recording's first frame they count as confirmed. A track that
 * is never confirmed leaves no row and uses up no identity.
 *
 * <p>Confirmed tracks choose their points first. Two that meet and are seen as one share that point
 * until they part. A fish that is lost is waited for: what appears where it may be by now takes
 * over its identity ({@link Wandering}), whether the number of fish is known or not.
 *
 * <p>A row holds the position as triangulated, not as filtered. A single view continues a confirmed
 * track where its ray passes the predicted position, and never starts one. A frame in which a track
 * has no measurement has no row of it.
 *
 * <p>Takes the windows of one recording in their order. Not safe for use by several threads.
 */
public final class FishTracker {
  private final TrackerConfig config;
  private final PointAssignment assignment;
  private final Wandering wandering;
  private final Identities identities;
  private final List<Track> tracks = new ArrayList<>();
  private long frame;
  private int born;
  private int dropped;
  private int confirmed;
  private int relinked;
  private int lost;

  /** A tracker before the first frame of a recording. */
  public FishTracker(TrackerConfig config) {
    this(config, TrackerState.start());
  }

  /** A tracker that goes on where another stopped. */
  public FishTracker(TrackerConfig config, TrackerState state) {
    this.config = config;
    assignment = new PointAssignment(config);
    wandering = new Wandering(config, state.speedSquares(), state.speedCount());
    identities = new Identities(config, wandering, state.nextFishId());
    frame = state.frames();
    state.tracks().forEach(track -> tracks.add(new Track(track)));
  }

  /** What another tracker needs to go on from here. */
  public TrackerState state() {
    return new TrackerState(
        identities.next(),
        frame,
        wandering.squares(),
        wandering.count(),
        tracks.stream().map(Track::save).toList());
  }

  /** What happened to tracks since this tracker was made. */
  public TrackerCounts counts() {
    return new TrackerCounts(born, dropped, confirmed, relinked, lost);
  }

  /**
   * Tracks through the next window.
   *
   * @return the fish, over the window's frames
   */
  public TrackColumns track(AssociatedWindow window) {
    PointColumns points = window.points();
    TrackRows rows = new TrackRows(points);
    tracks.forEach(track -> track.strand = -1);
    for (int f = 0; f < points.frameCount(); f++) {
      rows.startFrame();
      step(points, points.frameOffsets()[f], points.frameOffsets()[f + 1], rows);
      frame++;
    }
    return rows.build(window.cameraCount());
  }

  private void step(PointColumns points, int from, int to, TrackRows rows) {
    FramePass pass = new FramePass(config, assignment, points, from, to, frame);
    List<Track> alive = predict();
    List<Track> known = alive.stream().filter(Track::isConfirmed).toList();
    pass.assignConfirmed(known);
    pass.assignDarting(known);
    pass.assign(alive.stream().filter(track -> !track.isConfirmed()).toList());
    born += pass.giveBirth(tracks);
    for (Track track : tracks) {
      track.endFrame(frame);
    }
    confirm();
    for (int point = from; point < to; point++) {
      int row = point;
      pass.trackOf(point)
          .ifPresent(track -> rows.add(track, row, track.isConfirmed() || frame == 0));
    }
    known.stream().filter(track -> track.locatedAt == frame).forEach(wandering::learn);
    bury();
  }

  /**
   * Moves the tracks that are alive on by a frame. Single views do not tell how fast a fish sinks
   * or climbs: what it did when last located must not carry it on for ever.
   */
  private List<Track> predict() {
    double keptVelocity = wandering.keptVelocity();
    List<Track> alive = new ArrayList<>();
    for (Track track : tracks) {
      if (isAlive(track, frame)) {
        if (track.isHeldBySingleViews()) {
          track.filter.slowDown(keptVelocity);
        }
        track.filter.predict(config.accelerationSigma());
        alive.add(track);
      }
    }
    return alive;
  }

  private void confirm() {
    Identities.Confirmation confirmation = identities.confirm(tracks, frame);
    confirmed += confirmation.confirmed();
    relinked += confirmation.relinked();
  }

  /** Ends tracks that the next frame cannot continue; lost fish are kept, for they may return. */
  private void bury() {
    for (Track track : tracks) {
      boolean diesNow = isAlive(track, frame) && !isAlive(track, frame + 1);
      lost += diesNow && track.isConfirmed() ? 1 : 0;
      dropped += diesNow && !track.isConfirmed() ? 1 : 0;
    }
    tracks.removeIf(track -> !isAlive(track, frame + 1) && !track.isConfirmed());
  }

  private boolean isAlive(Track track, long now) {
    long missed = now - track.seenAt - 1;
    return missed <= (track.isConfirmed() ? config.maxAge() : Math.min(1, track.hits - 1));
  }
}
