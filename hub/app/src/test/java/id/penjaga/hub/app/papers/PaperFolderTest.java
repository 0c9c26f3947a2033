package id.penjaga.hub.app.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.core.form.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The layouts of papers")
class PaperFolderTest {
  private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;

  @Test
  @DisplayName("that are shipped are sound, one for every paper that a step names")
  void shipped() {
    PaperFolder.Looks looks = PaperFolder.read(CONFIG, "");
    assertEquals("[]", looks.problems().toString());
    Set<String> named = new TreeSet<>();
    SHIPPED
        .procedures()
        .values()
        .forEach(one -> one.procedure().steps().forEach(step -> named.addAll(step.papers())));
    assertEquals(named, new TreeSet<>(looks.layouts().keySet()));
  }

  @Test
  @DisplayName("name only fields that there are")
  void paths() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (String id : PaperFolder.read(CONFIG, "").layouts().keySet()) {
      Matcher paths =
          Pattern.compile("\\{([A-Z][A-Z0-9_-]+)\\.([a-z0-9_]+)}")
              .matcher(Files.readString(CONFIG.resolve("papers/" + id + ".yaml")));
      while (paths.find()) {
        Form form = SHIPPED.forms().get(paths.group(1));
        if (!Set.of("done", "branch").contains(paths.group(2))
            && (form == null || form.field(paths.group(2)) == null)) {
          wrong.add(id + ": " + paths.group());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  @DisplayName("that are wrong cost only themselves, and say what to write")
  void broken(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("papers"));
    Files.writeString(
        folder.resolve("papers/A.yaml"),
        "paper: A\ntitle: {id: a, en: a}\nblocks:\n  - {picture: x}\n");
    Files.writeString(
        folder.resolve("papers/B.yaml"), "paper: B\ntitle: {id: b, en: b}\nblocks: []\n");
    PaperFolder.Looks looks = PaperFolder.read(folder, "Dinas Contoh");
    assertEquals(Set.of("B"), looks.layouts().keySet());
    assertEquals("[Dinas Contoh]", looks.site().head().toString());
    assertTrue(
        looks.problems().getFirst().toString().contains("write heading, text"),
        looks.problems().toString());
  }

  @Test
  @DisplayName("that would bear the numbers of another paper are refused, with the other's name")
  void abbreviations(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("papers"));
    for (String one : List.of("A: LB", "B: LB", "C: BC", "D: naik kelas", "E: LS")) {
      String id = one.substring(0, 1);
      Files.writeString(
          folder.resolve("papers/" + id + ".yaml"),
          "paper: " + id + "\ntitle: {id: a, en: a}\nabbreviation: " + one.substring(3) + "\n");
    }
    PaperFolder.Looks looks = PaperFolder.read(folder, "Dinas Contoh");
    assertEquals(Set.of("A", "E"), looks.layouts().keySet());
    String said = looks.problems().toString();
    assertTrue(said.contains("is LB, which A has already"), said);
    assertTrue(said.contains("is BC, which LOGBOOK has already"), said);
    assertTrue(said.contains("up to 12 letters and figures"), said);
  }
}
