package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.core.procedure.Definition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hash that cases are pinned to.
@DisplayName("SYS-01 The pin of a definition")
class PinTest {
  private static final String SAMPLE = "procedures/SAMPLE.yaml";

  @TempDir Path folder;

  @Test
  @DisplayName("is the same in every run and on every machine")
  void isFixed() throws Exception {
    assertEquals(
        "696c00971fb49a26e705c18b957c6461d62524497a6aa143d7ccba5b42c0b580",
        hash(new SampleFolder()));
  }

  @Test
  @DisplayName("no comment, space, quote or order of keys changes it")
  void formDoesNotMatter() throws Exception {
    String before = hash(new SampleFolder());
    assertEquals(
        before,
        hash(
            new SampleFolder()
                .with(SAMPLE, "# A sample.\n", "\n# Another comment\n")
                .with(SAMPLE, "kind: flow\ngroup: INC", "group: 'INC'\nkind:   flow")
                .with(SAMPLE, "totals: {printed: 30}", "totals:\n  printed: 30")
                .with("forms/PART.yaml", "source: \"000 3\"\n", "source: 000 3 # moved\n")));
  }

  @Test
  @DisplayName("a minute, a field of a form, an item of a checklist and the order of questions do")
  void contentMatters() throws Exception {
    String before = hash(new SampleFolder());
    assertNotEquals(
        before,
        hash(
            new SampleFolder()
                .with(SAMPLE, "minutes: 30}", "minutes: 31}")
                .with(SAMPLE, "printed: 30", "printed: 31")));
    assertNotEquals(
        before, hash(new SampleFolder().with("forms/REPORT.yaml", "max: 1000", "max: 1001")));
    assertNotEquals(
        before, hash(new SampleFolder().with("checklists/ROOM.yaml", "\"Clean\"", "\"Tidy\"")));
    SampleFolder turned = new SampleFolder();
    String subject = turned.text(SAMPLE).split("subject:\n|key: server")[1];
    String[] fields = subject.split("\n");
    assertNotEquals(
        before, hash(turned.with(SAMPLE, subject, fields[1] + "\n" + fields[0] + "\n")));
  }

  @Test
  @DisplayName("its text alone brings the definition back")
  void readsBack() throws Exception {
    Definitions read = new SampleFolder().read(folder);
    Definition sample = read.procedures().values().iterator().next();
    assertEquals(sample, Pin.read(read.texts().getOrDefault(sample.hash(), "")));
    assertThrows(ConfigRefused.class, () -> Pin.read("{\"procedure\":{}}"));
    assertThrows(ConfigRefused.class, () -> Pin.read(""));
  }

  @Test
  @DisplayName("a book is read for ever: the definitions shipped before are, each by its own hash")
  void shippedBefore() throws Exception {
    List<String> texts = Shipped.first();
    assertEquals(27, texts.size());
    for (String text : texts) {
      assertEquals(Pin.hash(text), Pin.read(text).hash());
    }
  }

  private String hash(SampleFolder sample) throws Exception {
    Definitions read = sample.read(folder);
    assertEquals("[]", read.problems().toString());
    return read.procedures().values().iterator().next().hash();
  }
}
