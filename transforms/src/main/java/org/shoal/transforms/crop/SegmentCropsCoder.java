package org.shoal.transforms.crop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.shoal.io.coders.Columns;
import org.shoal.io.coders.RecordCoder;
import org.shoal.io.crop.CropColumnsCoder;
import org.shoal.transforms.detect.SegmentResultCoder;

/**
 * Codes {@link SegmentCrops} but for where their file lies, so that the folder that it is in may be
 * moved, and for the time that the work took.
 */
public final class SegmentCropsCoder extends RecordCoder<SegmentCrops> {
  private static final long serialVersionUID = 1L;
  private static final SegmentResultCoder DETECTED = SegmentResultCoder.of();
  private static final CropColumnsCoder CROPS = CropColumnsCoder.of();

  /** Creates the coder. */
  public static SegmentCropsCoder of() {
    return new SegmentCropsCoder();
  }

  @Override
  protected void write(SegmentCrops value, DataOutputStream out) throws IOException {
    DETECTED.encode(value.detected(), out);
    CROPS.encode(value.crops().in(""), out);
    Columns.writeString(out, value.digest());
  }

  @Override
  protected SegmentCrops read(DataInputStream in) throws IOException {
    return new SegmentCrops(DETECTED.decode(in), CROPS.decode(in), Columns.readString(in));
  }
}
