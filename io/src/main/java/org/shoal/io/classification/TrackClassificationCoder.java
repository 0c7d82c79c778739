package org.shoal.io.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link TrackClassification}. */
public final class TrackClassificationCoder extends RecordCoder<TrackClassification> {
  private static final long serialVersionUID = 1L;
  private static final TrackKeyCoder KEY = TrackKeyCoder.of();

  /** Creates the coder. */
  public static TrackClassificationCoder of() {
    return new TrackClassificationCoder();
  }

  @Override
  protected void write(TrackClassification value, DataOutputStream out) throws IOException {
    KEY.write(value.key(), out);
    out.writeLong(value.firstFrame());
    out.writeLong(value.lastFrame());
    out.writeInt(value.maxAttempts());
    out.writeInt(value.attempts().size());
    for (ClassificationAttempt attempt : value.attempts()) {
      out.writeLong(attempt.frame());
      Columns.writeStrings(out, attempt.classification().values());
      Columns.writeString(out, attempt.failure());
    }
  }

  @Override
  protected TrackClassification read(DataInputStream in) throws IOException {
    TrackKey key = KEY.read(in);
    long firstFrame = in.readLong();
    long lastFrame = in.readLong();
    int maxAttempts = in.readInt();
    int count = in.readInt();
    List<ClassificationAttempt> attempts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attempts.add(
          new ClassificationAttempt(
              in.readLong(), new Classification(Columns.readStrings(in)), Columns.readString(in)));
    }
    return new TrackClassification(key, firstFrame, lastFrame, attempts, maxAttempts);
  }
}
