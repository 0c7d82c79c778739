package org.shoal.io.tracking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.DetectionColumns;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.recording.WindowKey;

final class TrackCodersTest {
  private static final FrameWindow FRAMES =
      new FrameWindow(
          new WindowKey("tank", 7),
          14,
          2,
          List.of(
              new CameraWindow(
                  "north",
                  14,
                  new byte[] {1, 1},
                  new double[] {0.5, Double.NaN},
                  0,
                  new DetectionColumns(
                      new int[3],
                      new float[0],
                      new float[0],
                      new float[0],
                      new float[0],
                      new float[0],
                      new float[0],
                      new float[0],
                      new String[0]))));

  private static final TrackColumns TRACKS =
      new TrackColumns(
          new int[] {0, 1, 2},
          new int[] {3, 4},
          new float[] {0.25f, Float.NaN},
          new float[] {0.5f, 0.75f},
          new float[] {1.5f, 1.25f},
          new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, Float.NaN},
          new float[] {0.9f, -1},
          new float[] {0.7f, -1},
          new int[] {5, 0},
          new byte[] {1, 0},
          new int[] {0, -1});

  @Test
  void trackedWindowKeepsEveryColumn() throws Exception {
    TrackedWindow window = new TrackedWindow(FRAMES.key(), 14, 3, TRACKS);
    TrackedWindow decoded = roundTrip(TrackedWindowCoder.of(), window);
    assertThat(decoded.key(), is(FRAMES.key()));
    assertThat(decoded.firstFrame(), is(14L));
    assertThat(decoded.cameraCount(), is(3));
    assertTracks(decoded.tracks());
  }

  @Test
  void smoothedWindowKeepsEveryColumn() throws Exception {
    SmoothedColumns smoothed =
        new SmoothedColumns(
            new float[] {1, Float.NaN},
            new float[] {2, 3},
            new float[] {4, 5},
            new float[] {6, 7},
            new float[] {8, 9},
            new float[] {10, 11},
            new byte[] {0, 1});
    SmoothedWindow decoded =
        roundTrip(SmoothedWindowCoder.of(), new SmoothedWindow(FRAMES, TRACKS, smoothed));
    assertThat(decoded.frames().key(), is(FRAMES.key()));
    assertTracks(decoded.tracks());
    assertThat(decoded.smoothed().x(), is(smoothed.x()));
    assertThat(decoded.smoothed().y(), is(smoothed.y()));
    assertThat(decoded.smoothed().z(), is(smoothed.z()));
    assertThat(decoded.smoothed().sigmaX(), is(smoothed.sigmaX()));
    assertThat(decoded.smoothed().sigmaY(), is(smoothed.sigmaY()));
    assertThat(decoded.smoothed().sigmaZ(), is(smoothed.sigmaZ()));
    assertThat(decoded.smoothed().bridged(), is(smoothed.bridged()));
  }

  private static void assertTracks(TrackColumns tracks) {
    assertThat(tracks.frameOffsets(), is(TRACKS.frameOffsets()));
    assertThat(tracks.fishId(), is(TRACKS.fishId()));
    assertThat(tracks.x(), is(TRACKS.x()));
    assertThat(tracks.y(), is(TRACKS.y()));
    assertThat(tracks.z(), is(TRACKS.z()));
    assertThat(tracks.covariance(), is(TRACKS.covariance()));
    assertThat(tracks.confidence(), is(TRACKS.confidence()));
    assertThat(tracks.residualPx(), is(TRACKS.residualPx()));
    assertThat(tracks.nCameras(), is(TRACKS.nCameras()));
    assertThat(tracks.confirmed(), is(TRACKS.confirmed()));
    assertThat(tracks.assignment(), is(TRACKS.assignment()));
  }

  /** Two of it in a row, so that a coder which reads a byte too many is found out. */
  private static <T> T roundTrip(Coder<T> coder, T value)
      throws IOException, Coder.NonDeterministicException {
    coder.verifyDeterministic();
    assertThat(SerializableUtils.ensureSerializable(coder), is(coder));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    coder.encode(value, twice);
    coder.encode(value, twice);
    ByteArrayInputStream in = new ByteArrayInputStream(twice.toByteArray());
    coder.decode(in);
    T decoded = coder.decode(in);
    assertThat(in.available(), is(0));
    assertThat(
        CoderUtils.encodeToByteArray(coder, decoded),
        is(CoderUtils.encodeToByteArray(coder, value)));
    return decoded;
  }
}
