package org.shoal.transforms.track2d;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.track2d.BoxTrackSink;

/**
 * ByteTrack (Zhang et al. 2022, sec. 3, algorithm 1). In every frame the boxes that tracks are
 * expected to have are matched with the detections, by overlap: first all confirmed tracks with the
 * high-score detections, then those still in sight with the low-score ones, then new tracks with
 * what is left of the former. The rest of these start tracks. A track found again after a gap gets
 * the boxes in between by interpolation, as in the paper's sec. 4.1.
 *
 * <p>Beyond the paper: before a detection may start a track, a lost track takes it if it is no
 * farther from the expected box than the filter has grown unsure of it, overlap or not; a new track
 * gets its id and its rows from the first detection on as soon as it is confirmed, and no id if it
 * never is, in the first frame as in any other; assignments are optimal among the pairs that pass
 * the gate. Boxes are told as they were detected, not as filtered.
 *
 * <p>Of more than {@link BoxTrackerConfig#maxTracks} tracks, new ones included, those in sight stay
 * before lost ones, and the more confident before the less.
 */
public final class ByteTracker implements BoxTracker {
  private final BoxTrackerConfig config;
  private final int memory;
  private final FrameAssociation association = new FrameAssociation();
  private final List<BoxTrack> tracks = new ArrayList<>();
  private final List<BoxTrack> stage = new ArrayList<>();
  private int nextTrackId;
  private int born;
  private int dropped;
  private int confirmed;
  private int recovered;
  private int lost;
  private int crowdedOut;

  /** A tracker before the first frame. */
  public ByteTracker(BoxTrackerConfig config) {
    this(config, BoxTrackerState.start());
  }

  /** A tracker that goes on where another stopped. */
  public ByteTracker(BoxTrackerConfig config, BoxTrackerState state) {
    this.config = config;
    memory = Math.max(2, config.minHits());
    nextTrackId = state.nextTrackId();
    state.tracks().forEach(track -> tracks.add(new BoxTrack(memory, track)));
  }

  @Override
  public BoxTrackerState state() {
    return new BoxTrackerState(nextTrackId, tracks.stream().map(BoxTrack::save).toList());
  }

  @Override
  public BoxTrackerCounts counts() {
    return new BoxTrackerCounts(born, dropped, confirmed, recovered, lost, crowdedOut);
  }

  @Override
  public void track(CameraWindow window, BoxTrackSink sink) {
    DetectionColumns found = window.detections();
    for (int f = 0; f < found.frameCount(); f++) {
      long frame = window.firstFrame() + f;
      association.start(frame, found, f);
      step(frame, sink);
    }
  }

  private void step(long frame, BoxTrackSink sink) {
    for (BoxTrack track : tracks) {
      track.predict(frame);
    }
    associate(frame);
    born += association.giveBirth(tracks, config.newTrackThreshold(), memory);
    bury(frame);
    makeRoom(frame);
    tell(frame, sink);
  }

  private void associate(long frame) {
    select(frame, true, config.maxAge());
    association.byOverlap(stage, config.highThreshold(), config.minIou());
    select(frame, true, 0);
    association.byOverlap(stage, config.lowThreshold(), config.minIouLow());
    select(frame, true, config.maxAge());
    stage.removeIf(track -> track.seenAt() == frame - 1);
    association.byDistance(stage, config.newTrackThreshold());
    select(frame, false, 0);
    association.byOverlap(stage, config.highThreshold(), config.minIou());
  }

  /** Lists the tracks that took nothing in this frame yet and missed no more frames than given. */
  private void select(long frame, boolean isConfirmed, int maxMissed) {
    stage.clear();
    for (BoxTrack track : tracks) {
      if (track.isConfirmed() == isConfirmed
          && track.seenAt() < frame
          && frame - track.seenAt() - 1 <= maxMissed) {
        stage.add(track);
      }
    }
  }

  private void bury(long frame) {
    for (int i = tracks.size() - 1; i >= 0; i--) {
      BoxTrack track = tracks.get(i);
      if (frame - track.seenAt() > (track.isConfirmed() ? config.maxAge() : 0)) {
        tracks.remove(i);
        lost += track.isConfirmed() ? 1 : 0;
        dropped += track.isConfirmed() ? 0 : 1;
      }
    }
  }

  private void makeRoom(long frame) {
    if (tracks.size() <= config.maxTracks()) {
      return;
    }
    List<BoxTrack> ranked = new ArrayList<>(tracks);
    ranked.sort(
        Comparator.comparing((BoxTrack track) -> track.seenAt() < frame)
            .thenComparing(track -> -track.confidence()));
    List<BoxTrack> excess = ranked.subList(config.maxTracks(), ranked.size());
    for (BoxTrack track : excess) {
      crowdedOut += track.isConfirmed() ? 1 : 0;
      dropped += track.isConfirmed() ? 0 : 1;
    }
    Set<BoxTrack> leaving = new HashSet<>(excess);
    tracks.removeIf(leaving::contains);
  }

  private void tell(long frame, BoxTrackSink sink) {
    for (BoxTrack track : tracks) {
      if (track.seenAt() < frame) {
        continue;
      }
      if (track.isConfirmed()) {
        recovered += track.missedBefore() > 0 ? 1 : 0;
        track.tellLast(config.maxGap(), sink);
      } else if (track.hits() >= config.minHits()) {
        track.confirm(nextTrackId++, sink);
        confirmed++;
      }
    }
  }
}
