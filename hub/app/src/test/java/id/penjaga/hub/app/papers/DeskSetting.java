package id.penjaga.hub.app.papers;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A real office over a real store, with one person at the desk and a clock that is set by hand.
abstract class DeskSetting {
  static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  Instant now = Instant.parse("2026-09-08T01:00:00Z"); // 08:00 in Jakarta
  Store store;
  StoredOffice office;
  PaperDesk desk;
  ReportDesk reports;
  long sari;

  @BeforeEach
  void open(@TempDir Path folder) {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start = new OfficeStart(Shipped.DEFINITIONS, ZONE, clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
    person("Sari Wulandari", "sari", "administrator_ruang_server", "staf_jaringan_dc");
    sari = office.people().byLogin("sari").id();
    desk =
        new PaperDesk(
            office,
            new StoredArchive(() -> store),
            PaperFolder.read(CONFIG, ""),
            ZONE,
            () -> now,
            (_, _) -> List.of());
    reports =
        new ReportDesk(
            desk,
            ZONE,
            (from, _, _) ->
                List.of(
                    new Logbook.Line(
                        from.plusSeconds(15 * 3600),
                        Logbook.Kind.ACCESS,
                        "Sari",
                        "masuk",
                        "",
                        0,
                        0)));
  }

  /// Somebody of the office; the first has an account that administers it.
  final void person(String name, String login, String... roles) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, "Kominfo", "", "", login),
                List.of(roles),
                LocalDate.parse("2026-01-01"))));
  }

  @AfterEach
  void close() {
    store.close();
  }

  static long done(Answer answer) {
    if (answer instanceof Answer.Refused(Decision.Refused refusal)) {
      throw new AssertionError(refusal.why() + ": " + refusal.text().en() + refusal.problems());
    }
    return ((Answer.Stored) answer).about();
  }

  By.Human as(String role) {
    return new By.Human(sari, role);
  }

  long act(String role, Long about, Command command) {
    return done(office.act(UUID.randomUUID().toString(), as(role), about, command, null, ""));
  }

  /// A request to visit, by a vendor.
  long visit(String vendor, String visitor) {
    String admin = "administrator_ruang_server";
    long id = act(admin, null, new Command.OpenCase("VISIT", opener("VISIT"), Map.of(), null, ""));
    Map<String, Value> answers =
        Map.of(
            "requester_org",
            Value.of(vendor),
            "vendor_kind",
            Value.of("ac"),
            "purpose_kind",
            Value.of("pemeliharaan"),
            "target",
            Value.of("AC unit 1"),
            "visitors",
            new Value.Many(
                List.of(
                    new Value.Group(
                        Map.of("name", new Value.Personal(visitor), "unit", Value.of(vendor))))),
            "window_start",
            Value.of("2026-09-10T02:00:00Z"),
            "window_end",
            Value.of("2026-09-10T05:00:00Z"));
    act(admin, id, new Command.Complete(1, answers, null, "", Map.of(), ""));
    return id;
  }

  String opener(String procedure) {
    return office.procedure(procedure).procedure().opens().stream()
        .filter(one -> one.by().equals("person"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /// Fills a step in, at this moment.
  void does(By.Human by, long about, String step, @Nullable String branch, Object... pairs) {
    Map<String, Value> answers = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      answers.put(
          (String) pairs[i], pairs[i + 1] instanceof Value value ? value : of(pairs[i + 1]));
    }
    done(
        office.act(
            UUID.randomUUID().toString(),
            by,
            about,
            new Command.Complete(opening(about, step), answers, branch, "", Map.of(), ""),
            null,
            ""));
  }

  private static Value of(Object plain) {
    return plain instanceof Boolean flag ? Value.of(flag) : Value.of(plain.toString());
  }

  int opening(long about, String step) {
    return office.caseFile(about).orElseThrow().state().openings().values().stream()
        .filter(one -> one.step().equals(step))
        .reduce((_, later) -> later)
        .orElseThrow()
        .number();
  }

  /// A visit that somebody who is called `hadi` approved; Sari accompanies it.
  final long approved(String vendor, String visitor) {
    long id = visit(vendor, visitor);
    does(by("hadi", "kepala_bidang_aptika"), id, "VIS-P2", "approved", "escort", "p" + sari);
    return id;
  }

  /// What Sari writes down for a visitor.
  final By.Human guest(String name) {
    return new By.Human(
        sari,
        "administrator_ruang_server",
        new By.Behalf("pengunjung", null, new Value.Personal(name), "present"));
  }

  /// Registers a visitor now.
  final void arrives(long visit, String name, String badge, String card) {
    does(
        guest(name),
        visit,
        "VIS-E6C",
        null,
        "person",
        new Value.Personal(name),
        "unit",
        "Vendor AC",
        "badge",
        new Value.Personal(badge),
        "card_kept",
        card,
        "identity_checked",
        true,
        "time_in",
        now.toString(),
        "purpose",
        "Pembersihan filter",
        "work_kind",
        "environment",
        "prohibited",
        good("PROHIBITED"));
  }

  /// Accounts for the stay of a visitor, who leaves now and does not come again.
  final void leaves(long visit, String name, Object... more) {
    tells(visit, name, "over", "Filter dibersihkan", more);
  }

  /// The same of whoever may come again.
  ///
  /// @param way whether they do
  final void tells(long visit, String name, String way, String activities, Object... more) {
    List<Object> pairs =
        new ArrayList<>(
            List.of(
                "time_out",
                now.toString(),
                "activities",
                activities,
                "room_rules",
                good("ROOM_RULES"),
                "card_returned",
                true));
    pairs.addAll(List.of(more));
    does(guest(name), visit, "VIS-E6D", way, pairs.toArray());
  }

  private Value good(String checklist) {
    Map<String, Value> all = new LinkedHashMap<>();
    office
        .procedure("VISIT")
        .checklists()
        .get(checklist)
        .items()
        .forEach(item -> all.put(item.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(all);
  }

  By.Human by(String login, String role) {
    return new By.Human(office.people().byLogin(login).id(), role);
  }

  byte[] file(PaperRow paper) throws IOException {
    try (InputStream in = desk.archive().open(paper)) {
      return in.readAllBytes();
    }
  }
}
