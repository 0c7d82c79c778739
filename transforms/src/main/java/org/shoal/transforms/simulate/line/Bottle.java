package org.shoal.transforms.simulate.line;

import java.util.List;
import java.util.Random;

/**
 * One bottle on a conveyor.
 *
 * @param id number in the recording
 * @param lane where it stands
 * @param passing pixels that its lane runs until it is in the middle of the picture
 * @param product what it is
 * @param grade its glass
 * @param cap its cap
 * @param turn how far it is turned about its axis, radians
 * @param filled where the liquid begins, as a share of the height from the top
 * @param shade brightness of its colours, about 1
 */
record Bottle(
    int id,
    Lane lane,
    double passing,
    Product product,
    Grade grade,
    Cap cap,
    double turn,
    double filled,
    double shade) {

  /** The names of the attributes, in the order of {@link #attributes}. */
  static final List<String> ATTRIBUTES =
      List.of("product", "grade", "cap", "label", "brand", "type", "subtype", "volume");

  static Bottle draw(int id, Lane lane, double passing, Random random) {
    Product product = Product.CATALOGUE.get(random.nextInt(Product.CATALOGUE.size()));
    BottleShape shape = product.shape();
    return new Bottle(
        id,
        lane,
        passing,
        product,
        product.grades().get(random.nextInt(product.grades().size())),
        product.caps().get(random.nextInt(product.caps().size())),
        0.9 * (random.nextDouble() - 0.5),
        shape.shoulderEnd() - 0.12 + 0.1 * random.nextDouble(),
        0.92 + 0.16 * random.nextDouble());
  }

  /** The values of its eight attributes. */
  List<String> attributes() {
    return List.of(
        product.title(),
        grade.title(),
        cap.title(),
        product.label().title(),
        product.brand().title(),
        product.subtype().type(),
        product.subtype().title(),
        product.shape().title());
  }

  /** Radius of its body in pixels. */
  double radiusPixels() {
    return product.shape().radius() * lane.scale();
  }

  /** Height in pixels. */
  double heightPixels() {
    return product.shape().height() * lane.scale();
  }
}
