package org.shoal.io.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;

/** Codes {@link ClassificationColumns}; equal classifications are written once. */
public final class ClassificationColumnsCoder extends RecordCoder<ClassificationColumns> {
  private static final long serialVersionUID = 1L;

  /** Creates the coder. */
  public static ClassificationColumnsCoder of() {
    return new ClassificationColumnsCoder();
  }

  @Override
  protected void write(ClassificationColumns value, DataOutputStream out) throws IOException {
    Columns.writeString(out, value.camera());
    Columns.writeLongs(out, value.frame());
    Columns.writeInts(out, value.index());
    Map<Classification, Integer> codes = new LinkedHashMap<>();
    int[] coded = new int[value.size()];
    for (int row = 0; row < coded.length; row++) {
      Integer next = codes.size();
      Integer known = codes.putIfAbsent(value.classification().get(row), next);
      coded[row] = known == null ? next : known;
    }
    out.writeInt(codes.size());
    for (Classification classification : codes.keySet()) {
      Columns.writeStrings(out, classification.values());
    }
    Columns.writeInts(out, coded);
  }

  @Override
  protected ClassificationColumns read(DataInputStream in) throws IOException {
    String camera = Columns.readString(in);
    long[] frame = Columns.readLongs(in);
    int[] index = Columns.readInts(in);
    List<Classification> dictionary = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      dictionary.add(new Classification(Columns.readStrings(in)));
    }
    List<Classification> classification = new ArrayList<>();
    for (int code : Columns.readInts(in)) {
      classification.add(dictionary.get(code));
    }
    return new ClassificationColumns(camera, frame, index, classification);
  }
}
