package org.shoal.transforms.simulate.line;

import java.util.List;

/**
 * What the conveyors carry. Everything about a product follows from what can be seen of a bottle:
 * brand and subtype from the label, type from the subtype, volume from the shape.
 *
 * @param brand what the label shows
 * @param subtype what is in the bottle
 * @param shape the bottle's form
 * @param label the label's form
 * @param grades glass that it is sold in
 * @param caps caps that it is sold with
 */
record Product(
    Brand brand,
    Subtype subtype,
    BottleShape shape,
    LabelForm label,
    List<Grade> grades,
    List<Cap> caps) {

  /** Everything on sale. */
  static final List<Product> CATALOGUE =
      List.of(
          new Product(
              Brand.BROOK,
              Subtype.STILL,
              BottleShape.ML_500,
              LabelForm.BAND,
              List.of(Grade.CLEAR, Grade.BLUE),
              List.of(Cap.WHITE, Cap.BLUE, Cap.NONE)),
          new Product(
              Brand.BROOK,
              Subtype.STILL,
              BottleShape.ML_1500,
              LabelForm.BAND,
              List.of(Grade.CLEAR, Grade.BLUE),
              List.of(Cap.WHITE, Cap.BLUE)),
          new Product(
              Brand.BROOK,
              Subtype.SPARKLING,
              BottleShape.ML_500,
              LabelForm.BAND,
              List.of(Grade.GREEN, Grade.BLUE),
              List.of(Cap.GREEN, Cap.WHITE)),
          new Product(
              Brand.NORDLYS,
              Subtype.STILL,
              BottleShape.ML_330,
              LabelForm.SLEEVE,
              List.of(Grade.CLEAR, Grade.BLUE),
              List.of(Cap.WHITE, Cap.RED)),
          new Product(
              Brand.NORDLYS,
              Subtype.SPARKLING,
              BottleShape.ML_750,
              LabelForm.OVAL,
              List.of(Grade.BLUE, Grade.GREEN),
              List.of(Cap.BLUE, Cap.WHITE, Cap.NONE)),
          new Product(
              Brand.NORDLYS,
              Subtype.OAT,
              BottleShape.ML_500,
              LabelForm.COLLAR,
              List.of(Grade.CLEAR),
              List.of(Cap.YELLOW, Cap.WHITE)),
          new Product(
              Brand.KESTREL,
              Subtype.COLA,
              BottleShape.ML_330,
              LabelForm.SLEEVE,
              List.of(Grade.CLEAR),
              List.of(Cap.RED, Cap.YELLOW, Cap.NONE)),
          new Product(
              Brand.KESTREL,
              Subtype.COLA,
              BottleShape.ML_1500,
              LabelForm.BAND,
              List.of(Grade.CLEAR),
              List.of(Cap.RED, Cap.YELLOW)),
          new Product(
              Brand.KESTREL,
              Subtype.LEMONADE,
              BottleShape.ML_500,
              LabelForm.BAND,
              List.of(Grade.GREEN, Grade.CLEAR),
              List.of(Cap.GREEN, Cap.YELLOW, Cap.NONE)),
          new Product(
              Brand.RUBINA,
              Subtype.COLA,
              BottleShape.ML_500,
              LabelForm.BAND,
              List.of(Grade.CLEAR, Grade.AMBER),
              List.of(Cap.RED, Cap.WHITE)),
          new Product(
              Brand.RUBINA,
              Subtype.LEMONADE,
              BottleShape.ML_1500,
              LabelForm.SLEEVE,
              List.of(Grade.CLEAR, Grade.GREEN),
              List.of(Cap.RED, Cap.GREEN)),
          new Product(
              Brand.RUBINA,
              Subtype.APPLE,
              BottleShape.ML_330,
              LabelForm.OVAL,
              List.of(Grade.CLEAR, Grade.AMBER),
              List.of(Cap.GREEN, Cap.RED, Cap.NONE)),
          new Product(
              Brand.SOLARA,
              Subtype.ORANGE,
              BottleShape.ML_750,
              LabelForm.OVAL,
              List.of(Grade.CLEAR),
              List.of(Cap.WHITE, Cap.YELLOW)),
          new Product(
              Brand.SOLARA,
              Subtype.ORANGE,
              BottleShape.ML_330,
              LabelForm.OVAL,
              List.of(Grade.CLEAR),
              List.of(Cap.YELLOW, Cap.RED, Cap.NONE)),
          new Product(
              Brand.SOLARA,
              Subtype.APPLE,
              BottleShape.ML_750,
              LabelForm.SLEEVE,
              List.of(Grade.AMBER, Grade.CLEAR),
              List.of(Cap.GREEN, Cap.YELLOW)),
          new Product(
              Brand.VERDE,
              Subtype.APPLE,
              BottleShape.ML_500,
              LabelForm.OVAL,
              List.of(Grade.CLEAR, Grade.GREEN),
              List.of(Cap.GREEN, Cap.WHITE, Cap.NONE)),
          new Product(
              Brand.VERDE,
              Subtype.WHOLE,
              BottleShape.ML_1500,
              LabelForm.COLLAR,
              List.of(Grade.CLEAR),
              List.of(Cap.BLUE, Cap.RED)),
          new Product(
              Brand.VERDE,
              Subtype.OAT,
              BottleShape.ML_750,
              LabelForm.COLLAR,
              List.of(Grade.AMBER, Grade.CLEAR),
              List.of(Cap.YELLOW, Cap.BLUE, Cap.NONE)));

  Product {
    grades = List.copyOf(grades);
    caps = List.copyOf(caps);
  }

  /** What it is called. */
  String title() {
    return brand.title() + " " + subtype.title() + " " + shape.title();
  }
}
