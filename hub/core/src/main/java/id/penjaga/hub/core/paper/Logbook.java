package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The logbook of the room (buku catatan ruang server): what the book and the devices say of a
/// stretch of time, in one order of time.
public final class Logbook {
  private Logbook() {}

  /// What a line is about.
  public enum Kind {
    VISIT(new Bilingual("kunjungan", "visit")),
    ACCESS(new Bilingual("masuk dan keluar", "in and out")),
    POWER(new Bilingual("listrik", "power")),
    ALARM(new Bilingual("alarm", "alarm")),
    INSPECTION(new Bilingual("pemeriksaan", "inspection")),
    INCIDENT(new Bilingual("gangguan", "incident")),
    EQUIPMENT(new Bilingual("peralatan", "equipment")),
    MAINTENANCE(new Bilingual("pemeliharaan", "maintenance"));

    private final Bilingual text;

    Kind(Bilingual text) {
      this.text = text;
    }

    public Bilingual text() {
      return text;
    }
  }

  /// @param entry number in the book; 0 for a record of a device
  /// @param about the case; 0 for none
  public record Line(
      Instant at, Kind kind, String who, String what, String number, long entry, long about) {}

  /// A case with the definition that it runs on.
  public record Told(Case state, Definition definition) {}

  /// The lines of entries.
  ///
  /// @param cases by number; null for one that is not known
  public static List<Line> of(
      List<Entry> entries, LongFunction<@Nullable Told> cases, People people, Speech speech) {
    List<Line> lines = new ArrayList<>();
    for (Entry entry : entries) {
      Told told =
          entry.subject().kind() == id.penjaga.hub.core.book.Subject.Kind.CASE
              ? cases.apply(Long.parseLong(entry.subject().id()))
              : null;
      if (told == null) {
        item(entry, people, speech, lines);
        continue;
      }
      Kind kind = kind(told.definition());
      for (Fact fact : entry.facts()) {
        String what = what(fact, told, speech);
        if (!what.isEmpty()) {
          lines.add(
              new Line(
                  entry.at(),
                  kind,
                  who(entry, people),
                  what,
                  told.state().number().isEmpty() ? "#" + told.state().id() : told.state().number(),
                  entry.sequence(),
                  told.state().id()));
        }
      }
    }
    return lines;
  }

