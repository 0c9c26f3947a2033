package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.DamageReport;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers the lists of the office: what a period holds, in the words of its reader.
public final class OfficeLists {
  private static final int MOST = 20_000;

  private final Office office;
  private final PaperArchive archive;
  private final RoomTold room;

  /// What devices tell of a stretch of time, for the logbook.
  @FunctionalInterface
  public interface RoomTold {
    List<Logbook.Line> lines(Instant from, Instant until, Speech speech);

    /// Whoever was refused at a door, with the reason.
    default List<Logbook.Line> refused(Instant from, Instant until, Speech speech) {
      return List.of();
    }
  }

  OfficeLists(Office office, PaperArchive archive, RoomTold room) {
    this.office = office;
    this.archive = archive;
    this.room = room;
  }

  List<Listing> of(ReportKind kind, LocalDate day, Instant from, Instant until, Speech speech) {
    return switch (kind) {
      case SOP -> List.of();
      case DAMAGE -> DamageReport.of(damages(from, until), speech);
      case DEVIATIONS -> List.of(deviations(from, until, speech));
      case OUTAGES -> OutageMonth.of(office.power(), from, until).listings(office.people(), speech);
      case VISITORS -> List.of(new VisitMonth(office, from, until, speech).register());
      case VISIT_REVIEW ->
          new VisitMonth(office, from, until, speech).review(room.refused(from, until, speech));
      case LOGBOOK -> List.of(Logbook.listing(logbook(from, until, speech), speech));
      case OBLIGATIONS -> List.of(obligations(day, speech));
    };
  }

  List<Logbook.Line> logbook(Instant from, Instant until, Speech speech) {
    Map<Long, CaseFile> files = new HashMap<>();
    List<Logbook.Line> lines =
        new ArrayList<>(
            Logbook.of(
                archive.entries(from, until),
                id -> {
                  CaseFile file =
                      files.computeIfAbsent(id, one -> office.caseFile(one).orElse(null));
                  return file == null ? null : new Logbook.Told(file.state(), file.definition());
                },
                office.people(),
                speech));
    lines.addAll(room.lines(from, until, speech));
    return Logbook.sorted(lines);
  }

  /// Closed cases that stored evidence of a damage.
  private List<DamageReport.Damage> damages(Instant from, Instant until) {
    List<DamageReport.Damage> damages = new ArrayList<>();
    for (Entry entry : archive.entries(from, until)) {
      if (entry.subject().kind() == Subject.Kind.CASE
          && entry.facts().stream().anyMatch(Fact.Closed.class::isInstance)) {
        office
            .caseFile(Long.parseLong(entry.subject().id()))
            .ifPresent(file -> damages(file, entry.at(), damages));
      }
    }
    return damages;
  }

  private static void damages(CaseFile file, Instant at, List<DamageReport.Damage> damages) {
    Map<String, Map<String, Value>> answers = file.state().answers();
    for (String place : answers.keySet().stream().sorted().toList()) {
      if (!place.equals("EVIDENCE") && !place.startsWith("EVIDENCE[")) {
        continue;
      }
      Map<String, Value> evidence = answers.getOrDefault(place, Map.of());
      String device = text(evidence.get("server"));
      damages.add(
          new DamageReport.Damage(
              at,
              file.state().number().isEmpty() ? "#" + file.state().id() : file.state().number(),
              text(evidence.get("damage_kind")),
              device.isEmpty()
                  ? file.state().subject().values().stream()
                      .filter(Value.Text.class::isInstance)
                      .map(Value::plain)
                      .findFirst()
                      .orElse("")
                  : device,
              parts(answers.getOrDefault("REPAIR", Map.of()).get("parts"))));
    }
  }

  private static List<String> parts(@Nullable Value parts) {
    List<String> names = new ArrayList<>();
    if (parts instanceof Value.Many(List<Value> rows)) {
      for (Value row : rows) {
        if (row instanceof Value.Group(var fields)) {
          names.add(text(fields.get("part")));
        }
      }
    }
    return names;
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.plain();
  }

  private Listing deviations(Instant from, Instant until, Speech speech) {
    List<List<String>> rows =
        office.deviations(null, false, MOST).stream()
            .filter(line -> !line.at().isBefore(from) && line.at().isBefore(until))
            .sorted(Comparator.comparing(DeviationLine::at))
            .map(line ->
                List.of(
                    speech.moment(line.at()),
                    line.number().isEmpty() ? "#" + line.about() : line.number(),
                    line.step() + " " + speech.say(line.text()),
                    kind(line, speech),
                    line.executors().stream().map(this::person).collect(Collectors.joining(", ")),
                    line.account() == null
                        ? speech.say("belum dipertanggungjawabkan", "no account yet")
                        : line.account()))
            .toList();
    return new Listing(
        "",
        List.of(
            new PaperPart.Column(speech.say("Waktu", "Time"), 5),
            new PaperPart.Column(speech.say("Berkas", "Case"), 5),
            new PaperPart.Column(speech.say("Langkah", "Step"), 9),
            new PaperPart.Column(speech.say("Penyimpangan", "Departure"), 7),
            new PaperPart.Column(speech.say("Pelaksana", "Executor"), 6),
            new PaperPart.Column(speech.say("Pertanggungjawaban", "Account"), 10)),
        rows);
  }

  private static String kind(DeviationLine line, Speech speech) {
    return switch (line.kind()) {
      case "time" -> speech.say("lebih ", "over by ") + speech.minutes(line.minutes());
      case "equipment" -> speech.say("perlengkapan: ", "equipment: ") + line.what();
      default -> speech.say("output: ", "output: ") + line.what();
    };
  }

  private String person(long id) {
    Person person = office.people().person(id);
    return person == null || person.name().isEmpty() ? "–" : person.name();
  }

  private Listing obligations(LocalDate day, Speech speech) {
    List<List<String>> rows = new ArrayList<>();
    for (DutyLine line : office.obligations(day)) {
      LocalDate last = line.due().last();
      rows.add(
          List.of(
              speech.say(line.due().of().text()),
              line.thing().isEmpty() ? speech.say("lokasi", "site") : line.thing(),
              last == null ? "–" : speech.date(last),
              speech.date(line.due().due()),
              switch (line.due().state()) {
                case OVERDUE -> speech.say("terlambat ", "overdue by ") + days(line, speech);
                case TODAY -> speech.say("hari ini", "today");
                case SOON, LATER -> speech.say("dalam ", "in ") + days(line, speech);
              },
              line.open() == 0 ? "" : "#" + line.open()));
    }
    return new Listing(
        "",
        List.of(
            new PaperPart.Column(speech.say("Kewajiban", "Obligation"), 12),
            new PaperPart.Column(speech.say("Tentang", "About"), 6),
            new PaperPart.Column(speech.say("Terakhir", "Last done"), 5),
            new PaperPart.Column(speech.say("Tenggat", "Due"), 5),
            new PaperPart.Column(speech.say("Keadaan", "State"), 6),
            new PaperPart.Column(speech.say("Berkas", "Case"), 3)),
        rows);
  }

  private static String days(DutyLine line, Speech speech) {
    long days = Math.abs(line.due().days());
    return days + " " + speech.say("hari", days == 1 ? "day" : "days");
  }
}
