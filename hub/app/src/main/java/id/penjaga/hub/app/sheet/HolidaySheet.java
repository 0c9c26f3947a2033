package id.penjaga.hub.app.sheet;

import id.penjaga.hub.app.sheet.Sheet.Column;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holidays as a sheet: a day and its name.
public final class HolidaySheet {
  private static final Column DAY = new Column("tanggal", List.of("date", "day", "hari"), true);
  private static final Column NAME =
      new Column("nama", List.of("name", "libur", "keterangan"), true);
  private static final List<Column> COLUMNS = List.of(DAY, NAME);

  private HolidaySheet() {}

  /// @param reason of the whole sheet, such as the number of a decree
  public static SheetPlan plan(String text, String reason) {
    Sheet sheet = Sheet.read(text, COLUMNS);
    List<LineRemark> problems = new ArrayList<>(sheet.problems());
    List<PeopleCommand> commands = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<LocalDate, Integer> seen = new HashMap<>();
    for (Sheet.Row row : sheet.rows()) {
      Optional<LocalDate> day = SheetTimes.day(row.cell(DAY));
      if (day.isEmpty()) {
        problems.add(RosterSheet.notADay(row.line(), DAY.name(), row.cell(DAY)));
        continue;
      }
      Integer before = seen.putIfAbsent(day.get(), row.line());
      if (before != null) {
        problems.add(
            new LineRemark(
                row.line(),
                DAY.name(),
                new Bilingual(
                    "Tanggal ini sudah ada di baris " + before + ".",
                    "This day stands in line " + before + " already.")));
      } else if (row.cell(NAME).isEmpty()) {
        problems.add(
            new LineRemark(
                row.line(),
                NAME.name(),
                new Bilingual("Tuliskan nama hari libur.", "Write the name of the holiday.")));
      } else {
        commands.add(new PeopleCommand.SetHoliday(day.get(), row.cell(NAME), reason));
        lines.add(row.line());
      }
    }
    return new SheetPlan(sheet.rows().size(), commands, lines, problems);
  }

  public static String write(OfficeCalendar calendar) {
    return Sheet.write(
        COLUMNS,
        calendar.holidays().entrySet().stream()
            .map(day -> List.of(day.getKey().toString(), day.getValue()))
            .toList());
  }
}
