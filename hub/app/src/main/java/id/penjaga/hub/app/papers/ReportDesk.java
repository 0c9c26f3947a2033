package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.SopSheet;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where papers of no case are made and frozen.
public final class ReportDesk {
  private static final int TRIES = 3;

  private final PaperDesk desk;
  private final ZoneId zone;
  private final OfficeLists lists;

  /// @param room lines of devices in the logbook
  public ReportDesk(PaperDesk desk, ZoneId zone, OfficeLists.RoomTold room) {
    this.desk = desk;
    this.zone = zone;
    lists = new OfficeLists(desk.office(), desk.archive(), room);
  }

  /// A report of lists.
  ///
  /// @param of a month such as `2026-09`, or a day such as `2026-09-08`, see [ReportKind#daily]
  /// @return null for a kind that is none, or a time that is no such
  public @Nullable Report of(String name, String of) {
    ReportKind kind = ReportKind.of(name);
    if (kind == null || kind == ReportKind.SOP) {
      return null;
    }
    try {
      LocalDate first = kind.daily() ? LocalDate.parse(of) : YearMonth.parse(of).atDay(1);
      LocalDate next = kind.daily() ? first.plusDays(1) : first.plusMonths(1);
      Instant from = first.atStartOfDay(zone).toInstant();
      Instant until = next.atStartOfDay(zone).toInstant();
      Function<Speech, List<Listing>> made = speech -> lists.of(kind, first, from, until, speech);
      return new Report(
          kind,
          of,
          (number, corrects, speech) ->
              Listing.paper(
                  kind.name(),
                  speech.say(kind.title()),
                  kind.daily() ? speech.date(first) : speech.month(YearMonth.from(first)),
                  made.apply(speech),
                  desk.site(),
                  until,
                  number,
                  corrects,
                  speech),
          made);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// What the logbook says of some days.
  ///
  /// @param last the last day, that day included
  /// @param kind only lines of this kind; null for all
  public List<Logbook.Line> logbook(
      LocalDate first, LocalDate last, Logbook.@Nullable Kind kind, Speech speech) {
    Instant from = first.atStartOfDay(zone).toInstant();
    Instant until = last.plusDays(1).atStartOfDay(zone).toInstant();
    return lists.logbook(from, until, speech).stream()
        .filter(line -> kind == null || line.kind() == kind)
        .toList();
  }

  /// Lists as a paper that nobody freezes.
  ///
  /// @param about what they tell of
  public Paper paper(String title, String about, List<Listing> made, Instant at, Speech speech) {
    return Listing.paper("LIST", title, about, made, desk.site(), at, "", "", speech);
  }

  /// The sheet of a procedure as it is in force; null when there is none.
  public @Nullable Report sop(String procedure) {
    Definition definition = desk.office().procedure(procedure);
    return definition == null
        ? null
        : new Report(
            ReportKind.SOP,
            procedure,
            (_, _, speech) ->
                SopSheet.of(
                    definition,
                    dates(definition),
                    desk.site(),
                    desk.office().roles(),
                    this::procedureTitle,
                    speech),
            _ -> List.of());
  }

  private Bilingual procedureTitle(String id) {
    Definition other = desk.office().procedure(id);
    return other == null ? Bilingual.same(id) : other.procedure().title();
  }

  private SopSheet.Dates dates(Definition definition) {
    Instant made = null;
    Instant revised = null;
    Instant force = null;
    for (var entry : desk.office().history(new Subject(Subject.Kind.DEFINITION, definition.id()))) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored) {
          revised = made != null && stored.hash().equals(definition.hash()) ? entry.at() : revised;
          made = made == null ? entry.at() : made;
        } else if (fact instanceof Fact.DefinitionInForce put
            && put.hash().equals(definition.hash())) {
          force = entry.at();
        }
      }
    }
    return new SopSheet.Dates(made == null ? Instant.EPOCH : made, revised, force);
  }

  /// The papers of what a report tells of, the newest first.
  public List<PaperRow> frozen(Report report) {
    return desk.archive().of(report.subject());
  }

  /// Freezes a report.
  ///
  /// @param account who keeps the file
  /// @param languages in which it is made, a file each
  /// @return what the book says; it names the reason when nothing was frozen
  public Answer freeze(
      String id, By.Human by, Report report, String account, List<String> languages) {
    return PaperName.each(
        id,
        languages,
        (command, language) -> {
          Answer answer = tried(command, by, report, account, language);
          for (int i = 1; i < TRIES && PaperDesk.outdated(answer); i++) {
            answer = tried(command, by, report, account, language);
          }
          return answer;
        });
  }

  private Answer tried(String id, By.Human by, Report report, String account, String language) {
    String kind = report.kind().name();
    PaperName name =
        PaperName.counted(
            frozen(report),
            language,
            in ->
                List.of(
                    kind,
                    report.of(),
                    report.making().paper("", "", new Speech(in, zone)).toString()),
            desk.rule(kind),
            desk::next);
    Instant sealed = desk.sealing();
    String document =
        desk.print(
            report.making().paper(name.number(), name.corrects(), new Speech(language, zone)),
            name.code(),
            name.number(),
            account,
            sealed);
    return desk.archive()
        .freeze(
            id,
            by,
            report.subject(),
            new Command.Freeze(
                kind,
                name.number(),
                name.rule(),
                "",
                document,
                name.code(),
                name.replaced(),
                sealed,
                language));
  }
}
