package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.PaperPart.Column;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The visits of a month: the register of visitors (DOC-01), and the review of what was out of the
/// ordinary, which an official signs (ACC-05, ACC-14, VIS-11).
final class VisitMonth {
  private static final String NOTHING = "–";

  private final Office office;
  private final Instant from;
  private final Instant until;
  private final Speech speech;
  private final List<Told> visits = new ArrayList<>();

  /// A visit with its case.
  private record Told(VisitStanding standing, CaseFile file) {
    Visit visit() {
      return standing.visit();
    }

    /// What was written down of a visitor at one coming, and as they left.
    Map<String, Value> of(Visit.Guest guest) {
      Map<String, Value> before = file.state().earlier(guest.opening());
      if (before != null || guest.registered() == null) {
        return before == null ? Map.of() : before;
      }
      Map<String, Map<String, Value>> all = file.state().answers();
      Map<String, Value> answers =
          new HashMap<>(all.getOrDefault(Case.place("VISIT_REGISTER", guest.item()), Map.of()));
      answers.putAll(all.getOrDefault(Case.place("LOGBOOK", guest.item()), Map.of()));
      return answers;
    }

    /// When a visitor came; null for one who was not registered.
    @Nullable Instant came(Visit.Guest guest) {
      Instant written = time(of(guest).get("time_in"));
      return written == null ? guest.registered() : written;
    }

    /// Whether nobody came although somebody permitted it.
    boolean unused() {
      return visit().permitted() != null
          && visit().guests().stream().allMatch(guest -> guest.registered() == null)
          && standing.stays().stream().allMatch(stay -> stay.entered() == null);
    }
  }

  /// @param until the first moment after the month
  VisitMonth(Office office, Instant from, Instant until, Speech speech) {
    this.office = office;
    this.from = from;
    this.until = until;
    this.speech = speech;
    for (VisitStanding standing : office.visits().during(from, until)) {
      office
          .caseFile(standing.visit().about())
          .ifPresent(file -> visits.add(new Told(standing, file)));
    }
  }

