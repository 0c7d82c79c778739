package org.shoal.runners.dataflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shoal.pipelines.Command;

/** The metadata of Flex Templates, which lies in deploy/dataflow and is made from the options. */
class FlexTemplateMetadataTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("shoal.testdata")).resolveSibling("runners/deploy/dataflow");

  static Stream<Command<?>> missions() {
    return FlexTemplateMetadata.missions().stream();
  }

  @ParameterizedTest
  @MethodSource("missions")
  void theFileIsWhatTheOptionsGive(Command<?> mission) throws IOException {
    String file = Files.readString(FOLDER.resolve(FlexTemplateMetadata.fileName(mission)));
    assertThat(
        "made anew by FlexTemplateMetadata's main", file, is(FlexTemplateMetadata.of(mission)));
  }

  @Test
  void aParameterSaysWhetherItMustBeGivenAndWhatItIsOtherwise() throws IOException {
    List<String> required = new ArrayList<>();
    List<String> names = new ArrayList<>();
    JsonNode frames = null;
    for (JsonNode parameter : parameters("tank")) {
      names.add(parameter.path("name").asText());
      if (!parameter.path("isOptional").asBoolean()) {
        required.add(parameter.path("name").asText());
      }
      frames = parameter.path("name").asText().equals("windowFrames") ? parameter : frames;
    }
    assertThat(required, is(List.of("recording")));
    assertThat(names, hasItems("model", "output", "device", "accelerator", "minCameras"));
    assertThat(frames.path("defaultValue").asText(), is("1000"));
    assertThat(frames.path("label").asText(), is("Frames a window"));
  }

  @Test
  void thereIsAMissionToDescribe() {
    assertThat(missions().map(Command::name).toList(), hasItem("tank"));
  }

  private static JsonNode parameters(String mission) throws IOException {
    Command<?> command =
        missions().filter(candidate -> candidate.name().equals(mission)).findFirst().orElseThrow();
    return new ObjectMapper().readTree(FlexTemplateMetadata.of(command)).path("parameters");
  }
}
