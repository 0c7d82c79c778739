package org.shoal.transforms.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shoal.io.InvalidInputException;
import org.shoal.io.classification.ClassLabels;
import org.shoal.io.classification.ClassLabelsReader;
import org.shoal.io.crop.Crop;
import org.shoal.io.video.DecodedFrame;
import org.shoal.transforms.detect.FrameRuns;
import org.shoal.transforms.detect.FrameValues;
import org.shoal.transforms.detect.InputStyle;
import org.shoal.transforms.detect.Letterbox;
import org.shoal.transforms.detect.OnnxModel;
import org.shoal.transforms.detect.SharedModels;

/**
 * A classifier in an ONNX file, as {@link ClassifierPacker} makes them. Input: FLOAT [batch, 3,
 * height, width], red, green, blue, 0 to 1. First output: FLOAT [batch, heads], probabilities.
 * Metadata: {@code task} is {@code classify}, {@code labels} says what the heads stand for (see
 * {@link ClassLabelsReader}). It runs as {@link FrameRuns} says, so that neither the batch nor the
 * number of CPU threads changes a bit of the result; it is warm once it is open.
 */
public final class OnnxCropClassifier implements CropClassifier {
  /** The metadata's key of what the heads stand for. */
  public static final String LABELS = "labels";

  /** The metadata's key of what the model is for. */
  public static final String TASK = "task";

  /** What a classifier's metadata say it is for. */
  public static final String CLASSIFY = "classify";

  private final SharedModels.Lease lease;
  private final OnnxModel model;
  private final FrameRuns runs;
  private final ClassLabels labels;
  private final ClassificationRules rules;

  private OnnxCropClassifier(ClassifierConfig config, SharedModels.Lease lease) {
    this.lease = lease;
    this.model = lease.model();
    this.labels = labels(model);
    this.rules = new ClassificationRules(labels);
    this.runs = new FrameRuns(model, InputStyle.YOLO, config.batchSize());
    checkOutput();
    warmUp();
  }

  /**
   * Opens a classifier, sharing the network with others in this JVM.
   *
   * @throws InvalidInputException when the file is missing, no ONNX model, made for another task
   *     than classifying, or has another number of outputs than of labels
   */
  public static OnnxCropClassifier open(ClassifierConfig config) {
    SharedModels.Lease lease =
        SharedModels.acquire(config.model(), config.device(), config.threads());
    try {
      return new OnnxCropClassifier(config, lease);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  @Override
  public int width() {
    return model.input().width();
  }

  @Override
  public int height() {
    return model.input().height();
  }

  /** What its heads stand for, in their order. */
  public ClassLabels labels() {
    return labels;
  }

  /** How often the network fell back from CUDA to the CPU since any user of it last asked. */
  public int takeFallbacks() {
    return model.takeFallbacks();
  }

  @Override
  public List<CropOutcome> classify(List<Crop> crops) {
    try {
      return run(crops);
    } catch (IllegalStateException e) {
      if (crops.size() == 1) {
        return List.of(CropOutcome.failed(String.valueOf(e.getMessage())));
      }
      List<CropOutcome> outcomes = new ArrayList<>();
      for (Crop crop : crops) {
        outcomes.addAll(classify(List.of(crop)));
      }
      return outcomes;
    }
  }

  @Override
  public void close() {
    lease.close();
  }

  private List<CropOutcome> run(List<Crop> crops) {
    List<DecodedFrame> pictures = new ArrayList<>();
    for (Crop crop : crops) {
      int width = crop.width();
      int height = crop.height();
      pictures.add(new DecodedFrame(0, 0, width, height, width, height, crop.pixels()));
    }
    return runs.run(pictures, this::read);
  }

  private CropOutcome read(List<FrameValues> outputs, Letterbox box) {
    float[] output = outputs.get(0).values();
    int offset = outputs.get(0).offset();
    for (int i = offset; i < offset + outputs.get(0).length(); i++) {
      if (!(output[i] >= 0 && output[i] <= 1)) {
        return CropOutcome.failed("the classifier gave " + output[i] + " for a probability");
      }
    }
    return CropOutcome.of(rules.apply(output, offset));
  }

  /** Goes the whole way once: the first crop should not wait for buffers and threads. */
  private void warmUp() {
    classify(List.of(new Crop(width(), height(), new byte[3 * width() * height()])));
  }

  private void checkOutput() {
    long[] shape = model.sample().isEmpty() ? new long[0] : model.sample().get(0).shape();
    if (shape.length != 2 || shape[1] != rules.heads()) {
      throw new InvalidInputException(
          model.uri(),
          "output",
          "must be [batch, %d], a probability for each of the labels, but is %s"
              .formatted(rules.heads(), Arrays.toString(shape)));
    }
  }

  private static ClassLabels labels(OnnxModel model) {
    String task = model.description().metadata().getOrDefault(TASK, "");
    String labels = model.description().metadata().getOrDefault(LABELS, "");
    if (!task.equals(CLASSIFY) || labels.isEmpty()) {
      throw new InvalidInputException(
          model.uri(),
          "metadata",
          "has no task 'classify' and labels; `shoal pack-classifier` makes classifiers");
    }
    return ClassLabelsReader.parse(model.uri() + ": metadata labels", labels);
  }
}
