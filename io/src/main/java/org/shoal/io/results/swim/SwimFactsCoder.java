package org.shoal.io.results.swim;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.RateSampleCoder;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.StrokeCoder;
import org.shoal.io.stroke.SwimStateCoder;

/** Codes {@link SwimFacts}. */
final class SwimFactsCoder extends RecordCoder<SwimFacts> {
  private static final long serialVersionUID = 1L;
  private static final ListCoder<Stroke> STROKES = ListCoder.of(StrokeCoder.of());
  private static final ListCoder<RateSample> RATES = ListCoder.of(RateSampleCoder.of());
  private static final SwimStateCoder STATE = SwimStateCoder.of();

  @Override
  protected void write(SwimFacts value, DataOutputStream out) throws IOException {
    out.writeInt(value.swimmers().size());
    for (SwimmerFacts swimmer : value.swimmers()) {
      STROKES.encode(swimmer.strokes(), out);
      RATES.encode(swimmer.rates(), out);
      STATE.encode(swimmer.state(), out);
      out.writeLong(swimmer.poses());
      out.writeLong(swimmer.wrists());
    }
  }

  @Override
  protected SwimFacts read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<SwimmerFacts> swimmers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      swimmers.add(
          new SwimmerFacts(
              STROKES.decode(in),
              RATES.decode(in),
              STATE.decode(in),
              in.readLong(),
              in.readLong()));
    }
    return new SwimFacts(swimmers);
  }
}
