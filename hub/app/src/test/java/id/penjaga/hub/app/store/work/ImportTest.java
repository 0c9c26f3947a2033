package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.sheet.PeopleSheet;
import id.penjaga.hub.app.sheet.SheetPlan;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of as many people as a sheet may hold.
class ImportTest extends ItemSetting {
  private static final int PEOPLE = 10_000;

  @TempDir Path folder;

  @Override
  DataSource database() {
    return NewTables.work(folder);
  }

  private PeopleAnswer bring(String id, String csv) throws SQLException {
    SheetPlan plan =
        PeopleSheet.plan(
            csv,
            work.standing().people(),
            definitions.roles(),
            Set.of(),
            work.standing().people().day(NOW));
    assertEquals(List.of(), plan.problems());
    return new PeopleDesk(work, definitions.roles())
        .record(
            id,
            "sari",
            true,
            new PeopleCommand.Together(new Subject(Subject.Kind.PERSON, "import"), plan.commands()),
            NOW);
  }

  private static String sheet() {
    StringBuilder csv = new StringBuilder("nama;unit;nip;telepon;peran\n");
    for (int i = 0; i < PEOPLE; i++) {
      csv.append(
          "Pegawai Nomor %05d;Bidang Aptika;19850315%010d;0812-%06d;staf_ruang_server\n"
              .formatted(i, i, i));
    }
    return csv.toString();
  }

  @Test
  @DisplayName("SYS-03: ten thousand people come in by one list, whole and once")
  void tenThousand() throws SQLException {
    long before = entries();
    String csv = sheet();
    assertInstanceOf(PeopleAnswer.Accepted.class, bring("import-1", csv));
    People people = work.standing().people();
    assertEquals(1 + PEOPLE, people.persons().size());
    BookTables book = BookTables.reading(session);
    List<Entry> parts = book.after(before, 1000);
    assertTrue(parts.size() > 1 && parts.size() < 50, parts.size() + " entries");
    assertEquals("import-1", parts.getFirst().command());
    assertEquals("import-1/2", parts.get(1).command());
    assertTrue(
        book.exported(before, 1000).stream().allMatch(line -> line.length() < 400_000),
        "little to hold at once");

    session.connection().commit();
    assertEquals(
        List.copyOf(people.persons()),
        List.copyOf(begun(_ -> {}).standing().people().persons()),
        "what the disk knows");
  }
}
