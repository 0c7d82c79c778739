package org.shoal.runners;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in an HDF5 file, in the words of docs/formats.md. */
final class Hdf5Tree {
  /** Path of every dataset → its type. */
  final Map<String, String> types = new TreeMap<>();

  /** Path of every dataset → its shape. */
  final Map<String, String> shapes = new TreeMap<>();

  /** Path of every dataset with a fill value → that value. */
  final Map<String, String> fills = new TreeMap<>();

  /** Path of every attribute, {@code <holder>@<name>} → its type. */
  final Map<String, String> attributes = new TreeMap<>();

  private final List<String> cameras;

  /**
   * @param cameras datasets of these names are called {@code <camera>}
   */
  Hdf5Tree(Path file, List<String> cameras) {
    this.cameras = cameras;
    try (HdfFile hdf = new HdfFile(file)) {
      visit(hdf);
    }
  }

  private void visit(Group group) {
    group.getAttributes().values().forEach(attribute -> add(group, attribute));
    for (Node node : group) {
      node.getAttributes().values().forEach(attribute -> add(node, attribute));
      if (node instanceof Group below) {
        visit(below);
      } else if (node instanceof Dataset dataset) {
        add(dataset);
      }
    }
  }

  private void add(Dataset dataset) {
    String path = dataset.getPath();
    if (cameras.contains(dataset.getName())) {
      path = dataset.getParent().getPath() + "<camera>";
    }
    types.put(path, type(dataset.getDataType()));
    shapes.put(path, shape(dataset.getDimensionsAsLong()));
    Object fill = dataset.getFillValue();
    if (fill != null) {
      fills.put(path, fill.toString());
    }
  }

  private void add(Node holder, Attribute attribute) {
    String path = holder.getPath();
    String place = path.length() > 1 ? path.replaceFirst("/$", "") : path;
    String shape = attribute.getDimensions().length == 0 ? "" : " (C)";
    String number = attribute.getData() instanceof Double ? "float64" : "int64";
    String type = attribute.getJavaType() == String.class ? "string" : number;
    attributes.put(place + "@" + attribute.getName(), type + shape);
  }

  private static String type(DataType type) {
    if (type instanceof EnumDataType) {
      return "bool";
    }
    if (type instanceof FixedPoint integer) {
      return (integer.isSigned() ? "int" : "uint") + 8 * type.getSize();
    }
    return type instanceof FloatingPoint ? "float" + 8 * type.getSize() : "string";
  }

  private static String shape(long[] dimensions) {
    return Arrays.stream(dimensions)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
