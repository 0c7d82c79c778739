package org.shoal.io.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link RateSample}. */
public final class RateSampleCoder extends RecordCoder<RateSample> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static RateSampleCoder of() {
    return new RateSampleCoder();
  }

  @Override
  protected void write(RateSample value, DataOutputStream out) throws IOException {
    out.writeDouble(value.timeSeconds());
    out.writeDouble(value.strokesPerMinute());
    out.writeLong(value.strokeCount());
  }

  @Override
  protected RateSample read(DataInputStream in) throws IOException {
    return new RateSample(in.readDouble(), in.readDouble(), in.readLong());
  }
}
