package id.penjaga.hub.app.sheet;

import id.penjaga.hub.app.sheet.Sheet.Column;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.Shift;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shifts of the duty roster as a sheet; times are times at the site.
public final class RosterSheet {
  private static final Column WHO =
      new Column("petugas", List.of("nama", "name", "officer", "nip", "akun"), true);
  private static final Column FROM = new Column("mulai", List.of("from", "dari"), true);
  private static final Column UNTIL = new Column("selesai", List.of("until", "to", "sampai"), true);
  private static final Column LETTER =
      new Column("surat_tugas", List.of("letter", "nomor_surat", "no_surat"), true);
  private static final Column DATED =
      new Column("tanggal_surat", List.of("dated", "tgl_surat"), true);
  private static final List<Column> COLUMNS = List.of(WHO, FROM, UNTIL, LETTER, DATED);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private RosterSheet() {}

  public static SheetPlan plan(String text, People people) {
    Sheet sheet = Sheet.read(text, COLUMNS);
    List<LineRemark> problems = new ArrayList<>(sheet.problems());
    List<PeopleCommand> commands = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (Sheet.Row row : sheet.rows()) {
      Person person = person(row, people, problems);
      Instant from = moment(row, FROM, people.zone(), problems);
      Instant until = moment(row, UNTIL, people.zone(), problems);
      Optional<LocalDate> dated = SheetTimes.day(row.cell(DATED));
      if (dated.isEmpty() && !row.cell(DATED).isEmpty()) {
        problems.add(notADay(row.line(), DATED.name(), row.cell(DATED)));
      } else if (person != null && from != null && until != null) {
        commands.add(
            new PeopleCommand.AddShift(
                person.id(), from, until, row.cell(LETTER), dated.orElse(null)));
        lines.add(row.line());
      }
    }
    return new SheetPlan(sheet.rows().size(), commands, lines, problems);
  }

  /// The shifts that touch a span.
  public static String write(People people, Instant from, Instant until) {
    DateTimeFormatter local = TIME.withZone(people.zone());
    List<List<String>> lines =
        people.shifts().stream()
            .filter(shift -> shift.meets(from, until))
            .sorted(Comparator.comparing(Shift::from))
            .map(shift ->
                List.of(
                    name(people, shift.person()),
                    local.format(shift.from()),
                    local.format(shift.until()),
                    shift.letter(),
                    shift.dated().toString()))
            .toList();
    return Sheet.write(COLUMNS, lines);
  }

  static LineRemark notADay(int line, String column, String text) {
    return new LineRemark(
        line,
        column,
        new Bilingual(
            "“" + text + "” bukan tanggal. Tulis seperti 2026-09-12 atau 12/09/2026.",
            "“" + text + "” is no day. Write it as 2026-09-12 or 12/09/2026."));
  }

  private static String name(People people, long id) {
    Person person = people.person(id);
    return person == null ? "" : person.name();
  }

  private static @Nullable Person person(Sheet.Row row, People people, List<LineRemark> problems) {
    String who = row.cell(WHO);
    String digits = who.replaceAll("\\s", "");
    Person byNip = digits.isEmpty() ? null : people.byNip(digits);
    Person byLogin = who.isEmpty() ? null : people.byLogin(who);
    List<Person> named =
        people.persons().stream().filter(p -> p.name().equalsIgnoreCase(who)).limit(2).toList();
    if (byNip != null || byLogin != null) {
      return byNip != null ? byNip : byLogin;
    }
    if (named.size() == 1) {
      return named.getFirst();
    }
    problems.add(
        new LineRemark(
            row.line(),
            WHO.name(),
            named.isEmpty()
                ? new Bilingual(
                    "Tidak ada orang “" + who + "”. Tambahkan dahulu ke daftar orang.",
                    "There is nobody “" + who + "”. Add them to the list of people first.")
                : new Bilingual(
                    "Ada beberapa orang bernama “" + who + "”. Tulis NIP-nya.",
                    "Several people are named “" + who + "”. Write the NIP.")));
    return null;
  }

  private static @Nullable Instant moment(
      Sheet.Row row, Column column, ZoneId zone, List<LineRemark> problems) {
    Optional<LocalDateTime> local = SheetTimes.moment(row.cell(column));
    if (local.isEmpty()) {
      problems.add(
          new LineRemark(
              row.line(),
              column.name(),
              new Bilingual(
                  "“"
                      + row.cell(column)
                      + "” bukan waktu. Tulis seperti 2026-09-12 16:00 atau"
                      + " 12/09/2026 16.00.",
                  "“"
                      + row.cell(column)
                      + "” is no time. Write it as 2026-09-12 16:00 or"
                      + " 12/09/2026 16.00.")));
      return null;
    }
    return local.get().atZone(zone).toInstant();
  }
}
