package org.shoal.io.zone;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shoal.io.InvalidInputException;

class TriggerZonesReaderTest {
  private static final TriggerZone ONE = new TriggerZone(30, 20, 40, 60);
  private static final TriggerZone OTHER = new TriggerZone(2.5, 0, 20, 80);

  @TempDir private Path folder;

  @Test
  void nothingGivesTheMiddle() throws IOException {
    assertThat(TriggerZonesReader.read(" ").zones(), contains(ONE));
  }

  @Test
  void optionHoldsZonesBetweenSemicolons() throws IOException {
    assertThat(TriggerZonesReader.read("30,20,40,60").zones(), contains(ONE));
    assertThat(
        TriggerZonesReader.read("30, 20, 40, 60; 2.5,0,20,80").zones(), contains(ONE, OTHER));
  }

  @Test
  void yamlAndJsonHoldAListOfZones() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("zones.yaml"),
            """
            zones:
              - {x: 30, y: 20, width: 40, height: 60}
              - {x: 2.5, y: 0, width: 20, height: 80}
            """);
    Path json =
        Files.writeString(
            folder.resolve("zones.json"),
            "{\"zones\": [{\"x\": 30, \"y\": 20, \"width\": 40, \"height\": 60}]}");
    assertThat(TriggerZonesReader.read(yaml.toString()).zones(), contains(ONE, OTHER));
    assertThat(TriggerZonesReader.read(json.toString()).zones(), contains(ONE));
  }

  @Test
  void whatIsWrongInTheOptionIsNamed() {
    assertThat(refusal("30,20,40"), containsString("--zones: zone 1: must be x,y,width,height"));
    assertThat(
        refusal("30,20,40,60;a,0,20,20"), containsString("--zones: zone 2: \"a\" is no number"));
    assertThat(refusal("30,20,10,60"), containsString("zone 1: width must be 20 to 80 %"));
    assertThat(refusal("0,0,30,30;10,10,30,30"), containsString("zones 1 and 2 overlap by 44 %"));
  }

  @Test
  void whatIsWrongInAFileIsNamed() throws IOException {
    String file = folder.resolve("bad.yaml").toString();
    assertThat(refusal(file), containsString("bad.yaml: there is no such file"));
    assertThat(inFile(""), containsString("bad.yaml: is empty"));
    assertThat(inFile("zones: ["), containsString("bad.yaml: line 1, column 9: not valid YAML: "));
    assertThat(inFile("areas: []"), containsString("bad.yaml: zones: is missing"));
    assertThat(inFile("zones: 3"), containsString("bad.yaml: zones: must be a list"));
    assertThat(
        inFile("zones: [{x: 1, y: 1, width: 30}]"),
        containsString("bad.yaml: zones[0].height: is missing"));
    assertThat(
        inFile("zones: [{x: 1, y: 1, width: 30, height: 30, w: 1}]"),
        containsString("zones[0].w: is not known here"));
    assertThat(
        inFile("zones: [{x: 90, y: 1, width: 30, height: 30}]"),
        containsString("bad.yaml: zones[0]: x must be 0 to 50 %, not 90.0"));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> percent =
        Arbitraries.integers().between(-300, 300).map(String::valueOf).injectDuplicates(0.1);
    Arbitrary<String> zones =
        percent.list().ofMinSize(0).ofMaxSize(5).map(p -> String.join(",", p));
    return Arbitraries.oneOf(
        zones.list().ofMinSize(1).ofMaxSize(4).map(z -> String.join(";", z)),
        Arbitraries.strings().withChars("0123456789,;.- ax").ofMaxLength(30));
  }

  @Property
  void lenientlyWhatIsInvalidGivesDefaultsAndAWarning(@ForAll("texts") String text)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    TriggerZones lenient = TriggerZonesReader.readLenient(text, warnings::add);
    try {
      assertThat(TriggerZonesReader.read(text), is(lenient));
      assertThat(warnings.size(), is(0));
    } catch (InvalidInputException e) {
      assertThat(lenient, is(TriggerZones.defaults()));
      assertThat(
          warnings, hasItem(allOf(containsString(e.getMessage()), containsString("default zone"))));
    }
  }

  private String inFile(String content) throws IOException {
    return refusal(Files.writeString(folder.resolve("bad.yaml"), content).toString());
  }

  private static String refusal(String given) {
    return assertThrows(InvalidInputException.class, () -> TriggerZonesReader.read(given))
        .getMessage();
  }
}
