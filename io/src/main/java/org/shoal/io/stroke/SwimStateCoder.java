package org.shoal.io.stroke;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import org.apache.beam.sdk.coders.ListCoder;
import org.shoal.io.coders.RecordCoder;

/** Codes a {@link SwimState}. */
public final class SwimStateCoder extends RecordCoder<SwimState> {
  private static final long serialVersionUID = 1L;
  private static final ListCoder<RateSample> RATES = ListCoder.of(RateSampleCoder.of());

  /** Creates the coder. */
  public static SwimStateCoder of() {
    return new SwimStateCoder();
  }

  @Override
  protected void write(SwimState value, DataOutputStream out) throws IOException {
    out.writeBoolean(value.sessionActive());
    writeOptional(value.sessionStartSeconds(), out);
    out.writeLong(value.strokeCount());
    out.writeDouble(value.strokeRate());
    RATES.encode(value.rateHistory(), out);
    writeOptional(value.lastStrokeSeconds(), out);
    out.writeBoolean(value.poseDetected());
    out.writeBoolean(value.swimming());
  }

  @Override
  protected SwimState read(DataInputStream in) throws IOException {
    return new SwimState(
        in.readBoolean(),
        readOptional(in),
        in.readLong(),
        in.readDouble(),
        RATES.decode(in),
        readOptional(in),
        in.readBoolean(),
        in.readBoolean());
  }

  private static void writeOptional(OptionalDouble value, DataOutputStream out) throws IOException {
    out.writeBoolean(value.isPresent());
    out.writeDouble(value.orElse(0));
  }

  private static OptionalDouble readOptional(DataInputStream in) throws IOException {
    boolean present = in.readBoolean();
    double value = in.readDouble();
    return present ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
