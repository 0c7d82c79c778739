package org.shoal.transforms.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.classification.ClassificationAttempt;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.crop.Crop;
import org.shoal.io.crop.CropFile;
import org.shoal.transforms.classify.TrackCrops.CropPlace;

/**
 * Classifies tracks together: first a crop of each, then a further crop of those in which nothing
 * was found, until there are no more crops or the attempts are used up.
 */
final class TrackClassifier {
  private final CropClassifier classifier;
  private final int maxAttempts;
  private long calls;
  private long failures;

  /**
   * @param classifier looks at the crops; stays the caller's to close
   * @param maxAttempts how often a track may be looked at, at least 1
   */
  TrackClassifier(CropClassifier classifier, int maxAttempts) {
    this.classifier = classifier;
    this.maxAttempts = maxAttempts;
  }

  /** Crops looked at so far. */
  long calls() {
    return calls;
  }

  /** Crops in which nothing was found so far. */
  long failures() {
    return failures;
  }

  /**
   * Classifies tracks.
   *
   * @return one entry a track, in the same order
   * @throws IOException when a crop cannot be read
   */
  List<TrackClassification> classify(List<TrackCrops> tracks) throws IOException {
    List<List<ClassificationAttempt>> attempts = new ArrayList<>();
    tracks.forEach(track -> attempts.add(new ArrayList<>()));
    List<Integer> open = next(tracks, attempts);
    while (!open.isEmpty()) {
      attempt(tracks, attempts, open);
      open = next(tracks, attempts);
    }
    List<TrackClassification> classified = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      TrackCrops track = tracks.get(i);
      classified.add(
          new TrackClassification(
              track.key(), track.firstFrame(), track.lastFrame(), attempts.get(i), maxAttempts));
    }
    return classified;
  }

  /** The tracks that are to be looked at once more. */
  private List<Integer> next(List<TrackCrops> tracks, List<List<ClassificationAttempt>> attempts) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      List<ClassificationAttempt> made = attempts.get(i);
      boolean succeeded = !made.isEmpty() && made.get(made.size() - 1).succeeded();
      int most = Math.min(maxAttempts, tracks.get(i).crops().size());
      if (!succeeded && made.size() < most) {
        open.add(i);
      }
    }
    return open;
  }

  private void attempt(
      List<TrackCrops> tracks, List<List<ClassificationAttempt>> attempts, List<Integer> open)
      throws IOException {
    List<Crop> crops = new ArrayList<>();
    List<Long> frames = new ArrayList<>();
    for (int i : open) {
      CropPlace place = tracks.get(i).crops().get(attempts.get(i).size());
      crops.add(CropFile.read(place.file(), place.position(), place.width(), place.height()));
      frames.add(place.frame());
    }
    List<CropOutcome> outcomes = classifier.classify(crops);
    for (int k = 0; k < outcomes.size(); k++) {
      CropOutcome outcome = outcomes.get(k);
      attempts
          .get(open.get(k))
          .add(
              new ClassificationAttempt(
                  frames.get(k), outcome.classification(), outcome.failure()));
      calls++;
      failures += outcome.succeeded() ? 0 : 1;
    }
  }
}
