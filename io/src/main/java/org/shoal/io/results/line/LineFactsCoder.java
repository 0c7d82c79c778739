package org.shoal.io.results.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.classification.TrackClassification;
import org.shoal.io.classification.TrackClassificationCoder;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link LineFacts}. */
final class LineFactsCoder extends RecordCoder<LineFacts> {
  private static final long serialVersionUID = 1L;
  private static final TrackClassificationCoder BOTTLE = TrackClassificationCoder.of();

  @Override
  protected void write(LineFacts value, DataOutputStream out) throws IOException {
    out.writeInt(value.bottles().size());
    for (TrackClassification bottle : value.bottles()) {
      BOTTLE.encode(bottle, out);
    }
    out.writeLong(value.detections());
    out.writeInt(value.mostTracks());
    out.writeLong(value.cacheHits());
    out.writeLong(value.cacheMisses());
  }

  @Override
  protected LineFacts read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<TrackClassification> bottles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bottles.add(BOTTLE.decode(in));
    }
    return new LineFacts(bottles, in.readLong(), in.readInt(), in.readLong(), in.readLong());
  }
}
