package org.shoal.transforms.detect;

/**
 * How the decoding of a segment went.
 *
 * @param failedFrames frames that are in the footage but gave no sound picture, ascending
 * @param suspectFrames frames delivered that build on a lost one, ascending
 * @param duplicatedFrames pictures left out because an earlier one had their frame
 * @param millis time spent decoding and scaling
 */
record DecodeSummary(
    long[] failedFrames, long[] suspectFrames, int duplicatedFrames, long millis) {}
