package org.shoal.transforms.crop;

import java.io.IOException;
import org.shoal.io.crop.CropColumns;
import org.shoal.io.crop.CropFile;
import org.shoal.transforms.detect.SegmentResult;

/**
 * What came of a segment whose detections were cut out.
 *
 * @param detected its frames and detections
 * @param crops where the crops are
 * @param digest of the file that they are in, see {@link CropFile#commit}
 */
public record SegmentCrops(SegmentResult detected, CropColumns crops, String digest) {

  /** Whether the crops are in a file. */
  boolean areIn(String file) throws IOException {
    return CropFile.isWhole(file, digest);
  }
}
