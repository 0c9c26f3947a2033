package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.inspection.InspectionMonth;
import id.penjaga.hub.core.inspection.Inspections;
import id.penjaga.hub.core.inspection.MonthTable;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The monthly inspections month by month: the archive of their reports (DOC-02), and what each
/// found beside the months before (INS-09).
public final class InspectionFile {
  /// Months beside each other.
  public static final int YEAR = 12;

  private static final int PAGE = 200;
  private static final String REPORT = "MONTH_REPORT";
  private static final String CHECKLIST = "INSPECT_A";

  private final Office office;
  private final PaperArchive archive;
  private final ZoneId zone;
  private final InstantSource clock;

  public InspectionFile(Office office, PaperArchive archive, ZoneId zone, InstantSource clock) {
    this.office = office;
    this.archive = archive;
    this.zone = zone;
    this.clock = clock;
  }

  /// The month of now.
  public YearMonth now() {
    return YearMonth.from(clock.instant().atZone(zone));
  }

  /// The month in which the book began; that of now while it has no entry.
  public YearMonth began() {
    return archive.began().map(at -> YearMonth.from(at.atZone(zone))).orElseGet(this::now);
  }

  /// The months up to one, oldest first.
  public List<InspectionMonth> months(YearMonth last, int count) {
    Instant from = last.minusMonths(count + 1L).atDay(1).atStartOfDay(zone).toInstant();
    List<Inspections.Told> told = new ArrayList<>();
    Long before = null;
    while (true) {
      CaseFilter filter = new CaseFilter(Inspections.PROCEDURE, null, null, "", before);
      List<CaseLine> page = office.cases(filter, PAGE);
      for (CaseLine line : page) {
        if (line.opened().isBefore(from)) {
          return Inspections.of(told, last, count, began(), now());
        }
        before = line.id();
        office
            .caseFile(line.id())
            .ifPresent(file -> told.add(new Inspections.Told(file.state(), file.entries())));
      }
      if (page.size() < PAGE) {
        return Inspections.of(told, last, count, began(), now());
      }
    }
  }

  /// The twelve months up to one, an item a row.
  public Listing comparison(YearMonth last, Speech speech) {
    return MonthTable.of(months(last, YEAR), checklist(), speech);
  }

  /// What is looked at, as the procedure in force says.
  public Checklist checklist() {
    Definition definition = office.procedure(Inspections.PROCEDURE);
    Checklist list = definition == null ? null : definition.checklists().get(CHECKLIST);
    return list == null ? new Checklist(CHECKLIST, Bilingual.EMPTY, "", false, List.of()) : list;
  }

  /// A month with the versions of its report.
  ///
  /// @param papers frozen reports, the newest first
  public record Filed(InspectionMonth month, List<PaperRow> papers) {
    /// The version that was received: the first one frozen once the receiver had signed; null while
    /// there is none.
    public @Nullable PaperRow received() {
      Instant at = month.received();
      return at == null
          ? null
          : papers.reversed().stream()
              .filter(one -> one.frozenMs() >= at.toEpochMilli())
              .findFirst()
              .orElse(null);
    }
  }

  /// When a version was frozen.
  public static Instant at(PaperRow row) {
    return PaperDesk.at(row);
  }

  /// The months since the book began or `count` of them, the newest first.
  public List<Filed> filed(int count) {
    return months(now(), count).reversed().stream()
        .filter(month -> month.state() != InspectionMonth.State.BEFORE)
        .map(month ->
            new Filed(
                month,
                month.about() == 0
                    ? List.of()
                    : archive.of(Subject.ofCase(month.about())).stream()
                        .filter(one -> one.paper().equals(REPORT))
                        .toList()))
        .toList();
  }
}
