package org.shoal.pipelines;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How things are found in frames. */
public interface DetectionOptions extends PipelineOptions {
  @Description(
      "ONNX detection model: YOLOv8/YOLO11 and end-to-end YOLO, each with masks or without, or "
          + "YOLOX; the layout is recognised. Required unless --detections is given.")
  @Default.String("")
  String getModel();

  void setModel(String value);

  @Description(
      "Where the model runs: cpu or cuda. Falls back to cpu, saying so, where cuda cannot be used.")
  @Default.String("cpu")
  String getDevice();

  void setDevice(String value);

  @Description(
      "What a worker must have where --device=cuda and the runner hands out machines, as Dataflow does.")
  @Default.String("type:nvidia-l4;count:1;install-nvidia-driver")
  String getAccelerator();

  void setAccelerator(String value);

  @Description("Frames given to the model at once.")
  @Default.Integer(8)
  int getBatchSize();

  void setBatchSize(int value);

  @Description("Least confidence of a detection, 0 to 1.")
  @Default.Double(0.25)
  double getConfidence();

  void setConfidence(double value);

  @Description(
      "Of two boxes of one class that overlap by more than this (IoU), the less confident is dropped.")
  @Default.Double(0.45)
  double getNmsIou();

  void setNmsIou(double value);

  @Description("Names of the classes to keep, comma-separated; all when empty.")
  List<String> getClasses();

  void setClasses(List<String> value);

  @Description(
      "Threads that run networks on the CPU and decode footage for them, of all workers of a JVM"
          + " together; 0 takes one a processor. Results do not depend on it.")
  @Default.Integer(0)
  int getInferenceThreads();

  void setInferenceThreads(int value);

  @Description("Threads of one segment's decoder.")
  @Default.Integer(1)
  int getDecoderThreads();

  void setDecoderThreads(int value);
}
