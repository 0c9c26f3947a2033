package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.core.procedure.Definition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The definitions under `config/`.
class ShippedDefinitionsTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Definitions SHIPPED = DefinitionFolder.read(CONFIG);

  @Test
  @DisplayName("SYS-01 all shipped definitions are sound, and nothing in them is odd")
  void nothingIsWrong() {
    assertEquals("", written(SHIPPED.problems()));
    assertEquals("", written(SHIPPED.warnings()));
  }

  @Test
  @DisplayName("DOC-08 SYS-11 SRVSEC has seven steps with the printed minutes, and none at step 5")
  void srvsecIsAsPrinted() {
    Definition srvsec = SHIPPED.procedures().get("SRVSEC");
    assertNotNull(srvsec);
    assertEquals(
        "SS-1 30, SS-2 60, SS-3 15, SS-4 60, SS-5 null, SS-6 30, SS-7 10",
        srvsec.procedure().steps().stream()
            .map(step -> step.id() + " " + step.time().minutes())
            .collect(Collectors.joining(", ")));
  }

  @Test
  @DisplayName("SYS-11 DBSERVER adds up to the 1,005 legible minutes beside the printed 510")
  void dbserverShowsBothTotals() {
    Definition care = SHIPPED.procedures().get("DBSERVER");
    assertNotNull(care);
    assertEquals(1005, care.procedure().minutes());
    assertEquals(510, care.procedure().totals().printed());
  }

  @Test
  @DisplayName("SYS-01 a pinned text reads back as the same definition with the same hash")
  void everyPinReadsBack() throws Exception {
    for (Map.Entry<String, Definition> each : SHIPPED.procedures().entrySet()) {
      String text = SHIPPED.texts().get(each.getValue().hash());
      assertNotNull(text);
      assertEquals(each.getValue(), Pin.read(text), each.getKey());
    }
  }

  @Test
  @DisplayName("SYS-01 the step that the README walks through stands in its SOP as printed")
  void theReadmeQuotesTheSop() throws Exception {
    String readme = Files.readString(Path.of("../../README.md"));
    int begin = readme.indexOf("- id: UB-2");
    assertTrue(begin > 0, "the README walks through step UB-2");
    String quoted = readme.substring(begin, readme.indexOf("```", begin));
    List<String> sop = plain(Files.readString(CONFIG.resolve("procedures/UPSBATTERY.yaml")));
    int at = sop.indexOf("- id: UB-2");
    List<String> lines = plain(quoted);
    assertEquals(lines, sop.subList(at, at + lines.size()));
  }

  /// Lines without comments and indentation.
  private static List<String> plain(String yaml) {
    return yaml.lines()
        .map(line -> line.replaceFirst(" +#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String written(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
