package org.shoal.io.detection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link CameraWindow}. */
public final class CameraWindowCoder extends RecordCoder<CameraWindow> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static CameraWindowCoder of() {
    return new CameraWindowCoder();
  }

  @Override
  protected void write(CameraWindow value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.camera());
    out.writeLong(value.firstFrame());
    Columns.writeBytes(out, value.status());
    Columns.writeDoubles(out, value.timestampSeconds());
    out.writeInt(value.duplicatedFrames());
    DetectionColumns detections = value.detections();
    Columns.writeInts(out, detections.frameOffsets());
    Columns.writeFloats(out, detections.x());
    Columns.writeFloats(out, detections.y());
    Columns.writeFloats(out, detections.w());
    Columns.writeFloats(out, detections.h());
    Columns.writeFloats(out, detections.u());
    Columns.writeFloats(out, detections.v());
    Columns.writeFloats(out, detections.confidence());
    Columns.writeDictionary(out, detections.label());
  }

  @Override
  protected CameraWindow read(DataInputStream in) throws IOException {
    return new CameraWindow(
        Columns.readString(in),
        in.readLong(),
        Columns.readBytes(in),
        Columns.readDoubles(in),
        in.readInt(),
        new DetectionColumns(
            Columns.readInts(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readFloats(in),
            Columns.readDictionary(in)));
  }
}
