package org.shoal.io.resume;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.recording.FrameClock;
import org.shoal.io.video.PictureTimes;
import org.shoal.io.video.Segment;

class SegmentStoreTest {
  private static final String STEP = "detect, confidence 0.25";
  private static final byte[] CROPS = new byte[1000];

  @TempDir Path folder;

  private Path footage;

  @BeforeEach
  void makeFootage() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(5).nextBytes(bytes);
    footage = Files.write(folder.resolve("a.mp4"), bytes);
  }

  @Test
  void whatWasWorkedOutIsNotWorkedOutAgain() throws IOException {
    assertThat(ask(STEP, segment(0), "first"), is(new SegmentStore.Outcome<>("first", false)));
    assertThat(ask(STEP, segment(0), "again"), is(new SegmentStore.Outcome<>("first", true)));
  }

  @Test
  void anotherStretchOrStepIsWorkOfItsOwn() throws IOException {
    ask(STEP, segment(0), "first");

    assertThat(ask(STEP, segment(100), "second").result(), is("second"));
    assertThat(ask("detect, confidence 0.5", segment(0), "third").result(), is("third"));
    assertThat(ask(STEP, segment(0), "again").result(), is("first"));
  }

  @Test
  void footageOfWhichAByteChangedIsOtherFootage() throws IOException {
    ask(STEP, segment(0), "first");
    FileTime time = Files.getLastModifiedTime(footage);
    byte[] bytes = Files.readAllBytes(footage);
    bytes[0]++;
    Files.write(footage, bytes);
    Files.setLastModifiedTime(footage, time);

    assertThat(ask(STEP, segment(0), "second").result(), is("second"));
  }

  @Test
  void footageThatWasWrittenLaterIsOtherFootage() throws IOException {
    ask(STEP, segment(0), "first");
    FileTime time = Files.getLastModifiedTime(footage);
    Files.setLastModifiedTime(footage, FileTime.fromMillis(time.toMillis() + 1000));

    assertThat(ask(STEP, segment(0), "second").result(), is("second"));
  }

  @Test
  void aFileThatIsDamagedOrTornAnywhereCountsAsNotThere() throws IOException {
    ask(STEP, segment(0), "first");
    Path file = kept().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThat(ask(STEP, segment(0), "first").resumed(), is(false));
      Files.write(file, Arrays.copyOf(whole, at));
      assertThat(ask(STEP, segment(0), "first").resumed(), is(false));
    }
    assertThat(ask(STEP, segment(0), "again"), is(new SegmentStore.Outcome<>("first", true)));
  }

  @Test
  void workThatFailsLeavesNothing() throws IOException {
    SegmentStore<String> store = SegmentStore.of(folder.toString(), STEP, StringUtf8Coder.of());

    assertThrows(
        IOException.class,
        () ->
            store.findOrWork(
                segment(0),
                () -> {
                  throw new IOException("no room");
                }));

    assertThat(kept(), is(empty()));
  }

  @Test
  void footageThatIsGoneIsLeftToTheWork() throws IOException {
    Files.delete(footage);

    assertThat(ask(STEP, segment(0), "gone"), is(new SegmentStore.Outcome<>("gone", false)));
    assertThat(kept(), is(empty()));
  }

  @Test
  void whatOtherStepsKeptIsRemovedOnDemand() throws IOException {
    ask("detect, confidence 0.5", segment(0), "other");
    ask(STEP, segment(0), "mine");

    SegmentStore.of(folder.toString(), STEP, StringUtf8Coder.of()).removeOthers("pond");

    assertThat(kept().size(), is(1));
    assertThat(ask(STEP, segment(0), "again").result(), is("mine"));
  }

  @Test
  void noMoreIsKeptThanThereIsRoomFor() throws IOException {
    SegmentStore<String> store = SegmentStore.of(folder.toString(), STEP, StringUtf8Coder.of());
    for (long frame : new long[] {0, 100, 200}) {
      ask(STEP, segment(frame), "found " + frame);
      Files.write(Path.of(store.fileBeside(segment(frame), ".crops").orElseThrow()), CROPS);
    }
    ask("detect, confidence 0.5", segment(0), "other");
    assertThat(kept().size(), is(4));

    store.keepAtMost("pond", 3L * (CROPS.length + 200));
    assertThat("there is room for all", kept().size(), is(4));

    store.keepAtMost("pond", 2L * (CROPS.length + 200));
    assertThat("two, and another step's", kept().size(), is(3));
    int known = 0;
    for (long frame : new long[] {0, 100, 200}) {
      Path crops = Path.of(store.fileBeside(segment(frame), ".crops").orElseThrow());
      boolean resumed = ask(STEP, segment(frame), "anew").resumed();
      assertThat("crops go with their segment", Files.exists(crops), is(resumed));
      known += resumed ? 1 : 0;
    }
    assertThat(known, is(2));

    store.keepAtMost("pond", 0);
    assertThat(kept().size(), is(1));
  }

  @Test
  void aStoreThatKeepsNothingAlwaysWorks() throws IOException {
    SegmentStore<String> store = SegmentStore.none(StringUtf8Coder.of());
    store.findOrWork(segment(0), () -> "first");

    assertThat(store.findOrWork(segment(0), () -> "second").result(), is("second"));
  }

  private SegmentStore.Outcome<String> ask(String step, Segment segment, String worked)
      throws IOException {
    return SegmentStore.of(folder.toString(), step, StringUtf8Coder.of())
        .findOrWork(segment, () -> worked);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(file -> file.toString().endsWith(".segment")).toList();
    }
  }

  private Segment segment(long firstFrame) {
    return new Segment(
        "pond",
        "a",
        footage.toString(),
        0,
        false,
        firstFrame,
        firstFrame,
        firstFrame + 100,
        1 / 30.0,
        0,
        PictureTimes.none(),
        1 / 30.0,
        new FrameClock(30, 0),
        firstFrame,
        firstFrame + 100,
        0);
  }
}
