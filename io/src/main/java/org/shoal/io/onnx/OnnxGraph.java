package org.shoal.io.onnx;

import static org.shoal.io.onnx.OnnxMessages.add;
import static org.shoal.io.onnx.OnnxMessages.number;
import static org.shoal.io.onnx.OnnxMessages.text;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shoal.io.InvalidInputException;

/**
 * A network to be changed: tensors of floats, operators, metadata. Whatever a file holds beyond
 * what is changed stays as it was.
 */
public final class OnnxGraph {
  /** From this version of the format on, weights need not be listed as inputs. */
  private static final long LEAST_IR_VERSION = 4;

  private static final long EXTERNAL = 1;

  private final String file;
  private final UnknownFieldSet.Builder model;
  private final UnknownFieldSet.Builder graph;

  private OnnxGraph(String file, UnknownFieldSet model, UnknownFieldSet graph) {
    this.file = file;
    this.model = model.toBuilder().clearField(OnnxMessages.MODEL_GRAPH);
    this.graph = graph.toBuilder();
  }

  /** A network without anything in it, of a version of the default operators. */
  public static OnnxGraph empty(long opset) {
    UnknownFieldSet.Builder model = UnknownFieldSet.newBuilder();
    add(model, OnnxMessages.MODEL_IR_VERSION, 8);
    add(model, OnnxMessages.MODEL_PRODUCER, text("shoal"));
    add(model, OnnxMessages.MODEL_OPSETS, OnnxMessages.opset(opset).toByteString());
    UnknownFieldSet.Builder graph = UnknownFieldSet.newBuilder();
    add(graph, OnnxMessages.GRAPH_NAME, text("shoal"));
    return new OnnxGraph("", model.build(), graph.build());
  }

  /**
   * The network in a file.
   *
   * @param file its path or URI, for messages
   * @throws InvalidInputException when it is no ONNX file, or keeps its weights in others
   */
  public static OnnxGraph parse(String file, byte[] content) {
    try {
      UnknownFieldSet model = UnknownFieldSet.parseFrom(content);
      List<ByteString> graphs = model.getField(OnnxMessages.MODEL_GRAPH).getLengthDelimitedList();
      if (number(model, OnnxMessages.MODEL_IR_VERSION) == 0 || graphs.size() != 1) {
        throw new InvalidInputException(file, "", "is no ONNX model: it has no graph");
      }
      OnnxGraph parsed = new OnnxGraph(file, model, UnknownFieldSet.parseFrom(graphs.get(0)));
      parsed.checkWeights();
      return parsed;
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException(file, "", "is no ONNX model: " + e.getMessage(), e);
    }
  }

  /** Names of its inputs, weights left out. */
  public List<String> inputs() {
    Set<String> weights =
        new HashSet<>(names(OnnxMessages.GRAPH_INITIALIZERS, OnnxMessages.TENSOR_NAME));
    return names(OnnxMessages.GRAPH_INPUTS, OnnxMessages.VALUE_NAME).stream()
        .filter(name -> !weights.contains(name))
        .toList();
  }

  /** Names of its outputs. */
  public List<String> outputs() {
    return names(OnnxMessages.GRAPH_OUTPUTS, OnnxMessages.VALUE_NAME);
  }

  /** The version of the default operators. */
  public long opset() {
    for (UnknownFieldSet opset : messages(model, OnnxMessages.MODEL_OPSETS)) {
      String domain = text(opset, OnnxMessages.OPSET_DOMAIN);
      if (domain.isEmpty() || domain.equals("ai.onnx")) {
        return number(opset, OnnxMessages.OPSET_VERSION);
      }
    }
    return 1;
  }

