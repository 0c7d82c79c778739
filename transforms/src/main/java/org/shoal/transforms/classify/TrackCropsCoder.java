package org.shoal.transforms.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.shoal.io.classification.TrackKey;
import org.shoal.io.classification.TrackKeyCoder;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.transforms.classify.TrackCrops.CropPlace;

/** Codes {@link TrackCrops}. */
final class TrackCropsCoder extends RecordCoder<TrackCrops> {
  private static final long serialVersionUID = 1L;
  private static final TrackKeyCoder KEY = TrackKeyCoder.of();

  static TrackCropsCoder of() {
    return new TrackCropsCoder();
  }

  @Override
  protected void write(TrackCrops value, DataOutputStream out) throws IOException {
    KEY.encode(value.key(), out);
    Columns.writeLongs(out, value.windows().stream().mapToLong(Long::longValue).toArray());
    out.writeLong(value.firstFrame());
    out.writeLong(value.lastFrame());
    out.writeInt(value.crops().size());
    for (CropPlace crop : value.crops()) {
      out.writeLong(crop.frame());
      Columns.writeString(out, crop.file());
      out.writeInt(crop.position());
      out.writeInt(crop.width());
      out.writeInt(crop.height());
    }
  }

  @Override
  protected TrackCrops read(DataInputStream in) throws IOException, CoderException {
    TrackKey key = KEY.decode(in);
    List<Long> windows = new ArrayList<>();
    for (long window : Columns.readLongs(in)) {
      windows.add(window);
    }
    long firstFrame = in.readLong();
    long lastFrame = in.readLong();
    int count = in.readInt();
    List<CropPlace> crops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      crops.add(
          new CropPlace(
              in.readLong(), Columns.readString(in), in.readInt(), in.readInt(), in.readInt()));
    }
    return new TrackCrops(key, windows, firstFrame, lastFrame, crops);
  }
}
