package org.shoal.io.results;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.detection.FrameAccount;
import org.shoal.io.hdf5.ShardRefCoder;

/** Codes {@link WindowShards}. */
public final class WindowShardsCoder extends RecordCoder<WindowShards> {
  private static final long serialVersionUID = 1L;
  private static final ShardRefCoder TRACKING = ShardRefCoder.of();

  /** Creates the coder. */
  public static WindowShardsCoder of() {
    return new WindowShardsCoder();
  }

  @Override
  protected void write(WindowShards value, DataOutputStream out) throws IOException {
    TRACKING.encode(value.tracking(), out);
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
    Columns.writeInts(out, value.confirmedFish());
    out.writeLong(value.detections());
  }

  @Override
  protected WindowShards read(DataInputStream in) throws IOException {
    return new WindowShards(
        TRACKING.decode(in),
        Columns.readStrings(in),
        readAccounts(in),
        Columns.readInts(in),
        in.readLong());
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
