package org.shoal.pipelines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** The project's own options by name, for help and for provenance. */
public final class OptionValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Say where things are and how the work is spread, and leave results as they are. */
  private static final Set<String> INDECISIVE =
      Set.of(
          "recording",
          "output",
          "detections",
          "model",
          "classifier",
          "classifierBatchSize",
          "overwrite",
          "maxKeptGib",
          "progress",
          "annotate",
          "validate",
          "validateMaxMovement",
          "device",
          "accelerator",
          "batchSize",
          "segmentSeconds",
          "inferenceThreads",
          "decoderThreads");

  private OptionValues() {}

  /** The getters of an options interface, Beam's own left out, in order of their names. */
  public static List<Method> getters(Class<?> options) {
    return Arrays.stream(options.getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("org.shoal."))
        .filter(method -> method.isAnnotationPresent(Description.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** An option's name, as written after the two dashes. */
  public static String name(Method getter) {
    return Introspector.decapitalize(getter.getName().replaceFirst("^(get|is)", ""));
  }

  /** The value that an option has when it is not given, as it would be written; empty for none. */
  public static String defaultOf(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (type.getEnclosingClass() == Default.class && type != Default.InstanceFactory.class) {
        return annotation.toString().replaceAll("^.*\\((?:value=)?\"?|\"?\\)$", "");
      }
    }
    return "";
  }

  /** Every option with the value it has, defaults included. */
  public static ObjectNode read(PipelineOptions options, Class<?> type) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Method getter : getters(type)) {
      try {
        values.set(name(getter), JSON.valueToTree(getter.invoke(options)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("option " + name(getter) + " cannot be read", e);
      }
    }
    return values;
  }

  /** The options that results depend on, with the values they have. */
  public static ObjectNode readDecisive(PipelineOptions options, Class<?> type) {
    return read(options, type).remove(INDECISIVE);
  }
}
