package org.shoal.transforms.smooth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.RecordCoder;

/** Codes an {@link AccelerationNoise}. */
public final class AccelerationNoiseCoder extends RecordCoder<AccelerationNoise> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static AccelerationNoiseCoder of() {
    return new AccelerationNoiseCoder();
  }

  @Override
  protected void write(AccelerationNoise value, DataOutputStream out) throws IOException {
    out.writeDouble(value.x());
    out.writeDouble(value.y());
    out.writeDouble(value.z());
  }

  @Override
  protected AccelerationNoise read(DataInputStream in) throws IOException {
    return new AccelerationNoise(in.readDouble(), in.readDouble(), in.readDouble());
  }
}
