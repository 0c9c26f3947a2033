package id.penjaga.device.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was made from the sheets is as new as they are, can be bought, and holds its electrical
/// limits.
class DrawingTest {
  static final List<String> SHEETS = Drawing.SHEETS;

  @ParameterizedTest
  @FieldSource("SHEETS")
  void thePictureIsAsNewAsItsSheet(String sheet) throws IOException {
    String picture = Files.readString(Drawing.FOLDER.resolve(sheet + ".svg"));
    assertTrue(
        picture.contains(Drawing.digest(List.of(sheet))),
        sheet + ".svg is older than its sheet: run sh schematics/render.sh");
  }

  @Test
  void theNetlistIsAsNewAsTheSheets() throws IOException {
    assertEquals(
        "# " + Drawing.digest(Drawing.SHEETS),
        Files.readAllLines(Drawing.FOLDER.resolve("controller.net")).get(1),
        "run sh schematics/render.sh");
  }

  @Test
  void leptonReadsTheSameNetlistFromTheSheets() throws Exception {
    assumeTrue(
        Drawing.installed("lepton-netlist"),
        "lepton-netlist is not installed; the digests were still checked (apt-get install"
            + " lepton-eda)");
    assertEquals(
        Files.readAllLines(Drawing.FOLDER.resolve("controller.net")),
        Drawing.run("sh", "render.sh", "netlist"));
  }

  @Test
  void leptonFindsNothingAgainstItsRules() throws Exception {
    assumeTrue(
        Drawing.installed("lepton-netlist"),
        "lepton-netlist is not installed, so its rules were not checked (apt-get install"
            + " lepton-eda)");
    assertEquals(
        List.of("No warnings found.", "No errors found."),
        Drawing.run("sh", "render.sh", "rules").stream().map(String::strip).toList());
  }

  @Test
  void everyDrawnPartCanBeBought() throws IOException {
    Map<String, String> drawn = Drawing.values();
    Map<String, String> listed = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (Table.Row row : Drawing.table("parts").rows()) {
      List<String> parts = row.words("refs");
      if (!row.at("quantity").equals(Integer.toString(parts.size()))) {
        problems.add(row.at("refs") + " are not " + row.at("quantity"));
      }
      if (row.at("part").isEmpty() || row.at("alternates").isEmpty()) {
        problems.add(row.at("refs") + " have no name or no alternate");
      }
      for (String part : parts) {
        if (listed.put(part, row.at("value")) != null) {
          problems.add(part + " is listed twice");
        }
      }
    }
    assertEquals(List.of(), problems);
    assertEquals(drawn, listed);
    Set<String> unconnected = new HashSet<>(drawn.keySet());
    unconnected.removeAll(Drawing.netlist().parts());
    assertEquals(Set.of(), unconnected, "drawn, but connected to nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay.cir", "oneshot.cir"})
  @DisplayName("ACC-20 the relay driver and the one-shot of the lock hold their limits")
  void theCircuitHoldsItsLimits(String deck) throws Exception {
    assumeTrue(
        Drawing.installed("ngspice"),
        "ngspice is not installed, so the circuit was not simulated (apt-get install ngspice)");
    List<String> answers =
        Drawing.run("ngspice", "-b", deck).stream()
            .filter(line -> line.startsWith("PASS") || line.startsWith("FAIL"))
            .toList();
    long asked =
        Files.readAllLines(Drawing.FOLDER.resolve(deck)).stream()
            .filter(line -> line.strip().startsWith("echo PASS"))
            .count();
    assertEquals(asked, answers.size(), "every limit has its answer");
    assertEquals(List.of(), answers.stream().filter(line -> line.startsWith("FAIL")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay.cir", "oneshot.cir"})
  void theSimulatedValuesAreTheDrawnOnes(String deck) throws IOException {
    Map<String, String> drawn = Drawing.values();
    int compared = 0;
    for (String line : Files.readAllLines(Path.of(Drawing.FOLDER.toString(), deck))) {
      List<String> words = List.of(line.split(" +"));
      String value = drawn.get(words.getFirst());
      if (value != null && words.getFirst().matches("[RC]\\d+")) {
        assertEquals(Quantity.of(value), Quantity.of(words.getLast()), 1e-15, line);
        compared++;
      }
    }
    assertTrue(compared >= 2, "compared " + compared);
  }

  @ParameterizedTest
  @CsvSource({
    "4k7, 4700",
    "100, 100",
    "10u X7R, 1e-5",
    "1M2 1%, 1.2e6",
    "1.2meg, 1.2e6",
    "2k2, 2200"
  })
  void aValueIsReadAsAnEngineerReadsIt(String text, double value) {
    assertEquals(value, Quantity.of(text), value * 1e-9);
  }
}
