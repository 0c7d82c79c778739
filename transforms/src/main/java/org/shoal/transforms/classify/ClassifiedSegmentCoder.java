package org.shoal.transforms.classify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.classification.ClassificationColumnsCoder;
import org.shoal.io.coders.RecordCoder;
import org.shoal.transforms.detect.SegmentResultCoder;

/** Codes a {@link ClassifiedSegment} but for the time it took. */
public final class ClassifiedSegmentCoder extends RecordCoder<ClassifiedSegment> {
  private static final long serialVersionUID = 1L;
  private static final SegmentResultCoder DETECTED = SegmentResultCoder.of();
  private static final ClassificationColumnsCoder CLASSIFICATIONS = ClassificationColumnsCoder.of();

  /** Creates the coder. */
  public static ClassifiedSegmentCoder of() {
    return new ClassifiedSegmentCoder();
  }

  @Override
  protected void write(ClassifiedSegment value, DataOutputStream out) throws IOException {
    DETECTED.encode(value.detected(), out);
    CLASSIFICATIONS.encode(value.classifications(), out);
    out.writeLong(value.failures());
  }

  @Override
  protected ClassifiedSegment read(DataInputStream in) throws IOException {
    return new ClassifiedSegment(DETECTED.decode(in), CLASSIFICATIONS.decode(in), in.readLong(), 0);
  }
}
