package org.shoal.io.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link Recording}. */
public final class RecordingCoder extends RecordCoder<Recording> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static RecordingCoder of() {
    return new RecordingCoder();
  }

  @Override
  protected void write(Recording value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.name());
    Columns.writeString(out, value.source());
    out.writeDouble(value.fps());
    out.writeDouble(value.startSeconds());
    Columns.writeString(out, value.startTime());
    out.writeLong(value.frames());
    out.writeInt(value.cameras().size());
    for (RecordingCamera camera : value.cameras()) {
      Columns.writeString(out, camera.name());
      Columns.writeStrings(out, camera.footage());
      out.writeDouble(camera.offsetSeconds());
    }
    Columns.writeString(out, value.calibration());
  }

  @Override
  protected Recording read(DataInputStream in) throws IOException {
    String name = Columns.readString(in);
    String source = Columns.readString(in);
    double fps = in.readDouble();
    double startSeconds = in.readDouble();
    String startTime = Columns.readString(in);
    long frames = in.readLong();
    int cameraCount = in.readInt();
    List<RecordingCamera> cameras = new ArrayList<>();
    for (int i = 0; i < cameraCount; i++) {
      cameras.add(
          new RecordingCamera(Columns.readString(in), Columns.readStrings(in), in.readDouble()));
    }
    String calibration = Columns.readString(in);
    return new Recording(name, source, fps, startSeconds, startTime, frames, cameras, calibration);
  }
}
