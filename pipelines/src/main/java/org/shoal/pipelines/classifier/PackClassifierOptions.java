package org.shoal.pipelines.classifier;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The options of {@code shoal pack-classifier}. */
public interface PackClassifierOptions extends PipelineOptions {
  @Description("ONNX file that makes features of a picture [batch, 3, height, width]. Required.")
  @Default.String("")
  String getEmbedder();

  void setEmbedder(String value);

  @Description(
      "Name of the embedder's output with the features: [batch, d], or [batch, tokens, d], of which"
          + " the first token counts. May be left out where only one can be meant.")
  @Default.String("")
  String getFeatures();

  void setFeatures(String value);

  @Description(
      "One-vs-rest logistic heads, .npz or .json with coef_ (classes, d), intercept_ and classes_"
          + " as scikit-learn holds them. Required.")
  @Default.String("")
  String getHeads();

  void setHeads(String value);

  @Description(
      "JSON or YAML that says which attribute and value each class stands for, with thresholds and "
          + "fallbacks. Not needed where the classes are named attribute=value.")
  @Default.String("")
  String getLabels();

  void setLabels(String value);

  @Description(
      "Mean of red, green and blue, of 0 to 1, that the embedder wants subtracted, such as "
          + "0.485,0.456,0.406.")
  @Default.String("")
  String getMean();

  void setMean(String value);

  @Description(
      "Standard deviation of red, green and blue that the embedder wants them divided by, such as "
          + "0.229,0.224,0.225.")
  @Default.String("")
  String getDeviation();

  void setDeviation(String value);

  @Description("The ONNX file to write. Required.")
  @Default.String("")
  String getOutput();

  void setOutput(String value);
}
