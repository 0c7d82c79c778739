package org.shoal.io.hdf5;

import java.nio.ByteBuffer;

/** Sets the rows of tracked frames in the chunks of one window. */
final class ChunkRows {
  private final TrackingLayout layout;
  private final FrameChunks chunks;

  ChunkRows(TrackingLayout layout, FrameChunks chunks) {
    this.layout = layout;
    this.chunks = chunks;
  }

  /** Sets a row's frame index. */
  void setFrame(int row, long frameIndex) {
    chunks.setFrame(row, frameIndex);
  }

  /** Sets who is in a slot of a row. */
  void setFish(int row, int slot, int fishId, int nCameras, boolean confirmed) {
    int element = element(row, slot);
    elements(TrackingLayout.FISH_ID).putInt(Integer.BYTES * element, fishId);
    elements(TrackingLayout.N_CAMERAS).putInt(Integer.BYTES * element, nCameras);
    elements(TrackingLayout.CONFIRMED).put(element, (byte) (confirmed ? 1 : 0));
  }

  /** Sets where the fish in a slot of a row is, in metres. */
  void setCentroid(int row, int slot, float x, float y, float z) {
    setVector(TrackingLayout.CENTROID, row, slot, x, y, z);
  }

  /** Sets how well the fish in a slot of a row is known. */
  void setQuality(int row, int slot, float confidence, float residualPx) {
    int at = Float.BYTES * element(row, slot);
    elements(TrackingLayout.CONFIDENCE).putFloat(at, confidence);
    elements(TrackingLayout.RESIDUAL).putFloat(at, residualPx);
  }

  /** Sets which of a camera's detections is the fish in a slot of a row. */
  void setAssignment(int row, int slot, int camera, int detection) {
    int at = Integer.BYTES * element(row, slot);
    elements(layout.assignments(camera)).putInt(at, detection);
  }

  /** Sets the box of the fish in a slot of a row, in whole pixels. */
  void setBox(int row, int slot, int camera, int x, int y, int w, int h) {
    int at = 4 * Integer.BYTES * element(row, slot);
    ByteBuffer boxes = elements(layout.boxes(camera));
    boxes.putInt(at, x);
    boxes.putInt(at + Integer.BYTES, y);
    boxes.putInt(at + 2 * Integer.BYTES, w);
    boxes.putInt(at + 3 * Integer.BYTES, h);
  }

  /** Sets where smoothing puts the fish in a slot of a row, in metres. */
  void setSmoothed(int row, int slot, float x, float y, float z) {
    setVector(layout.smoothedCentroid(), row, slot, x, y, z);
  }

  /** Sets the standard deviation of the smoothed position in a slot of a row, in metres. */
  void setSigma(int row, int slot, float x, float y, float z) {
    setVector(layout.smoothedSigma(), row, slot, x, y, z);
  }

  /** Sets whether the fish in a slot of a row was not seen and is in a gap that was closed. */
  void setBridged(int row, int slot, boolean bridged) {
    elements(layout.bridged()).put(element(row, slot), (byte) (bridged ? 1 : 0));
  }

  private void setVector(int dataset, int row, int slot, float x, float y, float z) {
    int at = 3 * Float.BYTES * element(row, slot);
    ByteBuffer vectors = elements(dataset);
    vectors.putFloat(at, x);
    vectors.putFloat(at + Float.BYTES, y);
    vectors.putFloat(at + 2 * Float.BYTES, z);
  }

  private int element(int row, int slot) {
    return row * layout.maxFish() + slot;
  }

  private ByteBuffer elements(int dataset) {
    return chunks.elements(dataset);
  }
}
