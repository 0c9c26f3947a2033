package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An office over a real store that a door tells of badges.
abstract class VisitStoreSetting {
  static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  static final String ADMIN = "administrator_ruang_server";
  static final String STAFF = "staf_ruang_server";
  static final String HEAD = "kepala_bidang_aptika";
  static final PointId DOOR = new PointId("door.main");
  static final String V1 = "badge-0000000b";
  static final String V2 = "badge-0000000c";
  static final long MINUTE = 60_000;

  @TempDir Path folder;
  final FakeClock clock = new FakeClock();
  final Teller room = new Teller("room-1", "00000000000000aa");
  Store store;
  Office office;
  int commands;
  long about;

  @BeforeEach
  void open() throws Exception {
    clock.set(600 * MINUTE);
    begin(definitions(), NewTables.in(folder));
    person("Sari", "sari", ADMIN, STAFF);
    person("Hadi", "hadi", HEAD, "pejabat_berwenang");
    give(room.born(null, null));
    badge("K-01", 1, "sari");
    badge("T-01", 11, "");
    badge("T-02", 12, "");
  }

  /// What is in force as the hub starts first.
  Definitions definitions() throws Exception {
    return Shipped.DEFINITIONS;
  }

  void begin(Definitions definitions, Path data) {
    OfficeStart start = new OfficeStart(definitions, WIB, clock, KeepTimes.USUAL);
    store = Store.open(data, clock, new Threads(Throwable::printStackTrace), start.beginning());
    office = start.open(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void person(String name, String login, String... roles) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            "p" + ++commands,
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, "ICT", "", "", login),
                List.of(roles),
                LocalDate.parse("2023-01-01"))));
  }

  long id(String login) {
    return Objects.requireNonNull(office.people().byLogin(login)).id();
  }

  void badge(String label, int number, String login) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(digest(number).digest()));
    fields.put("key_version", Value.of(1));
    if (!login.isEmpty()) {
      fields.put("holder", Value.of("p" + id(login)));
    }
    record(new ItemCommand.Add("badge", label, fields, "issued", ""));
  }

  static BadgeId digest(int number) {
    return new BadgeId("%08x".formatted(number).repeat(4));
  }

  void record(ItemCommand command) {
    ItemAnswer answer = office.record("i" + ++commands, "sari", true, command);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer::toString);
  }

  void give(Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }

  void told(JournalEvent event) {
    give(room.journal(clock.uptimeMs(), event));
  }

  void goesIn(int number, String holder, @Nullable String permit) {
    told(
        new JournalEvent.PersonEntered(DOOR, digest(number), holder, Certainty.SEEN, permit, null));
  }

  void goesOut(int number, String holder) {
    told(new JournalEvent.PersonLeft(DOOR, digest(number), holder, Certainty.SEEN));
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  Answer act(By by, @Nullable Long on, Command command) {
    return office.act("c" + ++commands, by, on, command, null, "");
  }

  void stored(Answer answer) {
    about = assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  int opening(String step, @Nullable String item) {
    Case state = office.caseFile(about).orElseThrow().state();
    return state.open().stream()
        .map(number -> Objects.requireNonNull(state.openings().get(number)))
        .filter(one -> one.step().equals(step) && Objects.equals(one.item(), item))
        .findFirst()
        .orElseThrow()
        .number();
  }

  Answer does(
      By by,
      String step,
      @Nullable String item,
      @Nullable String branch,
      Map<String, Value> answers) {
    return act(
        by, about, new Command.Complete(opening(step, item), answers, branch, "", Map.of(), ""));
  }

  By admin() {
    return new By.Human(id("sari"), ADMIN);
  }

  By guest(String name) {
    return new By.Human(
        id("sari"), ADMIN, new By.Behalf("pengunjung", null, new Value.Personal(name), "present"));
  }

  Value good(String checklist) {
    Map<String, Value> items = new HashMap<>();
    Objects.requireNonNull(
            Objects.requireNonNull(office.procedure("VISIT")).checklists().get(checklist))
        .items()
        .forEach(item -> items.put(item.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(items);
  }

  static Value named(String name) {
    return new Value.Group(Map.of("name", Value.of(name), "unit", Value.of("Vendor AC")));
  }

  void approved() {
    approved(7_200, "");
  }

  /// @param days on which the visitors come again; empty for none
  void approved(long seconds, String days) {
    asked(seconds, days);
    approved(Map.of("escort", Value.of("p" + id("sari"))));
  }

  /// @param assignment who accompanies
  void approved(Map<String, Value> assignment) {
    stored(does(new By.Human(id("hadi"), HEAD), "VIS-P2", null, "approved", assignment));
  }

  void asked(long seconds, String days) {
    Map<String, Value> request =
        new HashMap<>(days.isEmpty() ? Map.of() : Map.of("days", Value.of(days)));
    stored(act(admin(), null, new Command.OpenCase("VISIT", "request", Map.of(), null, "")));
    request.putAll(
        Map.of(
            "requester_org", Value.of("Vendor AC"),
            "vendor_kind", Value.of("ac"),
            "purpose_kind", Value.of("pemeliharaan"),
            "target", Value.of("AC unit 1"),
            "visitors", new Value.Many(List.of(named("Tamu 1"), named("Tamu 2"))),
            "window_start", Value.of(now().minusSeconds(60).toString()),
            "window_end", Value.of(now().plusSeconds(seconds).toString())));
    stored(does(admin(), "VIS-P1", null, null, request));
  }

  /// Answers that name several escorts, by their logins.
  Map<String, Value> escorts(String first, String... others) {
    return Map.of(
        "escort",
        Value.of("p" + id(first)),
        "others",
        new Value.Many(
            Stream.of(others)
                .map(login -> (Value) new Value.Group(Map.of("escort", Value.of("p" + id(login)))))
                .toList()));
  }

  void arrives(String item, String badge) {
    stored(
        does(
            guest("Tamu " + item),
            "VIS-E6C",
            item,
            null,
            Map.of(
                "person", Value.of("Tamu " + item),
                "unit", Value.of("Vendor AC"),
                "badge", Value.of(badge),
                "identity_checked", Value.of(true),
                "time_in", Value.of(now().toString()),
                "purpose", Value.of("Pembersihan filter"),
                "work_kind", Value.of("environment"),
                "prohibited", good("PROHIBITED"))));
  }

  void leaves(String item) {
    leaves(item, "over");
  }

  /// @param way whether they come again; null where nobody is asked
  void leaves(String item, @Nullable String way) {
    stored(
        does(
            guest("Tamu " + item),
            "VIS-E6D",
            item,
            way,
            Map.of(
                "time_out", Value.of(now().toString()),
                "activities", Value.of("Filter dibersihkan"),
                "room_rules", good("ROOM_RULES"))));
  }

  VisitStanding standing() {
    return office.visits().of(about, now()).orElseThrow();
  }

  void readings(long from, int minutes, double value) {
    List<Reading> readings = new ArrayList<>();
    for (int half = 0; half < 2 * minutes; half++) {
      readings.add(room.celsius(from + half * 30_000L, value));
    }
    give(room.trend(readings));
  }

  static void refused(Decision.Reason why, Answer answer) {
    assertEquals(
        why, assertInstanceOf(Answer.Refused.class, answer, answer::toString).refusal().why());
  }
}
