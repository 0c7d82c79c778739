package org.shoal.io.pose;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link PoseColumns}. */
final class PoseColumnsCoder extends RecordCoder<PoseColumns> {
  private static final long serialVersionUID = 1L;

  static PoseColumnsCoder of() {
    return new PoseColumnsCoder();
  }

  @Override
  protected void write(PoseColumns value, DataOutputStream out) throws IOException {
    Columns.writeFloats(out, value.keypoints());
    Columns.writeFloats(out, value.box());
    Columns.writeFloats(out, value.confidence());
  }

  @Override
  protected PoseColumns read(DataInputStream in) throws IOException {
    return new PoseColumns(Columns.readFloats(in), Columns.readFloats(in), Columns.readFloats(in));
  }
}
