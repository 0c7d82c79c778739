package org.shoal.transforms.lane;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.pose.PeopleWindow;
import org.shoal.io.pose.PeopleWindowCoder;
import org.shoal.io.pose.PoseWindow;
import org.shoal.io.pose.PoseWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;

/**
 * Gives the people before each camera of each recording to swimmers with a {@link LaneAssigner}:
 * one output a window and swimmer. The input may come in any order and is in the global window;
 * every window of a recording must be there for every camera, and no element's time may be later
 * than its window's index in milliseconds, which is the output's time.
 */
public final class AssignLanes
    extends PTransform<
        PCollection<KV<WindowKey, Packed<PeopleWindow>>>,
        PCollection<KV<WindowKey, Packed<PoseWindow>>>> {
  private static final long serialVersionUID = 1L;

  private final LaneConfig config;

  private AssignLanes(LaneConfig config) {
    this.config = config;
  }

  /** Follows the swimmers that the configuration tells of. */
  public static AssignLanes with(LaneConfig config) {
    return new AssignLanes(config);
  }

  @Override
  public PCollection<KV<WindowKey, Packed<PoseWindow>>> expand(
      PCollection<KV<WindowKey, Packed<PeopleWindow>>> windows) {
    return windows
        .apply("Key by camera", ParDo.of(new KeyByCamera()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), PackedCoder.of()))
        .apply("Assign", ParDo.of(new AssignInOrder(config)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("swimmers", config.swimmers()))
        .add(DisplayData.item("laneAxis", config.axis().name()));
  }

  /** Keys by recording and camera; the element's time is its place in the recording. */
  static final class KeyByCamera
      extends DoFn<KV<WindowKey, Packed<PeopleWindow>>, KV<String, Packed<PeopleWindow>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<PeopleWindow>> window,
        OutputReceiver<KV<String, Packed<PeopleWindow>>> out) {
      String camera = window.getValue().value(PeopleWindowCoder.of()).people().camera();
      // No name has a slash in it.
      out.outputWithTimestamp(
          KV.of(window.getKey().recording() + "/" + camera, window.getValue()),
          Instant.ofEpochMilli(window.getKey().index()));
    }
  }

  /** The lanes before one camera. */
  static final class AssignInOrder
      extends DoFn<KV<String, Packed<PeopleWindow>>, KV<WindowKey, Packed<PoseWindow>>> {
    private static final long serialVersionUID = 1L;

    private final LaneConfig config;

    @StateId("lanes")
    private final StateSpec<ValueState<LaneState>> lanesSpec =
        StateSpecs.value(LaneStateCoder.of());

    private final Counter people = Metrics.counter(AssignLanes.class, "people");
    private final Counter assigned = Metrics.counter(AssignLanes.class, "assigned");

    AssignInOrder(LaneConfig config) {
      this.config = config;
    }

    @ProcessElement
    @RequiresTimeSortedInput
    public void process(
        @Element KV<String, Packed<PeopleWindow>> element,
        @StateId("lanes") ValueState<LaneState> state,
        OutputReceiver<KV<WindowKey, Packed<PoseWindow>>> out) {
      PeopleWindow window = element.getValue().value(PeopleWindowCoder.of());
      LaneState before = state.read();
      LaneAssigner assigner =
          new LaneAssigner(
              config,
              window.clock().fps(),
              before == null ? LaneState.start(config.swimmers()) : before);
      for (PoseWindow swimmer : assigner.assign(window)) {
        out.output(KV.of(window.key(), Packed.of(swimmer, PoseWindowCoder.of())));
        for (int f = 0; f < swimmer.frameCount(); f++) {
          assigned.inc(swimmer.poses().hasPose(f) ? 1 : 0);
        }
      }
      people.inc(window.people().people().size());
      state.write(assigner.state());
    }
  }
}