  private static void item(Entry entry, People people, Speech speech, List<Line> lines) {
    if (entry.by() instanceof By.House) { // what a new hub comes with happened to no thing
      return;
    }
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.ItemMoved moved) {
        lines.add(
            new Line(
                entry.at(),
                Kind.EQUIPMENT,
                who(entry, people),
                moved.item() + ": " + moved.state() + " " + moved.reason().plain(),
                "",
                entry.sequence(),
                0));
      } else if (fact instanceof Fact.ItemAdded added) {
        lines.add(
            new Line(
                entry.at(),
                Kind.EQUIPMENT,
                who(entry, people),
                added.item() + speech.say(": dicatat dalam register", ": added to the register"),
                "",
                entry.sequence(),
                0));
      } else if (fact instanceof Fact.GensetLogged logged) {
        lines.add(
            new Line(
                logged.at(),
                Kind.POWER,
                who(entry, people),
                logged.genset() + ": " + genset(logged, speech),
                "",
                entry.sequence(),
                0));
      }
    }
  }

  private static String genset(Fact.GensetLogged logged, Speech speech) {
    String litres = litres(logged.litres(), speech);
    String level = litres(logged.level(), speech);
    String what =
        switch (logged.what()) {
          case "refill" -> speech.say("bahan bakar diisi ", "fuel filled in, ") + litres;
          case "dipstick" -> speech.say("isi tangki diukur ", "tank measured, ") + level;
          case "started" -> speech.say("menyala", "started");
          default -> speech.say("berhenti", "stopped");
        };
    String after =
        logged.what().equals("refill") && !level.isEmpty()
            ? speech.say(", menjadi ", ", now ") + level
            : "";
    String reason = speech.said(logged.reason());
    return what + after + (reason.isBlank() ? "" : " (" + reason + ")");
  }

  private static String litres(@Nullable Value value, Speech speech) {
    return value instanceof Value.Numeric(var number) ? speech.number(number) + " L" : "";
  }

  /// In one order of time.
  public static List<Line> sorted(List<Line> lines) {
    return lines.stream()
        .sorted(Comparator.comparing(Line::at).thenComparing(Line::entry))
        .toList();
  }

  public static Listing listing(List<Line> lines, Speech speech) {
    return new Listing(
        "",
        List.of(
            new PaperPart.Column(speech.say("Waktu", "Time"), 5),
            new PaperPart.Column(speech.say("Jenis", "Kind"), 4),
            new PaperPart.Column(speech.say("Siapa", "Who"), 6),
            new PaperPart.Column(speech.say("Apa", "What"), 16),
            new PaperPart.Column(speech.say("Berkas", "Case"), 5),
            new PaperPart.Column(speech.say("Entri", "Entry"), 2, true)),
        lines.stream()
            .map(line ->
                List.of(
                    speech.moment(line.at()),
                    speech.say(line.kind().text()),
                    line.who(),
                    line.what(),
                    line.number(),
                    line.entry() == 0 ? "" : Long.toString(line.entry())))
            .toList());
  }

  private static Kind kind(Definition definition) {
    String id = definition.id();
    if (id.startsWith("OUTAGE") || id.startsWith("UPS")) {
      return Kind.POWER;
    }
    if (id.startsWith("EQUIP")) {
      return Kind.EQUIPMENT;
    }
    if (definition.procedure().visit() != null) {
      return Kind.VISIT;
    }
    return switch (id) {
      case "ENTRY" -> Kind.ACCESS;
      case "ALARM" -> Kind.ALARM;
      case "MON", "FINDING" -> Kind.INSPECTION;
      default ->
          definition.procedure().group().equals("INC") || id.equals("ISP")
              ? Kind.INCIDENT
              : Kind.MAINTENANCE;
    };
  }

  private static String what(Fact fact, Told told, Speech speech) {
    return switch (fact) {
      case Fact.Opened _ -> speech.say(told.definition().procedure().title());
      case Fact.Done(int opening, String branch, Value reason) ->
          done(opening, branch, speech.said(reason), told, speech);
      case Fact.Skipped(int _, Value reason) ->
          speech.say("dilewati: ", "skipped: ") + speech.said(reason);
      case Fact.Cancelled(Value reason) ->
          speech.say("dibatalkan: ", "cancelled: ") + speech.said(reason);
      default -> "";
    };
  }

  private static String done(
      int number, @Nullable String taken, String reason, Told told, Speech speech) {
    Case.Opening opening = told.state().openings().get(number);
    Step step = opening == null ? null : told.definition().procedure().step(opening.step());
    if (opening == null || step == null) {
      return "";
    }
    StringBuilder what = new StringBuilder(speech.say(step.text()));
    Step.Branch branch = taken == null ? null : step.branch(taken);
    if (branch != null) {
      what.append(": ").append(speech.say(branch.text()));
    }
    if (!reason.isBlank()) {
      what.append(" (").append(reason).append(')');
    }
    Value activity =
        told.state()
            .answers()
            .getOrDefault(Case.place("LOGBOOK", opening.item()), java.util.Map.of())
            .get("activities");
    if (activity != null && step.form() != null && step.form().fields().contains("activities")) {
      what.append(". ").append(activity.plain());
    }
    return what.toString();
  }

  private static String who(Entry entry, People people) {
    return switch (entry.by()) {
      case By.Human(long person, String _, By.Behalf behalf) -> {
        Person known = people.person(person);
        String name = known == null ? "" : known.name();
        Value other = behalf == null ? null : behalf.name();
        yield other == null || other.plain().isEmpty() ? name : other.plain() + " (" + name + ")";
      }
      case By.Device(String device, String _) -> device;
      case By.Monitor(String monitor) -> monitor;
      case By.Kiosk(String kiosk, String _) -> kiosk;
      case By.Anyone _, By.House _ -> "";
    };
  }
}
