package org.shoal.io.classification;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shoal.io.InvalidInputException;

class ClassLabelsReaderTest {
  private static final ClassLabels LABELS =
      new ClassLabels(
          List.of(
              new ClassLabel(
                  "cola-500",
                  Attribute.PRODUCT,
                  "Cola",
                  0.6,
                  Map.of(Attribute.BRAND, "Acme", Attribute.VOLUME, "500")),
              new ClassLabel("cap=red", Attribute.CAP, "red", 0.5, Map.of())),
          Map.of(Attribute.GRADE, 0.3));

  @Test
  void allFieldsAreRead() {
    String yaml =
        """
        labels:
          - {name: cola-500, attribute: product, value: Cola, threshold: 0.6, implies: {brand: Acme, volume: 500}}
          - {name: cap=red}
        fallback: {grade: 0.3}
        """;
    assertThat(ClassLabelsReader.parse("labels.yaml", yaml), is(LABELS));
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    String json = ClassLabelsWriter.toJson(LABELS);
    assertThat(ClassLabelsReader.parse("it", json), is(LABELS));
  }

  @Test
  void namesMayTellAttributeAndValue() {
    ClassLabels labels = ClassLabelsReader.ofNames("heads.npz", List.of("cap=red", "volume=0.5=l"));
    assertThat(labels.labels().get(0), is(LABELS.labels().get(1)));
    assertThat(labels.labels().get(1).value(), is("0.5=l"));
    assertThat(
        assertThrows(
                InvalidInputException.class,
                () -> ClassLabelsReader.ofNames("heads.npz", List.of("cap=red", "colour=red")))
            .getMessage(),
        containsString("heads.npz: classes_: \"colour=red\" is not attribute=value"));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(refusal(""), containsString("x.json: is empty"));
    assertThat(
        refusal("{\"labels\": ["), containsString("x.json: line 1, column 13: not valid YAML: "));
    assertThat(refusal("labels: []"), containsString("x.json: labels: is empty"));
    assertThat(
        refusal("labels: [{name: a, attribute: colour, value: b}]"),
        containsString(
            "x.json: labels[0].attribute: \"colour\" is no attribute; there are [product"));
    assertThat(
        refusal("labels: [{name: a, attribute: cap}]"),
        containsString("x.json: labels[0].value: is missing"));
    assertThat(
        refusal("labels: [{name: a, value: b}]"),
        containsString("x.json: labels[0].attribute: is missing"));
    assertThat(
        refusal("labels: [{name: cap=b, threshold: 1.5}]"),
        containsString("x.json: labels[0].threshold: must be between 0 and 1, not 1.5"));
    assertThat(
        refusal("labels: [{name: cap=b, threshold: -0.1}]"),
        containsString("labels[0].threshold: must be between 0 and 1"));
    assertThat(
        refusal("labels: [{name: cap=b}, {name: cap=b}]"),
        containsString("x.json: labels[1].name: \"cap=b\" is there twice"));
    assertThat(
        refusal("labels: [{name: cap=b}, {name: c, attribute: cap, value: b}]"),
        containsString("x.json: labels[1].value: cap \"b\" is there twice"));
    assertThat(
        refusal("labels: [{name: cap=b, implies: {cap: c}}]"),
        containsString("labels[0].implies.cap: is the attribute of the label itself"));
    assertThat(
        refusal("labels: [{name: cap=b}]\nfallback: {cap: 2}"),
        containsString("x.json: fallback.cap: must be between 0 and 1, not 2.0"));
    assertThat(
        refusal("labels: [{name: cap=b}]\nthresholds: {}"),
        containsString("x.json: thresholds: is not known here"));
  }

  private static String refusal(String text) {
    return assertThrows(InvalidInputException.class, () -> ClassLabelsReader.parse("x.json", text))
        .getMessage();
  }
}
