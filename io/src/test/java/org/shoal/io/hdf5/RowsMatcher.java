package org.shoal.io.hdf5;

import java.util.Arrays;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Rows that are the same bit by bit, NaN included. */
final class RowsMatcher extends TypeSafeDiagnosingMatcher<TrackingRows> {
  private final TrackingRows expected;

  private RowsMatcher(TrackingRows expected) {
    this.expected = expected;
  }

  static RowsMatcher sameRows(TrackingRows expected) {
    return new RowsMatcher(expected);
  }

  @Override
  protected boolean matchesSafely(TrackingRows actual, Description mismatch) {
    String differs = differs(actual);
    mismatch.appendText(differs + " differs");
    return differs.isEmpty();
  }

  private String differs(TrackingRows actual) {
    StringBuilder names = new StringBuilder();
    note(names, "frame_index", Arrays.equals(actual.frameIndex(), expected.frameIndex()));
    note(names, "fish_id", Arrays.equals(actual.fishId(), expected.fishId()));
    note(names, "centroid_3d", Arrays.equals(actual.centroid(), expected.centroid()));
    note(names, "confidence", Arrays.equals(actual.confidence(), expected.confidence()));
    note(names, "residual", Arrays.equals(actual.residualPx(), expected.residualPx()));
    note(names, "n_cameras", Arrays.equals(actual.nCameras(), expected.nCameras()));
    note(names, "is_confirmed", Arrays.equals(actual.confirmed(), expected.confirmed()));
    note(names, "assignments", Arrays.deepEquals(actual.assignments(), expected.assignments()));
    note(names, "bboxes", Arrays.deepEquals(actual.boxes(), expected.boxes()));
    return names.toString();
  }

  private static void note(StringBuilder names, String name, boolean same) {
    names.append(same ? "" : " " + name);
  }

  @Override
  public void describeTo(Description description) {
    description.appendText("the rows of " + expected.frames() + " frames that were made");
  }
}
