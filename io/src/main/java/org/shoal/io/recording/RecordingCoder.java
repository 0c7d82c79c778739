package org.shoal.io.recording;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      out.writeInt(camera.stream());
      writeClock(camera.clock(), out);
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
          new RecordingCamera(
              Columns.readString(in), Columns.readStrings(in), in.readInt(), readClock(in)));
    }
    String calibration = Columns.readString(in);
    return new Recording(name, source, fps, startSeconds, startTime, frames, cameras, calibration);
  }

  private static void writeClock(CameraClock clock, DataOutputStream out) throws IOException {
    out.writeDouble(clock.offsetSeconds());
    out.writeDouble(clock.driftPpm());
    Map<String, Double> starts = new TreeMap<>(clock.fileStarts());
    Columns.writeStrings(out, List.copyOf(starts.keySet()));
    for (double start : starts.values()) {
      out.writeDouble(start);
    }
    Columns.writeString(out, clock.timestamps());
  }

  private static CameraClock readClock(DataInputStream in) throws IOException {
    double offset = in.readDouble();
    double drift = in.readDouble();
    Map<String, Double> starts = new HashMap<>();
    for (String file : Columns.readStrings(in)) {
      starts.put(file, in.readDouble());
    }
    return new CameraClock(offset, drift, starts, Columns.readString(in));
  }
}
