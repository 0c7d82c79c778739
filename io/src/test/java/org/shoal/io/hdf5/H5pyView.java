package org.shoal.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What h5py has to say of a file with given rows, made without the code under test. */
final class H5pyView {
  private final TrackingLayout layout;
  private final TrackingRows rows;
  private final List<String> lines = new ArrayList<>();

  private H5pyView(TrackingLayout layout, TrackingRows rows) {
    this.layout = layout;
    this.rows = rows;
  }

  /** The lines of judge.py's {@code describe} for the datasets, sorted. */
  static List<String> datasets(TrackingLayout layout, TrackingRows rows) {
    H5pyView view = new H5pyView(layout, rows);
    String fish = ", " + layout.maxFish();
    view.line("frame_index", "", "int64", "0", longs(rows.frameIndex()));
    view.line("fish_id", fish, "int32", "-1", ints(rows.fishId()));
    view.line("centroid_3d", fish + ", 3", "float32", "nan", floats(rows.centroid()));
    view.line("confidence", fish, "float32", "-1.0", floats(rows.confidence()));
    view.line("reprojection_residual", fish, "float32", "-1.0", floats(rows.residualPx()));
    view.line("n_cameras", fish, "int32", "0", ints(rows.nCameras()));
    view.line("is_confirmed", fish, "bool", "False", rows.confirmed());
    for (int i = 0; i < layout.cameraNames().size(); i++) {
      String camera = layout.cameraNames().get(i);
      byte[] boxes = ints(rows.boxes()[i]);
      view.line("camera_assignments/" + camera, fish, "int32", "-1", ints(rows.assignments()[i]));
      view.line("bboxes/" + camera, fish + ", 4", "int32", "-1", boxes);
    }
    return view.lines.stream().sorted().toList();
  }

  /** The same for the group of smoothed positions. */
  static List<String> smoothed(TrackingLayout layout, TrackingRows rows, SmoothedRows smoothed) {
    H5pyView view = new H5pyView(layout, rows);
    String fish = ", " + layout.maxFish();
    byte[] centroid = floats(smoothed.centroid());
    view.line("/smoothed/centroid_3d", fish + ", 3", "float32", "nan", centroid);
    view.line("/smoothed/is_bridged", fish, "bool", "False", smoothed.bridged());
    view.line("/smoothed/sigma", fish + ", 3", "float32", "nan", floats(smoothed.sigma()));
    return view.lines;
  }

  private void line(String name, String tail, String type, String fill, byte[] values) {
    String digest;
    try {
      digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(values));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    lines.add(
        String.join(
            " ",
            name,
            shape(rows.frames() + "", tail),
            shape("None", tail),
            shape(layout.chunkFrames() + "", tail),
            type,
            "gzip 4",
            fill,
            digest));
  }

  private static String shape(String first, String tail) {
    return "(" + first + (tail.isEmpty() ? "," : tail) + ")";
  }

  private static byte[] longs(long[] values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return bytes;
  }

  private static byte[] ints(int[] values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private static byte[] floats(float[] values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes;
  }
}
