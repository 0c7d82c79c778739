package org.shoal.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shoal.io.results.ResultFolder;
import org.shoal.pipelines.ExitCode;
import org.shoal.pipelines.Main;

/**
 * Runs each mission once on its sample, so that the JVM can put the classes that they load into an
 * archive, from which later processes take them in less time:
 *
 * <pre>java -XX:ArchiveClassesAtExit=shoal.jsa -cp shoal.jar org.shoal.runners.StartUp testdata
 * </pre>
 */
public final class StartUp {
  private StartUp() {}

  /**
   * Runs the missions.
   *
   * @param arguments the folder of the samples
   */
  public static void main(String[] arguments) throws IOException {
    Path testdata = Path.of(arguments[0]);
    Path output = Files.createTempDirectory("shoal-start-up");
    try {
      run("inspect", "--recording=" + testdata.resolve("tank/recording.yaml"));
      run(mission("tank", testdata, output, "fish-detector"));
      run(mission("swim", testdata, output, "swimmer-pose"));
      run(with(mission("line", testdata, output, "bottle-detector"), classifier(testdata)));
      List<String> again = mission("tank", testdata, output.resolve("flink"), "fish-detector");
      run(with(again, "--runner=FlinkRunner"));
    } finally {
      ResultFolder.remove(output);
    }
  }

  private static List<String> mission(String name, Path testdata, Path output, String model) {
    return List.of(
        name,
        "--recording=" + testdata.resolve(name + "/recording.yaml"),
        "--model=" + testdata.resolve("models/" + model + ".onnx"),
        "--output=" + output);
  }

  private static String classifier(Path testdata) {
    return "--classifier=" + testdata.resolve("models/bottle-classifier.onnx");
  }

  private static List<String> with(List<String> command, String option) {
    List<String> longer = new ArrayList<>(command);
    longer.add(option);
    return longer;
  }

  private static void run(String... command) {
    run(List.of(command));
  }

  private static void run(List<String> command) {
    ExitCode exit = Main.run(command, System.out, System.err);
    if (exit == ExitCode.USAGE || exit == ExitCode.FAILED) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
  }
}
