package org.shoal.io.detection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.recording.WindowKey;

/** Codes a {@link FrameWindow}. */
public final class FrameWindowCoder extends RecordCoder<FrameWindow> {
  private static final long serialVersionUID = 1L;
  private static final CameraWindowCoder CAMERA = CameraWindowCoder.of();

  /** Creates the coder. */
  public static FrameWindowCoder of() {
    return new FrameWindowCoder();
  }

  @Override
  protected void write(FrameWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.key().recording());
    out.writeLong(value.key().index());
    out.writeLong(value.firstFrame());
    out.writeInt(value.frameCount());
    out.writeInt(value.cameras().size());
    for (CameraWindow camera : value.cameras()) {
      CAMERA.encode(camera, out);
    }
  }

  @Override
  protected FrameWindow read(DataInputStream in) throws IOException {
    WindowKey key = new WindowKey(Columns.readString(in), in.readLong());
    long firstFrame = in.readLong();
    int frameCount = in.readInt();
    int cameraCount = in.readInt();
    List<CameraWindow> cameras = new ArrayList<>();
    for (int i = 0; i < cameraCount; i++) {
      cameras.add(CAMERA.decode(in));
    }
    return new FrameWindow(key, firstFrame, frameCount, cameras);
  }
}
