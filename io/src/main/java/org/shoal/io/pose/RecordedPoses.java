package org.shoal.io.pose;

import java.util.Arrays;
import java.util.Optional;

/**
 * The recorded poses of one swimmer before one camera, found by frame. Not changed once made; a
 * pose takes about 240 bytes.
 */
public final class RecordedPoses {
  private final String camera;
  private final int swimmer;
  private final long[] frames;
  private final double[] timestamps;
  private final PoseColumns columns;

  /** Of frames in ascending order; the columns' positions are those of the frames. */
  RecordedPoses(
      String camera, int swimmer, long[] frames, double[] timestamps, PoseColumns columns) {
    this.camera = camera;
    this.swimmer = swimmer;
    this.frames = frames;
    this.timestamps = timestamps;
    this.columns = columns;
  }

  /** The camera's name; empty when the file names none. */
  public String camera() {
    return camera;
  }

  /** The swimmer's number, from 0; 0 when the file numbers none. */
  public int swimmer() {
    return swimmer;
  }

  /** Number of poses. */
  public int size() {
    return frames.length;
  }

  /** One more than the last frame with a pose. */
  public long endFrame() {
    return frames.length == 0 ? 0 : frames[frames.length - 1] + 1;
  }

  /** The frame of a pose, by number from 0. */
  public long frame(int number) {
    return frames[number];
  }

  /** The recorded time of a pose, by number from 0. */
  public double timestampSeconds(int number) {
    return timestamps[number];
  }

  /** The poses in the order of frames, by number from 0. */
  public SwimPose pose(int number) {
    return columns.pose(number, timestamps[number], frames[number]).orElseThrow();
  }

  /** The pose of a frame, if one was recorded. */
  public Optional<SwimPose> find(long frame) {
    int number = Arrays.binarySearch(frames, frame);
    return number < 0 ? Optional.empty() : Optional.of(pose(number));
  }
}