  private static @Nullable Instant time(@Nullable Value value) {
    try {
      return value == null ? null : Instant.parse(value.plain());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// One line for each coming of a visitor within the month, in the order of coming.
  Listing register() {
    record Line(Instant came, List<String> cells) {}
    List<Line> lines = new ArrayList<>();
    for (Told told : visits) {
      for (Visit.Guest guest : told.visit().guests()) {
        Instant came = told.came(guest);
        if (came != null && !came.isBefore(from) && came.isBefore(until)) {
          Map<String, Value> said = told.of(guest);
          Instant left = time(said.get("time_out"));
          lines.add(
              new Line(
                  came,
                  List.of(
                      speech.moment(came),
                      left == null ? speech.say("belum", "not yet") : speech.moment(left),
                      name(guest.name()),
                      guest.unit().isEmpty() ? told.visit().organisation() : guest.unit(),
                      guest.purpose().isEmpty() ? told.visit().work() : guest.purpose(),
                      speech.said(said.getOrDefault("activities", Value.of(NOTHING))),
                      escorts(told.visit()),
                      guest.badge().isEmpty() ? NOTHING : guest.badge(),
                      number(told.visit()))));
        }
      }
    }
    lines.sort(Comparator.comparing(Line::came));
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(
          Stream.concat(Stream.of(Integer.toString(rows.size() + 1)), line.cells().stream())
              .toList());
    }
    return new Listing(
        "",
        List.of(
            new Column("No", 2, true),
            new Column(speech.say("Jam masuk", "Time in"), 6),
            new Column(speech.say("Jam keluar", "Time out"), 6),
            new Column(speech.say("Nama", "Name"), 7),
            new Column(speech.say("Instansi", "Organisation"), 6),
            new Column(speech.say("Maksud dan tujuan", "Purpose"), 9),
            new Column(speech.say("Kegiatan", "Activities"), 9),
            new Column(speech.say("Pendamping", "Escort"), 6),
            new Column(speech.say("Kartu", "Badge"), 3),
            new Column(speech.say("Nomor izin", "Permit"), 5)),
        rows);
  }

  /// What was out of the ordinary, each kind for itself; empty kinds stay, so that who signs sees
  /// that they were looked for.
  ///
  /// @param refused at the doors
  List<Listing> review(List<Logbook.Line> refused) {
    return List.of(unfinished(), refusals(refused), cards(), unused());
  }

  private Listing unfinished() {
    List<List<String>> rows = new ArrayList<>();
    for (Told told : visits) {
      Visit visit = told.visit();
      Instant end = visit.until();
      if (visit.isOpen() && end != null && end.isBefore(until) && !told.unused()) {
        rows.add(
            List.of(
                number(visit),
                names(visit),
                window(visit),
                visit.waiting().stream()
                    .map(step -> step(told.file(), step))
                    .collect(Collectors.joining("; ")),
                escorts(visit)));
      }
    }
    return new Listing(
        speech.say("Kunjungan yang belum selesai", "Visits that are not finished"),
        List.of(
            new Column(speech.say("Nomor izin", "Permit"), 5),
            new Column(speech.say("Pengunjung", "Visitors"), 8),
            new Column(speech.say("Waktu kunjungan", "Window"), 8),
            new Column(speech.say("Yang masih ditunggu", "Still awaited"), 14),
            new Column(speech.say("Pendamping", "Escort"), 6)),
        rows);
  }

  private Listing refusals(List<Logbook.Line> refused) {
    return new Listing(
        speech.say("Percobaan masuk yang ditolak", "Refused tries to enter"),
        List.of(
            new Column(speech.say("Waktu", "Time"), 5),
            new Column(speech.say("Pemegang kartu", "Holder of the badge"), 8),
            new Column(speech.say("Tempat dan alasan", "Place and reason"), 20)),
        Logbook.sorted(refused).stream()
            .map(line ->
                List.of(
                    speech.moment(line.at()),
                    line.who().isEmpty() ? speech.say("tidak dikenal", "unknown") : line.who(),
                    line.what()))
            .toList());
  }

  private Listing cards() {
    List<List<String>> rows = new ArrayList<>();
    for (Told told : visits) {
      for (Visit.Guest guest : told.visit().guests()) {
        Instant came = told.came(guest);
        if (came == null || !came.isBefore(until)) {
          continue;
        }
        String kept = kept(told, guest);
        if (!kept.isEmpty() || guest.bound()) {
          rows.add(
              List.of(
                  number(told.visit()),
                  name(guest.name()),
                  speech.moment(came),
                  kept.isEmpty() ? NOTHING : kept,
                  guest.bound() ? guest.badge() : NOTHING,
                  escorts(told.visit())));
        }
      }
    }
    return new Listing(
        speech.say("Kartu yang belum kembali", "Cards that are not back"),
        List.of(
            new Column(speech.say("Nomor izin", "Permit"), 5),
            new Column(speech.say("Pengunjung", "Visitor"), 8),
            new Column(speech.say("Jam masuk", "Time in"), 5),
            new Column(speech.say("Kartu identitas yang dititipkan", "Identity card left"), 7),
            new Column(speech.say("Kartu akses", "Badge"), 4),
            new Column(speech.say("Pendamping", "Escort"), 6)),
        rows);
  }

  /// The identity card that an escort still has; empty for none.
  private String kept(Told told, Visit.Guest guest) {
    Map<String, Value> said = told.of(guest);
    Value card = said.get("card_kept");
    Form form = told.file().definition().forms().get("LOGBOOK");
    Field field = form == null ? null : form.field("card_kept");
    boolean back = said.get("card_returned") instanceof Value.Flag(boolean on) && on;
    if (card == null || field == null || back || card.plain().equals("nothing")) {
      return "";
    }
    return field.choices().stream()
        .filter(choice -> choice.id().equals(card.plain()))
        .map(choice -> speech.say(choice.label()))
        .findFirst()
        .orElse(card.plain());
  }

  private Listing unused() {
    List<List<String>> rows = new ArrayList<>();
    for (Told told : visits) {
      Visit visit = told.visit();
      Instant end = visit.until();
      if (told.unused() && end != null && !end.isBefore(from) && end.isBefore(until)) {
        rows.add(
            List.of(
                number(visit), visit.organisation(), visit.work(), window(visit), ending(visit)));
      }
    }
    return new Listing(
        speech.say("Izin yang tidak pernah dipakai", "Permits that were never used"),
        List.of(
            new Column(speech.say("Nomor izin", "Permit"), 5),
            new Column(speech.say("Instansi", "Organisation"), 7),
            new Column(speech.say("Pekerjaan", "Work"), 11),
            new Column(speech.say("Waktu kunjungan", "Window"), 8),
            new Column(speech.say("Keadaan", "State"), 5)),
        rows);
  }

  private String ending(Visit visit) {
    return visit.isOpen()
        ? speech.say("masih terbuka", "still open")
        : Case.CANCELLED.equals(visit.end())
            ? speech.say("dibatalkan", "cancelled")
            : speech.say("ditutup", "closed");
  }

  private String window(Visit visit) {
    Instant begins = visit.from();
    Instant ends = visit.until();
    return (begins == null ? NOTHING : speech.moment(begins))
        + " – "
        + (ends == null ? NOTHING : speech.moment(ends));
  }

  private String step(CaseFile file, String id) {
    Step step = file.definition().procedure().step(id);
    return step == null ? id : speech.say(step.text());
  }

  private String names(Visit visit) {
    return visit.guests().stream()
        .map(guest -> name(guest.name()))
        .collect(Collectors.joining(", "));
  }

  private String name(String name) {
    return name.isEmpty() ? speech.say("(nama dihapus)", "(name erased)") : name;
  }

  private String escorts(Visit visit) {
    String all =
        visit.escorts().stream()
            .map(id -> {
              Person person = office.people().person(id);
              return person == null ? "" : name(person.name());
            })
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? NOTHING : all;
  }

  private static String number(Visit visit) {
    return visit.number().isEmpty() ? "#" + visit.about() : visit.number();
  }
}