  /** A name that no tensor has yet: the one wanted, or that with a number. */
  public String freeName(String wanted) {
    Set<String> taken =
        new HashSet<>(names(OnnxMessages.GRAPH_INITIALIZERS, OnnxMessages.TENSOR_NAME));
    taken.addAll(names(OnnxMessages.GRAPH_INPUTS, OnnxMessages.VALUE_NAME));
    for (UnknownFieldSet node : messages(graph, OnnxMessages.GRAPH_NODES)) {
      node.getField(OnnxMessages.NODE_OUTPUTS).getLengthDelimitedList().stream()
          .map(ByteString::toStringUtf8)
          .forEach(taken::add);
    }
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** Adds an input of floats; -1 where its shape is open. */
  public OnnxGraph input(String name, long... shape) {
    add(graph, OnnxMessages.GRAPH_INPUTS, OnnxMessages.value(name, shape).toByteString());
    return this;
  }

  /** Adds an output of floats; -1 where its shape is open. */
  public OnnxGraph output(String name, long... shape) {
    add(graph, OnnxMessages.GRAPH_OUTPUTS, OnnxMessages.value(name, shape).toByteString());
    return this;
  }

  /** Takes all outputs away; what made them stays. */
  public OnnxGraph clearOutputs() {
    graph.clearField(OnnxMessages.GRAPH_OUTPUTS);
    return this;
  }

  /** Adds weights, row-major. */
  public OnnxGraph weights(String name, float[] values, long... shape) {
    UnknownFieldSet tensor = OnnxMessages.tensor(name, values, shape);
    add(graph, OnnxMessages.GRAPH_INITIALIZERS, tensor.toByteString());
    return this;
  }

  /** Adds a constant of whole numbers, row-major. */
  public OnnxGraph constant(String name, long[] values, long... shape) {
    UnknownFieldSet tensor = OnnxMessages.tensor(name, values, shape);
    add(graph, OnnxMessages.GRAPH_INITIALIZERS, tensor.toByteString());
    return this;
  }

  /** Adds an operator after all others. */
  public OnnxGraph node(String operator, List<String> inputs, String output) {
    return append(OnnxMessages.node(operator, inputs, output));
  }

  /** Adds an operator with one attribute, a whole number, after all others. */
  public OnnxGraph node(
      String operator, List<String> inputs, String output, String attribute, long value) {
    return append(
        OnnxMessages.withAttribute(OnnxMessages.node(operator, inputs, output), attribute, value));
  }

  /**
   * Puts operators before all others, between an input and those who used it until now.
   *
   * @param input the input; it keeps its shape and gets the new name
   * @param newName a free name
   * @param before what makes {@code input} of {@code newName}, in order; no attributes
   */
  public OnnxGraph prepend(String input, String newName, List<Step> before) {
    List<UnknownFieldSet> inputs = messages(graph, OnnxMessages.GRAPH_INPUTS);
    graph.clearField(OnnxMessages.GRAPH_INPUTS);
    for (UnknownFieldSet value : inputs) {
      boolean renamed = text(value, OnnxMessages.VALUE_NAME).equals(input);
      UnknownFieldSet.Builder kept = value.toBuilder();
      if (renamed) {
        add(kept.clearField(OnnxMessages.VALUE_NAME), OnnxMessages.VALUE_NAME, text(newName));
      }
      add(graph, OnnxMessages.GRAPH_INPUTS, kept.build().toByteString());
    }
    Field nodes = graph.build().getField(OnnxMessages.GRAPH_NODES);
    graph.clearField(OnnxMessages.GRAPH_NODES);
    for (Step step : before) {
      append(OnnxMessages.node(step.operator, step.inputs, step.output));
    }
    graph.mergeField(OnnxMessages.GRAPH_NODES, nodes);
    return this;
  }

  /**
   * An operator without attributes.
   *
   * @param operator its name in ONNX
   * @param inputs names of what it takes
   * @param output name of what it makes
   */
  public record Step(String operator, List<String> inputs, String output) {
    public Step {
      inputs = List.copyOf(inputs);
    }
  }

  /** Sets an entry of the metadata. */
  public OnnxGraph metadata(String key, String value) {
    List<UnknownFieldSet> entries = messages(model, OnnxMessages.MODEL_METADATA);
    model.clearField(OnnxMessages.MODEL_METADATA);
    for (UnknownFieldSet entry : entries) {
      if (!text(entry, OnnxMessages.ENTRY_KEY).equals(key)) {
        add(model, OnnxMessages.MODEL_METADATA, entry.toByteString());
      }
    }
    add(model, OnnxMessages.MODEL_METADATA, OnnxMessages.entry(key, value).toByteString());
    return this;
  }

  /** The content of the file. */
  public byte[] toBytes() {
    UnknownFieldSet.Builder whole = model.build().toBuilder();
    long version = number(whole.build(), OnnxMessages.MODEL_IR_VERSION);
    whole.clearField(OnnxMessages.MODEL_IR_VERSION);
    add(whole, OnnxMessages.MODEL_IR_VERSION, Math.max(version, LEAST_IR_VERSION));
    return add(whole, OnnxMessages.MODEL_GRAPH, graph.build().toByteString()).build().toByteArray();
  }

  private OnnxGraph append(UnknownFieldSet node) {
    add(graph, OnnxMessages.GRAPH_NODES, node.toByteString());
    return this;
  }

  private void checkWeights() {
    for (UnknownFieldSet weights : messages(graph, OnnxMessages.GRAPH_INITIALIZERS)) {
      if (number(weights, OnnxMessages.TENSOR_DATA_LOCATION) == EXTERNAL) {
        throw new InvalidInputException(
            file,
            text(weights, OnnxMessages.TENSOR_NAME),
            "lies in another file; save the model with all its weights in one file");
      }
    }
  }

  private List<String> names(int field, int nameField) {
    return messages(graph, field).stream().map(message -> text(message, nameField)).toList();
  }

  private List<UnknownFieldSet> messages(UnknownFieldSet.Builder parent, int field) {
    List<UnknownFieldSet> messages = new ArrayList<>();
    for (ByteString content : parent.build().getField(field).getLengthDelimitedList()) {
      try {
        messages.add(UnknownFieldSet.parseFrom(content));
      } catch (InvalidProtocolBufferException e) {
        throw new InvalidInputException(file, "", "is no ONNX model: " + e.getMessage(), e);
      }
    }
    return messages;
  }
}
