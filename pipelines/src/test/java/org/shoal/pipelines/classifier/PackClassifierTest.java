package org.shoal.pipelines.classifier;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.classification.Attribute;
import org.shoal.io.crop.Crop;
import org.shoal.io.onnx.OnnxGraph;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;
import org.shoal.transforms.classify.ClassifierConfig;
import org.shoal.transforms.classify.OnnxCropClassifier;

class PackClassifierTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeParts() throws IOException {
    OnnxGraph mean = OnnxGraph.empty(13).input("images", -1, 3, 2, 2);
    mean.node("GlobalAveragePool", List.of("images"), "mean").output("mean", -1, 3, 1, 1);
    Files.write(folder.resolve("embedder.onnx"), mean.toBytes());
    Files.writeString(
        folder.resolve("heads.json"),
        "{\"coef_\": [[9, 0, 0], [0, 9, 0]], \"intercept_\": [-4, -4], \"classes_\": [\"r\","
            + " \"g\"]}");
    Files.writeString(
        folder.resolve("labels.yaml"),
        """
        labels:
          - {name: r, attribute: cap, value: red, implies: {brand: Acme}}
          - {name: g, attribute: cap, value: green}
        """);
  }

  @Test
  void packedClassifierClassifies() {
    assertThat(pack("--labels=" + folder.resolve("labels.yaml")), is(ExitCode.GOOD));
    assertThat(out.toString(StandardCharsets.UTF_8), containsString("2 heads on crops of 2 x 2"));
    Crop red = new Crop(2, 2, new byte[] {-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0});
    try (OnnxCropClassifier classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(folder.resolve("packed.onnx").toString()))) {
      var found = classifier.classify(List.of(red)).get(0).classification();
      assertThat(found.value(Attribute.CAP), is("red"));
      assertThat(found.value(Attribute.BRAND), is("Acme"));
      assertThat(found.value(Attribute.VOLUME), is("UNKNOWN"));
    }
  }

  @Test
  void normalisationIsPackedToo() {
    assertThat(
        pack("--labels=" + folder.resolve("labels.yaml"), "--mean=2,0,0", "--deviation=1,1,1"),
        is(ExitCode.GOOD));
    Crop red = new Crop(2, 2, new byte[] {-1, 0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0});
    try (OnnxCropClassifier classifier =
        OnnxCropClassifier.open(ClassifierConfig.of(folder.resolve("packed.onnx").toString()))) {
      assertThat(classifier.classify(List.of(red)).get(0).succeeded(), is(false));
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(pack(), is(ExitCode.USAGE));
    assertThat(message(), containsString("heads.json: classes_: \"r\" is not attribute=value"));
    assertThat(pack("--mean=1,2"), is(ExitCode.USAGE));
    assertThat(
        message(), containsString("--mean: must be three numbers, red,green,blue, not \"1,2\""));
    assertThat(pack("--deviation=1,0,1"), is(ExitCode.USAGE));
    assertThat(message(), containsString("--deviation: must be three positive numbers"));
    assertThat(run("pack-classifier", "--output=x"), is(ExitCode.USAGE));
    assertThat(message(), containsString("--embedder: is required"));
    assertThat(Files.exists(folder.resolve("packed.onnx")), is(false));
  }

  private ExitCode pack(String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "pack-classifier";
    arguments[1] = "--embedder=" + folder.resolve("embedder.onnx");
    arguments[2] = "--heads=" + folder.resolve("heads.json");
    arguments[3] = "--output=" + folder.resolve("packed.onnx");
    System.arraycopy(more, 0, arguments, 4, more.length);
    return run(arguments);
  }

  private ExitCode run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(List.of(arguments), stream(out), stream(err));
  }

  private String message() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
