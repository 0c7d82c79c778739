package org.shoal.transforms.smooth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link NoiseEvidence}. */
public final class NoiseEvidenceCoder extends RecordCoder<NoiseEvidence> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static NoiseEvidenceCoder of() {
    return new NoiseEvidenceCoder();
  }

  @Override
  protected void write(NoiseEvidence value, DataOutputStream out) throws IOException {
    out.writeLong(value.window());
    Columns.writeDoubles(out, value.logLikelihood());
  }

  @Override
  protected NoiseEvidence read(DataInputStream in) throws IOException {
    return new NoiseEvidence(in.readLong(), Columns.readDoubles(in));
  }
}
