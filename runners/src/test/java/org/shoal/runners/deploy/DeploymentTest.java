package org.shoal.runners.deploy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.Test;
import org.shoal.pipelines.tank.TankOptions;

/** What lies in deploy/ and conf/ names things that exist, and agrees with itself. */
class DeploymentTest {
  private static final Path RUNNERS =
      Path.of(System.getProperty("shoal.testdata")).resolveSibling("runners");
  private static final String JAR = "/opt/flink/usrlib/shoal-flink.jar";

  private final JsonNode deployment = yaml("deploy/flink-deployment.yaml");

  @Test
  void theDeploymentIsOfTheOperatorsKindAndOfTheFlinkThatIsBuiltAgainst() {
    assertThat(deployment.path("apiVersion").asText(), is("flink.apache.org/v1beta1"));
    assertThat(deployment.path("kind").asText(), is("FlinkDeployment"));
    String version = org.apache.flink.runtime.util.EnvironmentInformation.getVersion();
    String[] parts = version.split("\\.");
    assertThat(
        deployment.at("/spec/flinkVersion").asText(), is("v%s_%s".formatted(parts[0], parts[1])));
    assertThat(text("deploy/Dockerfile"), containsString("ARG BASE=flink:" + version + "-"));
    assertThat(text("deploy/pom.xml"), containsString("<image.base>flink:" + version + "-"));
  }

  @Test
  void theJobsJarIsWhereTheImagesPutTheBundleThatIsBuilt() {
    assertThat(deployment.at("/spec/job/jarURI").asText(), is("local://" + JAR));
    assertThat(text("deploy/Dockerfile"), containsString("runners/target/shoal-flink.jar " + JAR));
    assertThat(
        text("pom.xml"),
        containsString("<outputFile>${project.build.directory}/shoal-flink.jar</outputFile>"));
    assertThat(
        text("deploy/pom.xml"),
        containsString("${project.build.directory}/content/opt/flink/usrlib</outputDirectory>"));
  }

  @Test
  void theJobsClassHasAMainMethodAndIsTheBundlesOwn() throws ReflectiveOperationException {
    String name = deployment.at("/spec/job/entryClass").asText();
    Method main = Class.forName(name).getMethod("main", String[].class);
    assertThat(main.getReturnType(), is((Object) void.class));
    assertThat(text("pom.xml"), containsString("<mainClass>" + name + "</mainClass>"));
  }

  @Test
  void theJobsArgumentsAreOptionsOfItsCommand() {
    List<String> arguments = new ArrayList<>();
    deployment.at("/spec/job/args").forEach(argument -> arguments.add(argument.asText()));
    assertThat(arguments.get(0), is("tank"));

    TankOptions options =
        PipelineOptionsFactory.fromArgs(
                arguments.subList(1, arguments.size()).toArray(String[]::new))
            .as(TankOptions.class);

    assertThat(options.getOutput(), is("/recordings/out"));
    assertThat(options.getDevice(), is("cuda"));
  }

  @Test
  void everyWorkerHasAGpuAndAllContainersRunAsAnOrdinaryUser() {
    JsonNode containers = deployment.at("/spec/taskManager/podTemplate/spec/containers");
    assertThat(containers.get(0).path("name").asText(), is("flink-main-container"));
    assertThat(containers.get(0).at("/resources/limits/nvidia.com~1gpu").asInt(), is(1));
    JsonNode security = deployment.at("/spec/podTemplate/spec/securityContext");
    assertThat(security.path("runAsNonRoot").asBoolean(), is(true));
    assertThat(text("deploy/Dockerfile").lines().anyMatch("USER flink"::equals), is(true));
  }

  @Test
  void theDeploymentsConfigurationIsTheOneThatShipsButForSizesAndPlaces() {
    Map<String, String> shipped = new TreeMap<>(shipped().toMap());
    shipped
        .keySet()
        .removeIf(
            key -> key.matches(".*(address|host|port|process\\.size|off-heap\\.size|Slots)$"));
    shipped.put("metrics.reporter.prom.port", "9249-9260");

    Map<String, String> deployed = new TreeMap<>();
    deployment
        .at("/spec/flinkConfiguration")
        .properties()
        .forEach(setting -> deployed.put(setting.getKey(), setting.getValue().asText()));
    deployed.keySet().removeIf(key -> key.matches(".*(off-heap\\.size|Slots)$"));

    assertThat(deployed, is(shipped));
  }

  @Test
  void aWorkersMemoryAddsUpAndLeavesItAHeap() {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(shipped());
    assertThat(memory.getTaskOffHeapSize().getMebiBytes(), is(1024));
    assertThat(memory.getTaskHeapSize().getMebiBytes(), greaterThanOrEqualTo(1000));

    Configuration deployed = new Configuration();
    deployment
        .at("/spec/flinkConfiguration")
        .properties()
        .forEach(setting -> deployed.setString(setting.getKey(), setting.getValue().asText()));
    deployed.setString(
        "taskmanager.memory.process.size",
        deployment.at("/spec/taskManager/resource/memory").asText());
    memory = TaskExecutorProcessUtils.processSpecFromConfig(deployed);
    assertThat(memory.getTaskOffHeapSize().getMebiBytes(), is(2048));
    assertThat(memory.getTaskHeapSize().getMebiBytes(), greaterThanOrEqualTo(2000));
  }

  private static Configuration shipped() {
    return GlobalConfiguration.loadConfiguration(RUNNERS.resolve("conf").toString());
  }

  private static JsonNode yaml(String file) {
    try {
      return new YAMLMapper().readTree(RUNNERS.resolve(file).toFile());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(RUNNERS.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
