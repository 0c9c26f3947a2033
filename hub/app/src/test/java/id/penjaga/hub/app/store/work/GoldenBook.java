package id.penjaga.hub.app.store.work;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.EntryJson;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.procedure.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// An excerpt of a book with all kinds of cases, items, alarms, papers and monitors, which never
/// changes: made once of three weeks of the simulated office.
final class GoldenBook {
  static final Path FOLDER =
      Path.of("src/test/resources/id/penjaga/hub/app/store/work/golden").toAbsolutePath();

  private GoldenBook() {}

  private static List<Entry> entries() throws IOException {
    return Files.readAllLines(FOLDER.resolve("book.jsonl")).stream().map(EntryJson::read).toList();
  }

  /// The definitions that its cases run on.
  static Pins pins() throws IOException {
    Pins pins = new Pins(GoldenBook::definition);
    for (Entry entry : entries()) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored) {
          pins.learn(stored.hash(), stored.text());
        }
      }
    }
    return pins;
  }

  private static Definition definition(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /// Writes it into an empty book, its lines as they are.
  static void write(SqlSession session) throws IOException, SQLException {
    for (String line : Files.readAllLines(FOLDER.resolve("book.jsonl"))) {
      Entry entry = EntryJson.read(line);
      session.later(
          "INSERT INTO book_entry (sequence, typed_ms, subject_kind, subject_id, line)"
              + " VALUES (?, ?, ?, ?, ?)",
          entry.sequence(),
          entry.typed().toEpochMilli(),
          entry.subject().kind().name().toLowerCase(Locale.ROOT),
          entry.subject().id(),
          line);
    }
    session.flush();
    session.connection().commit();
  }
}
