package id.penjaga.device.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.wiring.Wiring.Entry;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.sim.SimulatedBoardProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Drawing, tables, configuration and drivers say the same.
class WiringTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Path SHIPPED =
      Path.of("src/main/resources/id/penjaga/device/app/board/connectors.csv");

  private final Table connectors = Drawing.table("connectors");
  private final Table header = Drawing.table("header");
  private final Netlist netlist = Drawing.netlist();
  private final Wiring wiring = new Wiring(connectors, header, netlist);

  WiringTest() throws IOException {}

  @Test
  @DisplayName(
      "ENV-01 ENV-07 PWR-01 ACC-15 every configured part hangs on a connector that suits it")
  void everyConfiguredPartHangsOnAConnectorThatSuitsIt() throws IOException {
    int files = 0;
    try (Stream<Path> all = Files.list(CONFIG)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        List<Entry> entries = entries(file);
        assertEquals(List.of(), wiring.configProblems(entries), file.toString());
        files += entries.isEmpty() ? 0 : 1;
      }
    }
    assertTrue(files > 0, "a configuration with parts");
  }

  @Test
  void theDrawingAgreesWithTheTableOfConnectorsPinByPin() {
    assertEquals(List.of(), wiring.tableProblems());
  }

  @Test
  void noLineOfThePiSeesMoreThan3V3() {
    assertEquals(List.of(), wiring.headerProblems());
  }

  @Test
  void aReaderAt5VIsDividedBelow3V3() throws IOException {
    Map<String, String> values = Drawing.values();
    for (List<String> pair : List.of(List.of("R15", "R16"), List.of("R17", "R18"))) {
      double upper = Quantity.of(values.getOrDefault(pair.get(0), ""));
      double lower = Quantity.of(values.getOrDefault(pair.get(1), ""));
      double high = 5.0 * lower / (upper + lower);
      assertTrue(high > 2.5 && high <= 3.3, pair + " make " + high + " V");
    }
  }

  @Test
  @DisplayName("ACC-20 without power the magnet is free, whatever the program does")
  void theLockIsSuppliedThroughTheEmergencyLoopAlone() {
    assertEquals(
        Set.of("K1-11", "J19-2", "R80-1"), netlist.nets().getOrDefault("LOCK_SUPPLY", Set.of()));
    assertEquals(Set.of("F6-2", "J19-1"), netlist.nets().getOrDefault("LOCK_FUSED", Set.of()));
    assertEquals(
        "J11_NC", netlist.netOf("K1-12").orElse(""), "the magnet is on the contact at rest");
  }

  @Test
  void everyCoilHasItsDiodeAgainstTheSupply() {
    for (String coil : List.of("K1_COIL", "K2_COIL", "K3_COIL", "J12_LOW", "J21_LOW")) {
      Set<String> anodes = netlist.nets().getOrDefault(coil, Set.of());
      Set<String> cathodes = netlist.nets().getOrDefault("+12V", Set.of());
      assertTrue(
          anodes.stream()
              .anyMatch(pin -> pin.endsWith("-A") && cathodes.contains(pin.replace("-A", "-K"))),
          coil + " has " + anodes);
    }
  }

  @Test
  @DisplayName("SYS-08 the simulated board is the drawn one")
  void theSimulatedBoardHasTheSameConnectors() {
    try (Board board =
        new SimulatedBoardProvider()
            .open(Map.of("story", "none"), Thread.ofPlatform().daemon().factory())) {
      for (Connector connector : board.connectors()) {
        assertEquals(
            connectors.row("connector", connector.name()).at("kind"),
            Wiring.kindName(connector.kind()),
            connector.name());
      }
    }
  }

  /// The JAR carries those rows and columns that the board of a Raspberry Pi reads.
  @Test
  void theBoardUsesTheLinesThatAreDrawn() throws IOException {
    Set<String> kinds =
        Arrays.stream(WireKind.values()).map(Wiring::kindName).collect(Collectors.toSet());
    List<Table.Row> shipped = Table.read(SHIPPED).rows();
    Set<String> columns = shipped.getFirst().cells().keySet();
    assertEquals(
        connectors.rows().stream()
            .filter(row -> kinds.contains(row.at("kind")))
            .map(row -> columns.stream().map(row::at).toList())
            .toList(),
        shipped.stream().map(row -> List.copyOf(row.cells().values())).toList());
  }

  /// Rows such as `| J4 | pin 11 | reed contact |`.
  @Test
  void thePageForThePersonWithTheScrewdriverNamesTheSamePins() throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| (J[0-9]+) \\| pins? ([0-9 ]+) \\|");
    List<MatchResult> rows =
        row.matcher(Files.readString(Path.of("../README.md"))).results().toList();
    assertTrue(rows.size() >= 10, rows.size() + " rows");
    for (MatchResult each : rows) {
      assertEquals(
          connectors.row("connector", each.group(1)).at("pin"), each.group(2), each.group(1));
    }
  }

  @Test
  void aConfigurationThatDoesNotFitIsRefused() {
    assertEquals(
        List.of(
            "a: there is no driver dht99",
            "b: there is no connector J99",
            "c: dht22 needs a kernel-sensor, J18 is a digital-input",
            "e and d both use J1-11",
            "f: safe is off, but a line that is let go goes low: alarm",
            "g: a pulse of 30 s is cut by the hardware after 10.5 s",
            "h: the drawing means low, the configuration high"),
        wiring.configProblems(
            List.of(
                new Entry("a", "dht99", "J3", Map.of()),
                new Entry("b", "dht22", "J99", Map.of()),
                new Entry("c", "dht22", "J18", Map.of()),
                new Entry("d", "contact", "J4", Map.of()),
                new Entry("e", "contact", "J4", Map.of()),
                new Entry("f", "relay", "J13", Map.of("active", "low", "safe", "off")),
                new Entry("g", "relay", "J11", Map.of()),
                new Entry("h", "contact", "J5", Map.of("closed-level", "high")))));
  }

  @Test
  void aTableThatDoesNotFitTheDrawingIsRefused() {
    assertRefused("J4", "terminals", "1=+12V_FIELD 2=J5_LOOP", "J4: the table says");
    assertRefused("J4", "ends", "J1-13", "J4: the table says it ends at [J1-13]");
    assertRefused("J4", "bcm", "27", "J4: pin 11 is GPIO17, not GPIO27");
    assertRefused("J4", "pin", "13", "header pin 13 belongs to J4 and J5");
    assertRefused("J11", "at-rest", "", "J11: at rest it is \"\", its resistors go to [GND]");
    assertRefused("J21", "at-rest", "high: sounding", "its resistors go to [GND]");
    assertRefused("J20", "bcm", "13", "J20: pin 32 is GPIO12, not GPIO13");
    assertRefused("J13", "at-rest", "high: quiet", "its resistors go to [GND]");
    assertRefused("J16", "instead-of", "", "J8: the table says it ends at [U13-4]");
    assertRefused("J18", "connector", "J20", "J18 is drawn but not in the table");
  }

  @Test
  void aLineAt5VIsRefused() {
    Map<String, Set<String>> nets = new LinkedHashMap<>(netlist.nets());
    Set<String> five = new LinkedHashSet<>(nets.getOrDefault("+5V", Set.of()));
    five.add("R62-1");
    Set<String> out = new LinkedHashSet<>(nets.getOrDefault("U60_OUT", Set.of()));
    out.remove("R62-1");
    nets.put("+5V", five);
    nets.put("U60_OUT", out);
    assertEquals(
        List.of("pin 11 is pulled to [+5V]"),
        new Wiring(connectors, header, new Netlist(nets)).headerProblems());
  }

  @Test
  void aLineWithACellTooFewIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n\"1,2\",3\n4\n");
    assertEquals(
        "t.csv: 1 cells, not 2: 4",
        assertThrows(IllegalArgumentException.class, () -> Table.read(file)).getMessage());
  }

  private void assertRefused(String connector, String column, String text, String why) {
    List<String> problems =
        new Wiring(connectors.with(connector, column, text), header, netlist).tableProblems();
    assertTrue(
        problems.stream().anyMatch(problem -> problem.contains(why)),
        why + " is not in " + problems);
  }

  private static List<Entry> entries(Path file) throws IOException {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    List<Entry> entries = new ArrayList<>();
    if (root instanceof Map<?, ?> top && top.get("parts") instanceof Map<?, ?> parts) {
      parts.forEach((name, given) -> {
        Map<String, String> settings = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> part) {
          if (part.get("settings") instanceof Map<?, ?> all) {
            all.forEach((key, text) -> settings.put(String.valueOf(key), String.valueOf(text)));
          }
          entries.add(
              new Entry(
                  String.valueOf(name),
                  String.valueOf(part.get("driver")),
                  String.valueOf(part.get("connector")),
                  settings));
        }
      });
    }
    return entries;
  }
}
