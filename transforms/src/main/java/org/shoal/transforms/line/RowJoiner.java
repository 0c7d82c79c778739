package org.shoal.transforms.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.line.CameraRows;
import org.shoal.io.line.LineWindow;
import org.shoal.io.track2d.BoxTrackColumns;
import org.shoal.io.track2d.BoxTrackColumnsBuilder;
import org.shoal.io.track2d.BoxTrackWindow;
import org.shoal.transforms.classify.ClassificationCache;
import org.shoal.transforms.classify.TrackRows;

/** Joins the rows of one frame window with what their tracks were found to be. */
public final class RowJoiner {
  private RowJoiner() {}

  /**
   * Joins a window.
   *
   * @param frames the window
   * @param pieces rows of its frames, each once, in any order
   * @param bottles every track that has a row here, in any order
   */
  public static LineWindow join(
      FrameWindow frames, Iterable<BoxTrackWindow> pieces, Iterable<TrackClassification> bottles) {
    List<String> cameras = frames.cameras().stream().map(camera -> camera.camera()).toList();
    List<TrackClassification> sorted = new ArrayList<>();
    bottles.forEach(sorted::add);
    sorted.sort(
        Comparator.comparing((TrackClassification bottle) -> cameras.indexOf(bottle.key().camera()))
            .thenComparing(bottle -> bottle.key().track()));
    Map<String, BoxTrackColumnsBuilder> rows = new TreeMap<>();
    for (BoxTrackWindow piece : pieces) {
      rows.computeIfAbsent(piece.camera(), name -> new BoxTrackColumnsBuilder())
          .addAll(piece.tracks());
    }
    List<CameraRows> joined = new ArrayList<>();
    long hits = 0;
    long misses = 0;
    for (String camera : cameras) {
      ClassificationCache cache = new ClassificationCache(ClassificationCache.DEFAULT_SIZE);
      List<TrackClassification> own =
          sorted.stream().filter(bottle -> bottle.key().camera().equals(camera)).toList();
      BoxTrackColumnsBuilder told = rows.getOrDefault(camera, new BoxTrackColumnsBuilder());
      joined.add(camera(told.build(), new TrackRows(own, cache)));
      hits += cache.statistics().hits();
      misses += cache.statistics().misses();
    }
    return new LineWindow(frames, joined, sorted, hits, misses);
  }

  private static CameraRows camera(BoxTrackColumns tracks, TrackRows rows) {
    byte[] state = new byte[tracks.size()];
    for (int row = 0; row < state.length; row++) {
      state[row] = CameraRows.codeOf(rows.row(tracks.frame()[row], tracks.trackId()[row]).state());
    }
    return new CameraRows(tracks, state);
  }
}
