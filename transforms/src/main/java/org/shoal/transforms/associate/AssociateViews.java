package org.shoal.transforms.associate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.shoal.io.InvalidInputException;
import org.shoal.io.calibration.Calibration;
import org.shoal.io.coders.Packed;
import org.shoal.io.coders.PackedCoder;
import org.shoal.io.detection.CameraWindow;
import org.shoal.io.detection.FrameWindow;
import org.shoal.io.detection.FrameWindowCoder;
import org.shoal.io.recording.WindowKey;
import org.shoal.io.recording.WindowKeyCoder;
import org.shoal.transforms.geometry.CameraRig;

/**
 * Finds the 3D points of every frame window with a {@link RansacAssociator}. Windows are
 * independent of each other. They come out packed, since all windows of a recording may have to
 * wait for its first one.
 */
public final class AssociateViews
    extends PTransform<
        PCollection<KV<WindowKey, Packed<FrameWindow>>>,
        PCollection<KV<WindowKey, Packed<AssociatedWindow>>>> {
  private static final long serialVersionUID = 1L;

  private final Map<String, Calibration> calibrations;
  private final Map<String, AssociationConfig> configs;

  private AssociateViews(
      Map<String, Calibration> calibrations, Map<String, AssociationConfig> configs) {
    this.calibrations = calibrations;
    this.configs = configs;
  }

  /**
   * Association with {@link AssociationConfig#defaults()}.
   *
   * @param calibrations each recording's calibration, by the recording's name
   */
  public static AssociateViews with(Map<String, Calibration> calibrations) {
    return new AssociateViews(Map.copyOf(calibrations), Map.of());
  }

  /** The same with configurations of its own for each recording, by the recording's name. */
  public AssociateViews withConfigs(Map<String, AssociationConfig> associationConfigs) {
    return new AssociateViews(calibrations, Map.copyOf(associationConfigs));
  }

  @Override
  public PCollection<KV<WindowKey, Packed<AssociatedWindow>>> expand(
      PCollection<KV<WindowKey, Packed<FrameWindow>>> windows) {
    return windows
        .apply("Associate", ParDo.of(new AssociateFn(calibrations, configs)))
        .setCoder(KvCoder.of(WindowKeyCoder.of(), PackedCoder.of()));
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("configs", configs.toString()));
  }

  static final class AssociateFn
      extends DoFn<KV<WindowKey, Packed<FrameWindow>>, KV<WindowKey, Packed<AssociatedWindow>>> {
    private static final long serialVersionUID = 1L;

    private final Map<String, Calibration> calibrations;
    private final Map<String, AssociationConfig> configs;
    private transient Map<String, Associator> associators;

    private final Counter frames = Metrics.counter(AssociateViews.class, "framesAssociated");
    private final Distribution associateMillis =
        Metrics.distribution(AssociateViews.class, "associateMillis");
    private final Counter points = Metrics.counter(AssociateViews.class, "points");
    private final Counter singleViews = Metrics.counter(AssociateViews.class, "singleViews");
    private final Counter refused = Metrics.counter(AssociateViews.class, "pointsRefused");

    AssociateFn(Map<String, Calibration> calibrations, Map<String, AssociationConfig> configs) {
      this.calibrations = calibrations;
      this.configs = configs;
    }

    @Setup
    public void setup() {
      associators = new HashMap<>();
    }

    @ProcessElement
    public void process(
        @Element KV<WindowKey, Packed<FrameWindow>> element,
        OutputReceiver<KV<WindowKey, Packed<AssociatedWindow>>> out) {
      FrameWindow window = element.getValue().value(FrameWindowCoder.of());
      long start = System.nanoTime();
      Associator associator =
          associators.computeIfAbsent(window.key().recording(), name -> associator(name, window));
      PointColumns found = associator.associate(window);
      associateMillis.update((System.nanoTime() - start) / 1_000_000);
      AssociatedWindow associated = AssociatedWindow.of(window, found);
      out.output(KV.of(window.key(), Packed.of(associated, AssociatedWindowCoder.of())));
      count(found);
    }

    private Associator associator(String recording, FrameWindow window) {
      Calibration calibration = calibrations.get(recording);
      if (calibration == null) {
        throw new InvalidInputException(recording, "calibration", "the recording has none");
      }
      List<String> names = window.cameras().stream().map(CameraWindow::camera).toList();
      return new RansacAssociator(
          configs.getOrDefault(recording, AssociationConfig.defaults()),
          CameraRig.of(calibration, names));
    }

    private void count(PointColumns found) {
      long single = 0;
      for (int cameras : found.nCameras()) {
        single += cameras == 1 ? 1 : 0;
      }
      frames.inc(found.frameCount());
      points.inc(found.size() - single);
      singleViews.inc(single);
      refused.inc(found.refused());
    }
  }
}
