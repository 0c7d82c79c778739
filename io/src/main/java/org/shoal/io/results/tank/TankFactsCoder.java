package org.shoal.io.results.tank;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link TankFacts}. */
final class TankFactsCoder extends RecordCoder<TankFacts> {
  private static final long serialVersionUID = 1L;

  @Override
  protected void write(TankFacts value, DataOutputStream out) throws IOException {
    Columns.writeInts(out, value.confirmedFish());
    out.writeLong(value.detections());
  }

  @Override
  protected TankFacts read(DataInputStream in) throws IOException {
    return new TankFacts(Columns.readInts(in), in.readLong());
  }
}
