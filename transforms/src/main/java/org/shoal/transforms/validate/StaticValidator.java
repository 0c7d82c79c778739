package org.shoal.transforms.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.shoal.transforms.validate.FrameBoxes.Box;

/** The static test: warns of every track whose centre leaves the place where it was first seen. */
final class StaticValidator implements FieldValidator {
  private final double maxMovement;
  private final Map<Integer, Rest> tracks = new TreeMap<>();

  StaticValidator(ValidationConfig config) {
    this.maxMovement = config.maxMovement();
  }

  @Override
  public void next(FrameBoxes boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.box(i);
      tracks.computeIfAbsent(boxes.id()[i], id -> new Rest(box)).see(boxes.frame(), box);
    }
  }

  @Override
  public ValidationReport report() {
    List<String> warnings = new ArrayList<>();
    double most = 0;
    double deviations = 0;
    for (Map.Entry<Integer, Rest> entry : tracks.entrySet()) {
      Rest track = entry.getValue();
      most = Math.max(most, track.farthest);
      deviations += track.deviation();
      if (track.farthest > maxMovement) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "track %d moved %.1f px by frame %d; at most %.1f px are good",
                entry.getKey(),
                track.farthest,
                track.farthestFrame,
                maxMovement));
      }
    }
    Map<String, Double> figures =
        Map.of(
            "tracks",
            (double) tracks.size(),
            "moved_tracks",
            (double) warnings.size(),
            "max_movement_px",
            most,
            "mean_deviation_px",
            tracks.isEmpty() ? 0 : deviations / tracks.size());
    return new ValidationReport(figures, warnings.size(), warnings);
  }

  /** Where a track was, and how far it has strayed. */
  private static final class Rest {
    private final double x;
    private final double y;
    private double sumX;
    private double sumY;
    private double sumSquares;
    private long frames;
    private double farthest;
    private long farthestFrame;

    Rest(Box first) {
      this.x = first.centreX();
      this.y = first.centreY();
    }

    void see(long frame, Box box) {
      double dx = box.centreX() - x;
      double dy = box.centreY() - y;
      double distance = Math.hypot(dx, dy);
      if (distance > farthest) {
        farthest = distance;
        farthestFrame = frame;
      }
      sumX += dx;
      sumY += dy;
      sumSquares += dx * dx + dy * dy;
      frames++;
    }

    /** Root mean square distance from the mean place. */
    double deviation() {
      double meanSquare = (sumX * sumX + sumY * sumY) / ((double) frames * frames);
      return Math.sqrt(Math.max(0, sumSquares / frames - meanSquare));
    }
  }
}
