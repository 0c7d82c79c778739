package org.shoal.pipelines;

import java.util.List;
import org.apache.beam.sdk.options.Description;

/** How things are found in frames. */
public interface DetectionOptions extends InferenceOptions {
  @Description("Names of the classes to keep, comma-separated; all when empty.")
  List<String> getClasses();

  void setClasses(List<String> value);
}
