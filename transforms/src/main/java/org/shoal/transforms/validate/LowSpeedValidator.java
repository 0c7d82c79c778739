package org.shoal.transforms.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shoal.transforms.validate.FrameBoxes.Box;

/**
 * The low-speed test: warns when an identity goes from one bottle to another. Bottles move so
 * little from frame to frame that a box tells whose it was: two tracks have been swapped when each
 * is where the other was, rather than where itself was; a track has been replaced when a new one
 * begins where it would be.
 */
final class LowSpeedValidator implements FieldValidator {
  private static final double SAME_PLACE = 0.3;

  private final int maxGapFrames;
  private final Map<Integer, Path> paths = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long swaps;
  private long seen;
  private long longestGap;

  /** Tracks that may still come back, by identity. */
  private final Map<Integer, Path> recent = new TreeMap<>();

  LowSpeedValidator(ValidationConfig config) {
    this.maxGapFrames = config.maxGapFrames();
  }

  @Override
  public void next(FrameBoxes boxes) {
    long frame = boxes.frame();
    recent.values().removeIf(path -> frame - path.frame > maxGapFrames);
    Map<Integer, Box> now = new TreeMap<>();
    for (int i = 0; i < boxes.size(); i++) {
      now.put(boxes.id()[i], boxes.box(i));
    }
    findExchanges(frame, now);
    findReplacements(frame, now);
    now.forEach((id, box) -> see(id, frame, box));
  }

  private void findExchanges(long frame, Map<Integer, Box> now) {
    List<Integer> known = now.keySet().stream().filter(recent::containsKey).toList();
    Map<Integer, Box> expected = new HashMap<>();
    known.forEach(id -> expected.put(id, recent.get(id).at(frame)));
    for (int a = 0; a < known.size(); a++) {
      for (int b = a + 1; b < known.size(); b++) {
        int one = known.get(a);
        int other = known.get(b);
        if (isElsewhere(now.get(one), expected.get(one), expected.get(other))
            && isElsewhere(now.get(other), expected.get(other), expected.get(one))) {
          warn("tracks %d and %d changed places in frame %d".formatted(one, other, frame));
          recent.get(one).exchange(recent.get(other));
        }
      }
    }
  }

  private static boolean isElsewhere(Box now, Box own, Box others) {
    return now.iou(others) >= SAME_PLACE && now.iou(others) > now.iou(own);
  }

  private void findReplacements(long frame, Map<Integer, Box> now) {
    for (Map.Entry<Integer, Box> entry : now.entrySet()) {
      if (!paths.containsKey(entry.getKey())) {
        Optional<Integer> lost =
            recent.entrySet().stream()
                .filter(path -> !now.containsKey(path.getKey()))
                .filter(path -> path.getValue().at(frame).iou(entry.getValue()) >= SAME_PLACE)
                .map(Map.Entry::getKey)
                .findFirst();
        if (lost.isPresent()) {
          recent.remove(lost.get());
          warn(
              "track %d took the place of track %d in frame %d"
                  .formatted(entry.getKey(), lost.get(), frame));
        }
      }
    }
  }

  private void warn(String warning) {
    swaps++;
    if (warnings.size() < ValidationReport.MOST_WARNINGS) {
      warnings.add(warning);
    }
  }

  private void see(int id, long frame, Box box) {
    Path path = paths.computeIfAbsent(id, key -> new Path(frame));
    longestGap = Math.max(longestGap, frame - path.frame - 1);
    path.see(frame, box);
    recent.put(id, path);
    seen++;
  }

  @Override
  public ValidationReport report() {
    double spans = paths.values().stream().mapToLong(path -> path.frame - path.first + 1).sum();
    Map<String, Double> figures =
        Map.of(
            "tracks", (double) paths.size(),
            "continuity", spans == 0 ? 1 : seen / spans,
            "longest_gap_frames", (double) Math.max(0, longestGap),
            "id_swaps", (double) swaps);
    return new ValidationReport(figures, swaps, warnings);
  }

  /** Where a track was last, and how it moved. */
  private static final class Path {
    private final long first;
    private long frame;
    private Box box = new Box(0, 0, 0, 0);
    private double speedX;
    private double speedY;

    Path(long first) {
      this.first = first;
      this.frame = first;
    }

    void see(long newFrame, Box newBox) {
      if (newFrame > frame) {
        speedX = (newBox.centreX() - box.centreX()) / (newFrame - frame);
        speedY = (newBox.centreY() - box.centreY()) / (newFrame - frame);
      }
      frame = newFrame;
      box = newBox;
    }

    /** The bottles go on as they went, each under the other's identity. */
    void exchange(Path other) {
      Path mine = new Path(first);
      mine.follow(this);
      follow(other);
      other.follow(mine);
    }

    private void follow(Path other) {
      frame = other.frame;
      box = other.box;
      speedX = other.speedX;
      speedY = other.speedY;
    }

    /** Where it would be in a later frame. */
    Box at(long later) {
      return box.moved(speedX * (later - frame), speedY * (later - frame));
    }
  }
}
