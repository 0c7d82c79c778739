package org.shoal.transforms.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shoal.io.InvalidInputException;

class ClassNamesTest {
  @Test
  void dictionaryIsReadAsPythonPrintsIt() {
    assertThat(
        ClassNames.parse("m.onnx", "{0: 'person', 1: \"cat's eye\", 2: 'a, b: {c}', 3: 'it\\'s'}"),
        contains("person", "cat's eye", "a, b: {c}", "it's"));
  }

  @Test
  void entriesMayComeInAnyOrder() {
    assertThat(ClassNames.parse("m.onnx", "{1: 'b', 0: 'a'}"), contains("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "person",
        "{0: 'a'",
        "{0: a}",
        "{1: 'a'}",
        "{0: 'a', 2: 'c'}",
        "{0: 'a' 1: 'b'}",
        "{0: 'a'}, 1: 'b'}",
        "{99999999999: 'a'}",
        "['a', 'b']"
      })
  void otherTextIsRefused(String text) {
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ClassNames.parse("m.onnx", text));
    assertThat(e.getMessage(), containsString("m.onnx: metadata names"));
  }

  @Test
  void eightyClassesAreThoseOfCoco() {
    ClassNames names = ClassNames.of("absent.onnx", Optional.empty(), OptionalInt.of(80));
    assertThat(names.names().size(), is(80));
    assertThat(names.name(0), is("person"));
    assertThat(names.name(5), is("bus"));
    assertThat(names.name(79), is("toothbrush"));
  }

  @Test
  void modelThatDoesNotTellItsClassesTakesAnyNumber() {
    ClassNames names = ClassNames.of("absent.onnx", Optional.empty(), OptionalInt.empty());
    assertThat(names.name(7), is("class_7"));
    assertThat(names.select(List.of("class_7")).keeps(7), is(true));
    assertThat(names.select(List.of("class_7")).keeps(6), is(false));
    assertThrows(InvalidInputException.class, () -> names.select(List.of("fish")));
  }
}
