package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackState;
import org.shoal.io.crop.CropFile;
import org.shoal.transforms.classify.TrackCrops.CropPlace;

/**
 * Position 0 of the file of crops shows nothing, position 1 a red cap, position 2 makes it fail.
 */
class TrackClassifierTest {
  private String file;
  private OnnxCropClassifier classifier;

  @BeforeProperty
  void open() throws IOException {
    Path folder = Files.createTempDirectory("tracks");
    classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(Colours.failsOnBright(folder).toString()));
    Path target = folder.resolve("left.crops");
    try (CropFile crops = CropFile.create(target.toString())) {
      crops.write(Colours.crop(0, 0, 0));
      crops.write(Colours.crop(127, 0, 0));
      crops.write(Colours.crop(0, 0, 255));
      crops.commit();
    }
    file = target.toString();
  }

  @AfterProperty
  void close() {
    classifier.close();
  }

  @Property
  void trackIsLookedAtUntilSomethingIsFoundAndNoMoreThanItMay(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int maxAttempts) throws IOException {
    Random random = new Random(seed);
    List<TrackCrops> tracks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      tracks.add(track(i, random));
    }
    TrackClassifier together = new TrackClassifier(classifier, maxAttempts);
    List<TrackClassification> classified = together.classify(tracks);
    long calls = 0;
    long failures = 0;
    for (int i = 0; i < tracks.size(); i++) {
      List<CropPlace> crops = tracks.get(i).crops();
      TrackClassification track = classified.get(i);
      int red = 0;
      while (red < crops.size() && crops.get(red).position() != 1) {
        red++;
      }
      boolean found = red < Math.min(crops.size(), maxAttempts);
      int attempts = Math.min(Math.min(crops.size(), maxAttempts), red + 1);
      assertThat(track.key(), is(tracks.get(i).key()));
      assertThat(track.attempts().size(), is(attempts));
      assertThat(track.classification().value(Attribute.CAP), is(found ? "red" : "UNKNOWN"));
      TrackState end = attempts == maxAttempts ? TrackState.FAILED : TrackState.TRACKED;
      assertThat(track.stateAt(1000), is(found ? TrackState.CLASSIFIED : end));
      for (int k = 0; k < attempts; k++) {
        assertThat(track.attempts().get(k).frame(), is(crops.get(k).frame()));
        assertThat(track.attempts().get(k).succeeded(), is(found && k == red));
      }
      calls += attempts;
      failures += attempts - (found ? 1 : 0);
    }
    assertThat(together.calls(), is(calls));
    assertThat(together.failures(), is(failures));
  }

  /** What tracks are classified with changes nothing. */
  @Property
  void tracksTogetherAreClassifiedAsOneByOne(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<TrackCrops> tracks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tracks.add(track(i, random));
    }
    List<TrackClassification> together = new TrackClassifier(classifier, 2).classify(tracks);
    for (int i = 0; i < 4; i++) {
      assertThat(
          new TrackClassifier(classifier, 2).classify(List.of(tracks.get(i))).get(0),
          is(together.get(i)));
    }
  }

  private TrackCrops track(int id, Random random) {
    List<CropPlace> crops = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      crops.add(new CropPlace(10 + i, file, random.nextInt(3), Colours.SIZE, Colours.SIZE));
    }
    return new TrackCrops(new TrackKey("belt", "left", id), List.of(0L), 5, 90, crops);
  }
}
