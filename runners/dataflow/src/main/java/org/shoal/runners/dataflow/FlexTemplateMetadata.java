package org.shoal.runners.dataflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.shoal.pipelines.Command;
import org.shoal.pipelines.Main;
import org.shoal.pipelines.OptionValues;
import org.shoal.pipelines.RecordingOptions;

/**
 * The metadata of a mission's Dataflow Flex Template: its options, as Google's console and {@code
 * gcloud dataflow flex-template build --metadata-file} want them described.
 */
public final class FlexTemplateMetadata {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private FlexTemplateMetadata() {}

  /**
   * Writes every mission's metadata.
   *
   * @param arguments the folder, one
   */
  public static void main(String[] arguments) throws IOException {
    for (Command<?> mission : missions()) {
      Files.writeString(Path.of(arguments[0], fileName(mission)), of(mission));
    }
  }

  /** The commands that process recordings. */
  static List<Command<?>> missions() {
    return Main.commands().stream()
        .filter(command -> RecordingOptions.class.isAssignableFrom(command.options()))
        .toList();
  }

  static String fileName(Command<?> mission) {
    return mission.name() + "-metadata.json";
  }

  /** A mission's metadata, as JSON. */
  static String of(Command<?> mission) throws IOException {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.put("name", "shoal " + mission.name());
    metadata.put("description", mission.purpose());
    ArrayNode parameters = metadata.putArray("parameters");
    OptionValues.getters(mission.options()).forEach(getter -> describe(getter, parameters));
    return JSON.writeValueAsString(metadata) + "\n";
  }

  private static void describe(Method getter, ArrayNode parameters) {
    String help = getter.getAnnotation(Description.class).value();
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", OptionValues.name(getter));
    parameter.put("label", help.replaceFirst("(?s)[.:;,] .*|\\.$", ""));
    parameter.put("helpText", help);
    parameter.put("isOptional", !help.endsWith("Required."));
    String fallback = OptionValues.defaultOf(getter);
    if (!fallback.isEmpty()) {
      parameter.put("defaultValue", fallback);
    }
  }
}
