package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.Classification;
import org.shoal.io.crop.Crop;
import org.shoal.transforms.detect.Device;
import org.shoal.transforms.detect.OnnxModel;

class OnnxCropClassifierTest {
  private OnnxCropClassifier one;
  private OnnxCropClassifier three;
  private OnnxCropClassifier fails;

  @BeforeProperty
  void open() throws IOException {
    Path folder = Files.createTempDirectory("classifier");
    ClassifierConfig config = ClassifierConfig.of(Colours.classifier(folder).toString());
    one = OnnxCropClassifier.open(config.withThreads(1));
    three = OnnxCropClassifier.open(config.withThreads(3));
    fails = OnnxCropClassifier.open(ClassifierConfig.of(Colours.failsOnBright(folder).toString()));
  }

  @AfterProperty
  void close() {
    one.close();
    three.close();
    fails.close();
  }

  @Property
  void batchGivesWhatSingleCropsGive(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int count) {
    List<Crop> crops = crops(seed, count);
    List<CropOutcome> batch = three.classify(crops);
    assertThat(batch.size(), is(count));
    for (int i = 0; i < count; i++) {
      assertThat(batch.get(i), is(one.classify(List.of(crops.get(i))).get(0)));
    }
  }

  @Property
  void capsAreToldByTheirColour(@ForAll @IntRange(min = 160, max = 255) int bright) {
    List<CropOutcome> outcomes =
        one.classify(
            List.of(
                Colours.crop(bright, 0, 0),
                Colours.crop(0, bright, 0),
                Colours.crop(0, 0, bright)));
    assertThat(outcomes.get(0).classification().value(Attribute.CAP), is("red"));
    assertThat(outcomes.get(1).classification().value(Attribute.CAP), is("green"));
    assertThat(outcomes.get(0).succeeded(), is(true));
    assertThat(outcomes.get(2).classification(), is(Classification.unknown()));
    assertThat(outcomes.get(2).failure(), is("no label reached its threshold"));
  }

  @Property
  void everyOutcomeHasEightTexts(@ForAll long seed) {
    for (CropOutcome outcome : one.classify(crops(seed, 3))) {
      assertThat(outcome.classification().byColumn().size(), is(8));
      outcome.classification().values().forEach(value -> assertThat(value.isEmpty(), is(false)));
    }
  }

  /** Bright crops make the network fail; those beside them are told as ever. */
  @Property
  void failureCostsNothingButItsOwnCrop(
      @ForAll @IntRange(min = 0, max = 4) int failing,
      @ForAll @IntRange(min = 128, max = 255) int bright) {
    List<Crop> crops = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      crops.add(i == failing ? Colours.crop(0, 0, bright) : Colours.crop(0, 127, 0));
    }
    List<CropOutcome> outcomes = fails.classify(crops);
    for (int i = 0; i < 5; i++) {
      boolean failed = i == failing;
      assertThat(outcomes.get(i).succeeded(), is(!failed));
      assertThat(
          outcomes.get(i).classification().value(Attribute.CAP), is(failed ? "UNKNOWN" : "green"));
    }
    assertThat(outcomes.get(failing).classification(), is(Classification.unknown()));
    assertThat(outcomes.get(failing).failure(), containsString("inference failed"));
  }

  /** Opening runs the network once, on a black picture: one that cannot run on it is refused. */
  @Property(tries = 100)
  void networkHasRunBeforeItsFirstCrop(@ForAll @IntRange(min = 1, max = 40) int size)
      throws IOException {
    Path dark = Colours.failsOnDark(Files.createTempDirectory("dark"), size);
    String message =
        assertThrows(
                InvalidInputException.class, () -> OnnxModel.open(dark.toString(), Device.CPU, 1))
            .getMessage();
    assertThat(message, containsString("does not run on an empty picture"));
  }

  private static List<Crop> crops(long seed, int count) {
    Random random = new Random(seed);
    List<Crop> crops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crops.add(Colours.noise(random.nextLong()));
    }
    return crops;
  }
}
