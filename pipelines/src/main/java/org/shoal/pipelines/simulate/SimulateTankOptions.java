package org.shoal.pipelines.simulate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal simulate tank}. */
public interface SimulateTankOptions extends DetectionOptions {
  @Description(
      "Folder for the recording: recording.yaml, calibration.json, footage, truth.csv. Required.")
  String getOutput();

  void setOutput(String value);

  @Description("Decides everything random; the same options give the same files.")
  @Default.Long(1)
  long getSeed();

  void setSeed(long value);

  @Description(
      "Whether to write detections.jsonl.gz, for --detections of the command tank, in place of footage.")
  @Default.Boolean(false)
  boolean isDetectionsOnly();

  void setDetectionsOnly(boolean value);

  @Description(
      "Number of cameras, on a ring over the tank; 4 by default, 12 with --detectionsOnly.")
  @Default.InstanceFactory(DefaultCameras.class)
  int getCameras();

  void setCameras(int value);

  @Description("Number of fish; 3 by default, 9 with --detectionsOnly.")
  @Default.InstanceFactory(DefaultFish.class)
  int getFish();

  void setFish(int value);

  @Description("Length of the recording in seconds.")
  @Default.Double(10)
  double getSeconds();

  void setSeconds(double value);

  @Description("Frames a second.")
  @Default.Double(30)
  double getFps();

  void setFps(double value);

  @Description("Width of the pictures in pixels, even; 640 by default, 1600 with --detectionsOnly.")
  @Default.InstanceFactory(DefaultWidth.class)
  int getWidth();

  void setWidth(int value);

  @Description(
      "Height of the pictures in pixels, even; 480 by default, 1200 with --detectionsOnly.")
  @Default.InstanceFactory(DefaultHeight.class)
  int getHeight();

  void setHeight(int value);

  @Description("Whether to write every fish's true box in every picture too, to boxes.jsonl.gz.")
  @Default.Boolean(false)
  boolean isBoxes();

  void setBoxes(boolean value);

  /** See {@link #getCameras}. */
  final class DefaultCameras implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return options.as(SimulateTankOptions.class).isDetectionsOnly() ? 12 : 4;
    }
  }

  /** See {@link #getFish}. */
  final class DefaultFish implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return options.as(SimulateTankOptions.class).isDetectionsOnly() ? 9 : 3;
    }
  }

  /** See {@link #getWidth}. */
  final class DefaultWidth implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return options.as(SimulateTankOptions.class).isDetectionsOnly() ? 1600 : 640;
    }
  }

  /** See {@link #getHeight}. */
  final class DefaultHeight implements DefaultValueFactory<Integer> {
    @Override
    public Integer create(PipelineOptions options) {
      return options.as(SimulateTankOptions.class).isDetectionsOnly() ? 1200 : 480;
    }
  }
}
