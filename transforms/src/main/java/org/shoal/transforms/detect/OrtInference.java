package org.shoal.transforms.detect;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.shoal.transforms.detect.ModelDescription.Port;

/**
 * ONNX Runtime as it is used here. Every run has one CPU thread: a product that several share may
 * be cut, and so added up, in another way for every number of them, which no option rules out.
 * Several runs at once use the other processors at least as well.
 */
final class OrtInference implements InferenceSession {
  private static final OrtEnvironment ENVIRONMENT =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "shoal");

  private static final Set<OnnxJavaType> FLOATS =
      EnumSet.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16);

  private final OrtSession session;
  private final String inputName;
  private final ReentrantLock turn = new ReentrantLock();
  private final boolean oneAtATime;

  private OrtInference(OrtSession session, Device device) {
    this.session = session;
    this.inputName = session.getInputNames().iterator().next();
    // Runs at once on one GPU gain nothing and each take memory of their own.
    this.oneAtATime = device == Device.CUDA;
  }

  /** Loads ONNX Runtime, once. */
  static void load() {}

  static OrtInference open(byte[] model, Device device) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      // What goes wrong is thrown as well, and who catches it knows what it means.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setMemoryPatternOptimization(false);
      options.setDeterministicCompute(true);
      if (device == Device.CUDA) {
        addCuda(options);
      }
      return new OrtInference(ENVIRONMENT.createSession(model, options), device);
    }
  }

  @Override
  public ModelDescription describe() throws OrtException {
    return new ModelDescription(
        ports(session.getInputInfo()),
        ports(session.getOutputInfo()),
        session.getMetadata().getCustomMetadata());
  }

  private static List<Port> ports(Map<String, NodeInfo> nodes) {
    List<Port> ports = new ArrayList<>();
    for (NodeInfo node : nodes.values()) {
      ports.add(
          node.getInfo() instanceof TensorInfo info
              ? new Port(node.getName(), info.type.name(), info.getShape())
              : new Port(node.getName(), "no tensor", new long[0]));
    }
    return ports;
  }

  @Override
  public List<FloatTensor> run(FloatBuffer input, long[] shape) throws OrtException {
    try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, input, shape)) {
      if (!oneAtATime) {
        return run(tensor);
      }
      turn.lock();
      try {
        return run(tensor);
      } finally {
        turn.unlock();
      }
    }
  }

  private List<FloatTensor> run(OnnxTensor input) throws OrtException {
    List<FloatTensor> outputs = new ArrayList<>();
    try (OrtSession.Result result = session.run(Map.of(inputName, input))) {
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor
            && FLOATS.contains(tensor.getInfo().type)) {
          float[] values = tensor.getFloatBuffer().array();
          outputs.add(new FloatTensor(output.getKey(), tensor.getInfo().getShape(), values));
        }
      }
    }
    return outputs;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close a session of ONNX Runtime", e);
    }
  }

  private static void addCuda(SessionOptions options) throws OrtException {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw new OrtException("this build of ONNX Runtime has no CUDA (Maven profile cuda has)");
    }
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
      // Without these, memory grows by doubling, and kernels are chosen by timing them.
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      options.addCUDA(cuda);
    }
  }
}
