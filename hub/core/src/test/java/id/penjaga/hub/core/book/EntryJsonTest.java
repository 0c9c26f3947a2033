package id.penjaga.hub.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files in `golden` are the book's memory: they are only ever added to. Run with
/// `-Dgolden=write` to add new ones.
@DisplayName("Goldens of the book (ACC-18)")
class EntryJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/id/penjaga/hub/core/book/golden");

  static Stream<String> names() {
    return BookSamples.lines().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySampleIsWrittenAsItsGolden(String name) throws IOException {
    String line = BookSamples.lines().get(name);
    Path file = GOLDEN.resolve(name + ".json");
    if ("write".equals(System.getProperty("golden")) && !Files.exists(file)) {
      Files.writeString(file, line);
    }
    assertEquals(Files.readString(file), line);
  }

  static Stream<Proposed> samples() {
    return Stream.concat(
        BookSamples.makers().stream().map(by -> BookSamples.proposed(by, new Fact.Begun(1))),
        BookSamples.facts().stream().map(BookSamples::of));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenReadsAsItWas(Proposed sample) {
    Sealing.Sealed sealed = Sealing.seal(sample, BookSamples.salts());
    Entry read = EntryJson.read(BookSamples.line(sample));
    assertEquals(sealed.entry().facts(), read.facts());
    assertEquals(sealed.entry().by(), read.by());
    assertEquals(8, read.sequence());
    assertEquals(BookSamples.TYPED, read.typed());
    assertEquals(BookSamples.AT, read.at());
    assertEquals(Subject.ofCase(7), read.subject());
    Entry open = Sealing.open(read, sealed.personal());
    assertEquals(sample.facts(), open.facts());
    assertEquals(sample.by(), open.by());
  }

  /// Files of versions that are gone stay, too.
  @Test
  void everyGoldenReadsForEver() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.toList()) {
        String line = Files.readString(file);
        Entry entry = EntryJson.read(line);
        assertTrue(LineHash.holds(line), file.toString());
        Proposed same =
            new Proposed(
                entry.by(), entry.at(), entry.command(), "", entry.subject(), entry.facts());
        assertEquals(
            line,
            EntryJson.write(entry.sequence(), entry.typed(), same, entry.prev()),
            file.toString());
      }
    }
  }

  @Test
  void everyFactAndMakerHasASample() {
    for (Class<?> family : List.of(Fact.class, By.class)) {
      Set<Class<?>> samples =
          Stream.concat(BookSamples.facts().stream(), BookSamples.makers().stream())
              .map(Object::getClass)
              .collect(Collectors.toSet());
      for (Class<?> type : family.getPermittedSubclasses()) {
        assertTrue(samples.contains(type), type + " has no sample");
        assertFalse(
            Arrays.stream(type.getRecordComponents())
                .anyMatch(part -> part.getName().equals("type") && type != Fact.Newer.class),
            "type is the name of a record, not of a component");
      }
    }
  }

  @Test
  void aKnownFactWithSomethingNewIsKeptAsNewer() {
    String line =
        BookSamples.line(BookSamples.of(new Fact.Begun(2)))
            .replace("{\"opening\":2", "{\"mood\":\"good\",\"opening\":2");
    Entry entry = EntryJson.read(line);
    assertEquals(
        List.of(new Fact.Newer("begun", "{\"mood\":\"good\",\"opening\":2,\"type\":\"begun\"}")),
        entry.facts());
  }

  @Test
  void whatCannotBeReadIsSaid() {
    String line = BookSamples.line(BookSamples.of(new Fact.Begun(2)));
    refused("newer Penjaga", line.replace("\"v\":1", "\"v\":2"));
    refused("newer Penjaga", line.replace("\"human\"", "\"oracle\""));
    refused("begun lacks opening", line.replace("\"opening\":2,", ""));
    refused("expected int", line.replace("\"opening\":2", "\"opening\":\"2\""));
    refused("without command", line.replace("\"command\":\"c-1\",", ""));
    refused("no JSON", line.substring(0, 60));
  }

  private static void refused(String why, String line) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> EntryJson.read(line)).getMessage();
    assertTrue(said.contains(why), said);
  }

  @Test
  void personalDataNeverGetsIntoALine() {
    Proposed open = BookSamples.of(new Fact.Noted(new Value.Personal("Rina"), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> EntryJson.write(1, BookSamples.TYPED, open, ""));
    BookSamples.lines().values().forEach(line -> assertFalse(line.contains("Rina"), line));
  }

  @Test
  void aCommitmentCannotBeForgedByAnAnswer() {
    Value forged = new Value.Group(Map.of("$sealed", Value.of("00".repeat(32))));
    assertThrows(
        IllegalArgumentException.class,
        () -> BookSamples.line(BookSamples.of(new Fact.Answered(1, "", Map.of("a", forged)))));
  }

  @Test
  void personalDataOfAnotherEntryIsRefusedAndErasedStaysACommitment() {
    Sealing.Sealed sealed =
        Sealing.seal(
            BookSamples.of(new Fact.Noted(new Value.Personal("Rina"), List.of())),
            BookSamples.salts());
    Entry entry = EntryJson.read(EntryJson.write(1, BookSamples.TYPED, sealed.entry(), ""));
    PersonalRow row = sealed.personal().getFirst();
    assertEquals("/facts/0/text", row.path());
    assertThrows(
        IllegalArgumentException.class,
        () -> Sealing.open(entry, List.of(new PersonalRow(row.path(), row.salt(), "Sari"))));
    assertTrue(
        Sealing.open(entry, List.of()).facts().getFirst()
            instanceof Fact.Noted(Value.Committed _, var _));
  }

  @Test
  void theHashIsOfTheBytesBeforeIt() throws Exception {
    String line = BookSamples.line(BookSamples.of(new Fact.Begun(2)));
    String body = line.substring(0, line.lastIndexOf(",\"hash\":"));
    assertEquals(
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8))),
        LineHash.hash(line));
    assertTrue(LineHash.holds(line));
    assertFalse(LineHash.holds(line.replace("c-1", "c-2")));
    assertThrows(IllegalArgumentException.class, () -> LineHash.holds(body + "}"));
  }

  @Test
  void aTreeHasOneForm() {
    assertEquals(
        "{\"Z\":1,\"a\":[true,\"x\"],\"é\":1.50}",
        CanonicalJson.write(
            CanonicalJson.parse(" {\"é\": 1.50, \"a\": [true, \"\\u0078\"], \"Z\":1}")));
    for (String bad : List.of("", "{", "{\"a\":null}", "{\"a\":1,\"a\":2}", "1 2", "[1,]")) {
      assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse(bad), bad);
    }
    String deep = "[".repeat(100) + "]".repeat(100);
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse(deep));
  }
}
