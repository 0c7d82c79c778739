package org.shoal.io.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackClassificationCoder;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.track2d.BoxTrackColumnsCoder;

/** Codes a {@link LineWindow}. */
public final class LineWindowCoder extends RecordCoder<LineWindow> {
  private static final long serialVersionUID = 1L;
  private static final FrameWindowCoder FRAMES = FrameWindowCoder.of();
  private static final BoxTrackColumnsCoder TRACKS = BoxTrackColumnsCoder.of();
  private static final TrackClassificationCoder BOTTLE = TrackClassificationCoder.of();

  /** Creates the coder. */
  public static LineWindowCoder of() {
    return new LineWindowCoder();
  }

  @Override
  protected void write(LineWindow value, DataOutputStream out) throws IOException {
    FRAMES.encode(value.frames(), out);
    out.writeInt(value.cameras().size());
    for (CameraRows camera : value.cameras()) {
      TRACKS.encode(camera.tracks(), out);
      Columns.writeBytes(out, camera.state());
    }
    out.writeInt(value.bottles().size());
    for (TrackClassification bottle : value.bottles()) {
      BOTTLE.encode(bottle, out);
    }
    out.writeLong(value.cacheHits());
    out.writeLong(value.cacheMisses());
  }

  @Override
  protected LineWindow read(DataInputStream in) throws IOException {
    FrameWindow frames = FRAMES.decode(in);
    List<CameraRows> cameras = new ArrayList<>();
    int cameraCount = in.readInt();
    for (int i = 0; i < cameraCount; i++) {
      cameras.add(new CameraRows(TRACKS.decode(in), Columns.readBytes(in)));
    }
    List<TrackClassification> bottles = new ArrayList<>();
    int bottleCount = in.readInt();
    for (int i = 0; i < bottleCount; i++) {
      bottles.add(BOTTLE.decode(in));
    }
    return new LineWindow(frames, cameras, bottles, in.readLong(), in.readLong());
  }
}
