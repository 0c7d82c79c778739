package org.shoal.transforms.classify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.shoal.io.classification.Attribute;
import org.shoal.io.classification.ClassLabel;
import org.shoal.io.classification.ClassLabels;
import org.shoal.io.classification.Classification;

class ClassificationRulesTest {
  private static final String UNKNOWN = Classification.UNKNOWN_VALUE;
  private static final List<Attribute> ATTRIBUTES = List.of(Attribute.values());

  @Test
  void mostProbableLabelAboveItsThresholdIsTaken() {
    List<ClassLabel> labels =
        List.of(label("cap", "red", 0.5), label("cap", "green", 0.9), label("cap", "blue", 0.3));
    assertThat(apply(labels, Map.of(), 0.6f, 0.8f, 0.4f).value(Attribute.CAP), is("red"));
    assertThat(apply(labels, Map.of(), 0.6f, 0.9f, 0.4f).value(Attribute.CAP), is("green"));
    assertThat(apply(labels, Map.of(), 0.4f, 0.8f, 0.3f).value(Attribute.CAP), is("blue"));
    assertThat(apply(labels, Map.of(), 0.4f, 0.8f, 0.2f).value(Attribute.CAP), is(UNKNOWN));
  }

  @Test
  void firstOfEquallyProbableLabelsIsTaken() {
    List<ClassLabel> labels = List.of(label("cap", "red", 0.5), label("cap", "green", 0.5));
    assertThat(apply(labels, Map.of(), 0.7f, 0.7f).value(Attribute.CAP), is("red"));
  }

  @Test
  void fallbackIsTheMostProbableLabel() {
    List<ClassLabel> labels = List.of(label("cap", "red", 0.9), label("cap", "green", 0.9));
    Map<Attribute, Double> fallback = Map.of(Attribute.CAP, 0.25);
    assertThat(apply(labels, fallback, 0.3f, 0.4f).value(Attribute.CAP), is("green"));
    assertThat(apply(labels, fallback, 0.25f, 0.1f).value(Attribute.CAP), is("red"));
    assertThat(apply(labels, fallback, 0.2f, 0.1f).value(Attribute.CAP), is(UNKNOWN));
  }

  @Test
  void impliedValueFillsWhatNoLabelTells() {
    List<ClassLabel> labels =
        List.of(implying("product", "Cola", Attribute.BRAND, "Acme"), label("brand", "Other", 0.5));
    assertThat(apply(labels, Map.of(), 0.6f, 0.4f).value(Attribute.BRAND), is("Acme"));
    assertThat(apply(labels, Map.of(), 0.4f, 0.4f).value(Attribute.BRAND), is(UNKNOWN));
  }

  @Test
  void moreProbableOfConflictingClaimsWins() {
    List<ClassLabel> labels =
        List.of(
            implying("product", "Cola", Attribute.BRAND, "Acme"),
            label("brand", "Other", 0.5),
            implying("type", "soda", Attribute.BRAND, "Third"));
    assertThat(brand(labels, 0.8f, 0.7f, 0.6f), is("Acme"));
    assertThat(brand(labels, 0.6f, 0.7f, 0.6f), is("Other"));
    assertThat(brand(labels, 0.7f, 0.7f, 0.6f), is("Other"));
    assertThat(brand(labels, 0.8f, 0.7f, 0.9f), is("Third"));
    assertThat(brand(labels, 0.8f, 0.7f, 0.8f), is("Acme"));
  }

  @Test
  void impliedValueGoesBeforeTheFallback() {
    List<ClassLabel> labels =
        List.of(
            implying("product", "Cola", Attribute.BRAND, "Acme"), label("brand", "Other", 0.99));
    Map<Attribute, Double> fallback = Map.of(Attribute.BRAND, 0.1);
    assertThat(apply(labels, fallback, 0.5f, 0.9f).value(Attribute.BRAND), is("Acme"));
  }

  @Property
  void everyClassificationHasEightTexts(@ForAll long seed) {
    Random random = new Random(seed);
    List<ClassLabel> labels = new ArrayList<>();
    int heads = 1 + random.nextInt(30);
    float[] probabilities = new float[heads + 3];
    for (int head = 0; head < heads; head++) {
      Attribute attribute = ATTRIBUTES.get(random.nextInt(8));
      Attribute other = ATTRIBUTES.get(random.nextInt(8));
      labels.add(
          new ClassLabel(
              "head " + head,
              attribute,
              "value " + head,
              random.nextDouble(),
              other == attribute ? Map.of() : Map.of(other, "implied " + head)));
      probabilities[3 + head] = random.nextInt(11) / 10f;
    }
    Map<Attribute, Double> fallback = Map.of(Attribute.GRADE, random.nextDouble());
    Classification found =
        new ClassificationRules(new ClassLabels(labels, fallback)).apply(probabilities, 3);
    assertThat(
        found.byColumn().keySet(),
        contains("product", "grade", "cap", "label", "brand", "type", "subtype", "volume"));
    for (Attribute attribute : Attribute.values()) {
      assertThat(
          found.value(attribute), is(in(allowed(labels, attribute, fallback, probabilities))));
    }
    assertThat(found.values(), everyItem(is(org.hamcrest.Matchers.instanceOf(String.class))));
  }

  /** The values that the rules can give an attribute, found label by label. */
  private static Set<String> allowed(
      List<ClassLabel> labels, Attribute attribute, Map<Attribute, Double> fallback, float[] p) {
    Set<String> claims = new TreeSet<>();
    Set<String> weak = new TreeSet<>();
    for (int head = 0; head < labels.size(); head++) {
      ClassLabel label = labels.get(head);
      boolean counts = p[3 + head] >= (float) label.threshold();
      if (counts && label.attribute() == attribute) {
        claims.add(label.value());
      } else if (counts && label.implies().containsKey(attribute)) {
        claims.add(label.implies().get(attribute));
      } else if (label.attribute() == attribute
          && p[3 + head] >= fallback.getOrDefault(attribute, 2.0).floatValue()) {
        weak.add(label.value());
      }
    }
    if (claims.isEmpty()) {
      return weak.isEmpty() ? Set.of(UNKNOWN) : weak;
    }
    // A label that implies something counts only where it is the one its own attribute takes.
    boolean own =
        java.util.stream.IntStream.range(0, labels.size())
            .anyMatch(
                head ->
                    labels.get(head).attribute() == attribute
                        && p[3 + head] >= (float) labels.get(head).threshold());
    if (!own) {
      claims.addAll(weak);
      claims.add(UNKNOWN);
    }
    return claims;
  }

  private static String brand(List<ClassLabel> labels, float... probabilities) {
    return apply(labels, Map.of(), probabilities).value(Attribute.BRAND);
  }

  private static Classification apply(
      List<ClassLabel> labels, Map<Attribute, Double> fallback, float... probabilities) {
    return new ClassificationRules(new ClassLabels(labels, fallback)).apply(probabilities, 0);
  }

  private static ClassLabel label(String attribute, String value, double threshold) {
    return new ClassLabel(
        attribute + "=" + value, Attribute.of(attribute).orElseThrow(), value, threshold, Map.of());
  }

  private static ClassLabel implying(
      String attribute, String value, Attribute other, String implied) {
    return new ClassLabel(
        attribute + "=" + value,
        Attribute.of(attribute).orElseThrow(),
        value,
        0.5,
        Map.of(other, implied));
  }
}
