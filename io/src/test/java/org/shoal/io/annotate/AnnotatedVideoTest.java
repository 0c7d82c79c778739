package org.shoal.io.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.Classification;
import org.shoal.io.classification.TrackState;
import org.shoal.io.recording.Recording;
import org.shoal.io.recording.RecordingCamera;
import org.shoal.io.video.DecodedFrame;
import org.shoal.io.video.FootageIndexer;
import org.shoal.io.video.FrameScaling;
import org.shoal.io.video.Segment;
import org.shoal.io.video.SegmentDecoder;
import org.shoal.io.video.SegmentPlanner;
import org.shoal.io.video.VideoEncoder;
import org.shoal.io.zone.TriggerZones;

class AnnotatedVideoTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @TempDir private Path folder;

  /** Grey footage at 10 frames a second that lacks frames 4 and 5. */
  private Recording grey(List<String> footage) throws IOException {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(rgb, (byte) 100);
    Path file = folder.resolve("grey.mp4");
    try (VideoEncoder encoder = VideoEncoder.h264(file, WIDTH, HEIGHT, 10)) {
      for (int frame : new int[] {0, 1, 2, 3, 6, 7, 8}) {
        encoder.write(rgb, frame / 10.0);
      }
    }
    return new Recording(
        "grey",
        "recording.yaml",
        10,
        0,
        "",
        -1,
        List.of(new RecordingCamera("north", footage, 0)),
        "");
  }

  private static FrameAnnotations box(long frame) {
    return new FrameAnnotations(
        frame,
        List.of(new Annotation(1, 20, 100, 60, 60, TrackState.FAILED, Classification.unknown())));
  }

  private List<DecodedFrame> decode(Recording recording, Path file) {
    RecordingCamera camera = new RecordingCamera("again", List.of(file.toString()), 0);
    Segment segment =
        SegmentPlanner.plan(
                recording, camera, List.of(FootageIndexer.index(file.toString(), file)), 1000)
            .segments()
            .get(0);
    List<DecodedFrame> frames = new ArrayList<>();
    try (SegmentDecoder decoder =
        SegmentDecoder.open(segment, file, FrameScaling.none(FrameScaling.PixelOrder.RGB), 1)) {
      for (Optional<DecodedFrame> next = decoder.next(); next.isPresent(); next = decoder.next()) {
        frames.add(next.get());
      }
    }
    return frames;
  }

  @Test
  void everyFrameIsThereAtItsTimeWithItsOwnBoxes() throws IOException {
    Recording recording = grey(List.of(folder.resolve("grey.mp4").toString()));
    Path target = folder.resolve("out/annotated.mp4");
    long written =
        AnnotatedVideo.write(
            recording,
            recording.cameras().get(0),
            TriggerZones.defaults(),
            Stream.of(box(1), box(4), box(6), box(8)).iterator(),
            "12.0 frames/s",
            target);
    assertThat(written, is(7L));
    List<DecodedFrame> frames = decode(recording, target);
    assertThat(
        frames.stream().map(DecodedFrame::index).toList(), is(List.of(0L, 1L, 2L, 3L, 6L, 7L, 8L)));
    for (DecodedFrame frame : frames) {
      boolean boxed = List.of(1L, 6L, 8L).contains(frame.index());
      int at = 3 * (160 * WIDTH + 50);
      int redder = (frame.pixels()[at] & 0xff) - (frame.pixels()[at + 2] & 0xff);
      assertThat("frame " + frame.index(), redder, is(boxed ? greaterThan(60) : lessThan(30)));
    }
  }

  @Test
  void footageThatCannotBeReadLeavesNoFile() throws IOException {
    Path broken = folder.resolve("broken.mp4");
    Files.writeString(broken, "no video");
    Recording recording = grey(List.of(broken.toString()));
    Path target = folder.resolve("out/annotated.mp4");
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () ->
                AnnotatedVideo.write(
                    recording,
                    recording.cameras().get(0),
                    TriggerZones.defaults(),
                    Stream.<FrameAnnotations>empty().iterator(),
                    "",
                    target));
    assertThat(refusal.getMessage(), containsString("broken.mp4"));
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.count(), is(0L));
    }
  }
}
