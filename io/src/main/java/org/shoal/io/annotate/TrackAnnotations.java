package org.shoal.io.annotate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.shoal.io.results.line.FinishedRows;
import org.shoal.io.results.line.FinishedTracks;
import org.shoal.io.track2d.BoxTrackColumns;

/**
 * What to draw of one camera's finished tracks, frames ascending; frames without a track are left
 * out. Holds one window in memory.
 */
public final class TrackAnnotations implements Iterator<FrameAnnotations> {
  private final FinishedTracks tracks;
  private final String camera;
  private final Deque<FrameAnnotations> window = new ArrayDeque<>();

  /**
   * The annotations of a camera.
   *
   * @param tracks the tracks of all cameras, before their first window; the caller closes them
   * @param camera the camera's name
   */
  public TrackAnnotations(FinishedTracks tracks, String camera) {
    this.tracks = tracks;
    this.camera = camera;
  }

  @Override
  public boolean hasNext() {
    while (window.isEmpty()) {
      Optional<List<FinishedRows>> next = tracks.nextWindow();
      if (next.isEmpty()) {
        return false;
      }
      next.orElseThrow().stream().filter(rows -> rows.camera().equals(camera)).forEach(this::add);
    }
    return true;
  }

  @Override
  public FrameAnnotations next() {
    if (!hasNext()) {
      throw new NoSuchElementException(camera + " has no further frame");
    }
    return window.remove();
  }

  private void add(FinishedRows rows) {
    BoxTrackColumns boxes = rows.tracks();
    int row = 0;
    while (row < boxes.size()) {
      long frame = boxes.frame()[row];
      List<Annotation> drawn = new ArrayList<>();
      while (row < boxes.size() && boxes.frame()[row] == frame) {
        drawn.add(annotation(rows, row));
        row++;
      }
      window.add(new FrameAnnotations(frame, drawn));
    }
  }

  private static Annotation annotation(FinishedRows rows, int row) {
    BoxTrackColumns boxes = rows.tracks();
    return new Annotation(
        boxes.trackId()[row],
        boxes.x()[row],
        boxes.y()[row],
        boxes.w()[row],
        boxes.h()[row],
        rows.states().get(row),
        rows.classifications().get(row));
  }
}
