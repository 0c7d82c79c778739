package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class FallbackSessionTest {
  /** What ONNX Runtime 1.28 said on a machine with an H100, and what of it matters. */
  private static final String REFUSALS =
      """
      /onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& \
      onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library \
      /tmp/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object \
      file: No such file or directory | Failed to load library /tmp/libonnxruntime_providers_cuda.so \
      with error: libcublasLt.so.12: cannot open shared object file: No such file or directory
      [with ERRTYPE = cudaError; bool THRW = true; SUCCTYPE = cudaError] CUDA failure 2: out of memory \
      ; GPU=0 ; hostname=vm ; line=341 ; expr=cudaSetDevice(info_.device_id); | \
      CUDA failure 2: out of memory
      provider_options_utils.h:187 Parse Failed to parse provider option "device_id": CUDA failure 100: \
      no CUDA-capable device is detected ; GPU=-1 ; hostname=vm | Failed to parse provider option \
      "device_id": CUDA failure 100: no CUDA-capable device is detected
      """;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(FallbackSession.class);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void withoutCudaTheCpuDoesTheWorkAndSaysSoOnce() {
    assumeFalse(
        OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "this build of ONNX Runtime has CUDA");
    DetectorConfig config =
        DetectorConfig.of(Squares.model("yolo.onnx")).withDevice(Device.CUDA).withThreads(1);
    try (OnnxDetector first = OnnxDetector.open(config);
        OnnxDetector second = OnnxDetector.open(config)) {
      assertThat(first.device(), is(Device.CPU));
      assertThat(first.takeFallbacks() + second.takeFallbacks(), is(1));
    }
    assertThat(log.list, hasSize(1));
    assertThat(log.list.get(0).getFormattedMessage(), containsString("going on on the CPU"));
  }

  @Test
  void outOfMemoryGoesOnOnTheCpu() throws OrtException {
    Trace trace = new Trace("CUDA failure 2: out of memory ; GPU=0");
    FallbackSession session = new FallbackSession("m.onnx", Device.CUDA, trace::open);
    String ranOn = session.run(FloatBuffer.allocate(0), new long[0]).get(0).name();
    session.run(FloatBuffer.allocate(0), new long[0]);
    session.close();
    assertThat(ranOn, is("CPU"));
    assertThat(session.device(), is(Device.CPU));
    assertThat(session.takeFallbacks(), is(1));
    assertThat(session.takeFallbacks(), is(0));
    assertThat(trace.events, is(List.of("open CUDA", "open CPU", "close CUDA", "close CPU")));
    assertThat(log.list, hasSize(1));
    assertThat(log.list.get(0).getFormattedMessage(), containsString("memory has run out"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = REFUSALS)
  void warningSaysWhyAndLeavesOutWhereInTheirSourceItWas(String said, String why)
      throws OrtException {
    OrtException refusal = new OrtException(OrtException.OrtErrorCode.ORT_FAIL, said + " \n\n");
    Trace trace = new Trace("");
    FallbackSession session =
        new FallbackSession(
            "m.onnx",
            Device.CUDA,
            device -> {
              if (device == Device.CUDA) {
                throw refusal;
              }
              return trace.open(device);
            });
    assertThat(session.device(), is(Device.CPU));
    assertThat(session.takeFallbacks(), is(1));
    assertThat(
        log.list.get(0).getFormattedMessage(),
        is(
            "m.onnx: CUDA cannot be used (%s); going on on the CPU, which is slower"
                .formatted(why)));
  }

  @Test
  void anArenaThatCannotGrowGoesOnOnTheCpu() throws OrtException {
    Trace trace =
        new Trace(
            "/onnxruntime_src/onnxruntime/core/framework/bfc_arena.cc:359 void*"
                + " onnxruntime::BFCArena::AllocateRawInternal(size_t, bool, onnxruntime::Stream*)"
                + " Failed to allocate memory for requested buffer of size 157286400\n");
    FallbackSession session = new FallbackSession("m.onnx", Device.CUDA, trace::open);
    String ranOn = session.run(FloatBuffer.allocate(0), new long[0]).get(0).name();
    assertThat(ranOn, is("CPU"));
    assertThat(
        log.list.get(0).getFormattedMessage(),
        is(
            "m.onnx: the GPU's memory has run out (Failed to allocate memory for requested buffer"
                + " of size 157286400); going on on the CPU, which is slower"));
  }

  @Test
  void anotherErrorOfTheGpuIsThrown() throws OrtException {
    Trace trace = new Trace("CUDA failure 700: an illegal memory access was encountered");
    FallbackSession session = new FallbackSession("m.onnx", Device.CUDA, trace::open);
    assertThrows(OrtException.class, () -> session.run(FloatBuffer.allocate(0), new long[0]));
    assertThat(session.device(), is(Device.CUDA));
    assertThat(trace.events, is(List.of("open CUDA")));
  }

  /** Stands in for a GPU that fails, which no test can order. */
  private static final class Trace {
    private final String failure;
    private final List<String> events = new ArrayList<>();

    Trace(String failure) {
      this.failure = failure;
    }

    InferenceSession open(Device device) {
      events.add("open " + device);
      return new InferenceSession() {
        @Override
        public ModelDescription describe() {
          return new ModelDescription(List.of(), List.of(), Map.of());
        }

        @Override
        public List<FloatTensor> run(FloatBuffer input, long[] shape) throws OrtException {
          if (device == Device.CUDA) {
            throw new OrtException(failure);
          }
          return List.of(new FloatTensor(device.name(), new long[0], new float[0]));
        }

        @Override
        public void close() {
          events.add("close " + device);
        }
      };
    }
  }
}
