package org.shoal.io.results;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.ShardRefCoder;

/** Codes {@link WindowShards}. */
final class WindowShardsCoder<F> extends RecordCoder<WindowShards<F>> {
  private static final long serialVersionUID = 1L;
  private static final ShardRefCoder CHUNKS = ShardRefCoder.of();

  private final Coder<F> facts;

  /** Makes a coder, given one for the facts. */
  WindowShardsCoder(Coder<F> facts) {
    this.facts = facts;
  }

  @Override
  protected void write(WindowShards<F> value, DataOutputStream out) throws IOException {
    CHUNKS.encode(value.chunks(), out);
    Columns.writeStrings(out, value.tables());
    out.writeInt(value.accounts().size());
    for (FrameAccount account : value.accounts()) {
      Columns.writeString(out, account.camera());
      Columns.writeLongs(
          out,
          new long[] {
            account.expected(),
            account.decoded(),
            account.missing(),
            account.duplicated(),
            account.failed()
          });
    }
    facts.encode(value.facts(), out);
  }

  @Override
  protected WindowShards<F> read(DataInputStream in) throws IOException {
    return new WindowShards<>(
        CHUNKS.decode(in), Columns.readStrings(in), readAccounts(in), facts.decode(in));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowShardsCoder<?> coder && facts.equals(coder.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  private static List<FrameAccount> readAccounts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<FrameAccount> accounts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String camera = Columns.readString(in);
      long[] counts = Columns.readLongs(in);
      accounts.add(new FrameAccount(camera, counts[0], counts[1], counts[2], counts[3], counts[4]));
    }
    return accounts;
  }
}
