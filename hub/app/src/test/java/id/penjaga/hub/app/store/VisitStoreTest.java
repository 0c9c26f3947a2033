package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visits, own activity and keys over a real store that a door tells of badges.
class VisitStoreTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final String ADMIN = "administrator_ruang_server";
  private static final String STAFF = "staf_ruang_server";
  private static final String HEAD = "kepala_bidang_aptika";
  private static final PointId DOOR = new PointId("door.main");
  private static final String V1 = "badge-0000000b";
  private static final String V2 = "badge-0000000c";
  private static final long MINUTE = 60_000;

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final Teller room = new Teller("room-1", "00000000000000aa");
  private Store store;
  private Office office;
  private int commands;
  private long about;

  @BeforeEach
  void open() {
    clock.set(600 * MINUTE);
    OfficeStart start =
        new OfficeStart(
            DefinitionFolder.read(Path.of("../../config")), WIB, clock, KeepTimes.USUAL);
    store = Store.open(folder, clock, new Threads(Throwable::printStackTrace), start.beginning());
    office = start.open(store);
    person("Sari", "sari", ADMIN, STAFF);
    person("Hadi", "hadi", HEAD, "pejabat_berwenang");
    give(room.born(null, null));
    badge("K-01", 1, "sari");
    badge("T-01", 11, "");
    badge("T-02", 12, "");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void person(String name, String login, String... roles) {
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

  private long id(String login) {
    return Objects.requireNonNull(office.people().byLogin(login)).id();
  }

  private void badge(String label, int number, String login) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(digest(number).digest()));
    fields.put("key_version", Value.of(1));
    if (!login.isEmpty()) {
      fields.put("holder", Value.of("p" + id(login)));
    }
    record(new ItemCommand.Add("badge", label, fields, "issued", ""));
  }

  private static BadgeId digest(int number) {
    return new BadgeId("%08x".formatted(number).repeat(4));
  }

  private void record(ItemCommand command) {
    ItemAnswer answer = office.record("i" + ++commands, "sari", true, command);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer::toString);
  }

  private void give(Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }

  private void told(JournalEvent event) {
    give(room.journal(clock.uptimeMs(), event));
  }

  private void goesIn(int number, String holder, @Nullable String permit) {
    told(
        new JournalEvent.PersonEntered(DOOR, digest(number), holder, Certainty.SEEN, permit, null));
  }

  private void goesOut(int number, String holder) {
    told(new JournalEvent.PersonLeft(DOOR, digest(number), holder, Certainty.SEEN));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  private Answer act(By by, @Nullable Long on, Command command) {
    return office.act("c" + ++commands, by, on, command, null, "");
  }

  private void stored(Answer answer) {
    about = assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private int opening(String step, @Nullable String item) {
    Case state = office.caseFile(about).orElseThrow().state();
    return state.open().stream()
        .map(number -> Objects.requireNonNull(state.openings().get(number)))
        .filter(one -> one.step().equals(step) && Objects.equals(one.item(), item))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private Answer does(
      By by,
      String step,
      @Nullable String item,
      @Nullable String branch,
      Map<String, Value> answers) {
    return act(
        by, about, new Command.Complete(opening(step, item), answers, branch, "", Map.of(), ""));
  }

  private By admin() {
    return new By.Human(id("sari"), ADMIN);
  }

  private By guest(String name) {
    return new By.Human(
        id("sari"), ADMIN, new By.Behalf("pengunjung", null, new Value.Personal(name), "present"));
  }

  private Value good(String checklist) {
    Map<String, Value> items = new HashMap<>();
    Objects.requireNonNull(
            Objects.requireNonNull(office.procedure("VISIT")).checklists().get(checklist))
        .items()
        .forEach(item -> items.put(item.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(items);
  }

  private static Value named(String name) {
    return new Value.Group(Map.of("name", Value.of(name), "unit", Value.of("Vendor AC")));
  }

  private void approved() {
    stored(act(admin(), null, new Command.OpenCase("VISIT", "request", Map.of(), null, "")));
    stored(
        does(
            admin(),
            "VIS-P1",
            null,
            null,
            Map.of(
                "requester_org", Value.of("Vendor AC"),
                "vendor_kind", Value.of("ac"),
                "purpose_kind", Value.of("pemeliharaan"),
                "target", Value.of("AC unit 1"),
                "visitors", new Value.Many(List.of(named("Tamu 1"), named("Tamu 2"))),
                "window_start", Value.of(now().minusSeconds(60).toString()),
                "window_end", Value.of(now().plusSeconds(7_200).toString()))));
    stored(
        does(
            new By.Human(id("hadi"), HEAD),
            "VIS-P2",
            null,
            "approved",
            Map.of("escort", Value.of("p" + id("sari")))));
  }

  private void arrives(String item, String badge) {
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

  private void leaves(String item) {
    stored(
        does(
            guest("Tamu " + item),
            "VIS-E6D",
            item,
            null,
            Map.of(
                "time_out", Value.of(now().toString()),
                "activities", Value.of("Filter dibersihkan"),
                "room_rules", good("ROOM_RULES"))));
  }

  private VisitStanding standing() {
    return office.visits().of(about, now()).orElseThrow();
  }

  private void readings(long from, int minutes, double value) {
    List<Reading> readings = new ArrayList<>();
    for (int half = 0; half < 2 * minutes; half++) {
      readings.add(room.celsius(from + half * 30_000L, value));
    }
    give(room.trend(readings));
  }

  @Test
  @DisplayName(
      "VIS-06: the environment of a visit and of the 60 minutes after it stands in its form; a"
          + " breach is listed with its minimum and maximum and needs a note")
  void environment() {
    approved();
    String permit = standing().visit().permit();
    arrives("1", "T-01");
    arrives("2", "T-02");
    long start = clock.uptimeMs();
    goesIn(11, V1, permit);
    goesIn(12, V2, permit);
    readings(start, 10, 21.0);
    readings(start + 10 * MINUTE, 10, 22.9);
    readings(start + 20 * MINUTE, 20, 20.6);
    clock.pass(11 * MINUTE);
    told(
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, Severity.WARNING, Measure.celsius(22.9)));
    clock.pass(9 * MINUTE);
    told(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, 9 * MINUTE));
    goesOut(11, V1);
    leaves("1");
    Map<String, Value> meets = Map.of("meets", Value.of(true));
    refused(Decision.Reason.NOT_READY, does(admin(), "VIS-P3", null, null, meets));
    clock.pass(20 * MINUTE);
    goesOut(12, V2);
    leaves("2");
    clock.pass(59 * MINUTE);
    refused(Decision.Reason.NOT_READY, does(admin(), "VIS-P3", null, null, meets));
    clock.pass(MINUTE);
    List<Bilingual> shown =
        Observed.lines(
            Objects.requireNonNull(
                office.hints().suggested(about, opening("VIS-P3", null)).get("readings")));
    assertTrue(shown.get(0).id().contains("lalu 60 menit sesudahnya"), shown::toString);
    assertTrue(shown.get(1).id().contains("20,6–22,9 °C"), shown::toString);
    assertTrue(
        shown.get(2).id().contains("Pelanggaran batas: Suhu ruang di atas batas"), shown::toString);
    assertTrue(shown.get(2).en().contains("22.9–22.9 °C"), shown::toString);
    refused(Decision.Reason.FORM, does(admin(), "VIS-P3", null, null, meets));
    stored(
        does(
            admin(),
            "VIS-P3",
            null,
            null,
            Map.of("meets", Value.of(true), "note", Value.of("AC dimatikan selama pekerjaan"))));
    Map<String, Value> kept =
        office.caseFile(about).orElseThrow().state().answers().getOrDefault("VIS-P3", Map.of());
    assertEquals(shown, Observed.lines(Objects.requireNonNull(kept.get("readings"))));
  }

  @Test
  @DisplayName("VIS-11: a visit whose visitors came and did not go in can be closed")
  void nobodyWentIn() {
    approved();
    for (String item : List.of("1", "2")) {
      arrives(item, "T-0" + item);
      stored(act(admin(), about, new Command.Skip(opening("VIS-E6D", item), "tidak jadi masuk")));
    }
    stored(does(admin(), "VIS-P3", null, null, Map.of("meets", Value.of(true))));
  }

  private static void refused(Decision.Reason why, Answer answer) {
    assertEquals(
        why, assertInstanceOf(Answer.Refused.class, answer, answer::toString).refusal().why());
  }

  @Test
  @DisplayName(
      "ACC-06: the door opens the record of a stay of staff, and 15 minutes later it shows as late")
  void ownActivity() {
    goesIn(1, "person-" + id("sari"), null);
    clock.pass(30 * MINUTE);
    Instant left = now();
    goesOut(1, "person-" + id("sari"));
    goesIn(11, V1, null);
    goesOut(11, V1);
    List<CaseLine> entries = office.cases(new CaseFilter("ENTRY", true, null, "", null), 10);
    assertEquals(1, entries.size(), "of staff only: " + entries);
    about = entries.getFirst().id();
    TaskLine task =
        office.myWork(id("sari"), now()).mine().stream()
            .filter(one -> one.about() == about)
            .findFirst()
            .orElseThrow();
    assertEquals(left.plus(Duration.ofMinutes(15)), task.due());
    clock.pass(15 * MINUTE + 1_000);
    assertTrue(
        Objects.requireNonNull(office.caseFile(about).orElseThrow().tasks().getFirst().left())
            .isNegative(),
        "late");
    Map<String, Value> told = office.caseFile(about).orElseThrow().state().subject();
    Value entered = Value.of(left.minus(Duration.ofMinutes(30)).toString());
    assertEquals(
        List.of(Value.of("p" + id("sari")), entered),
        List.of(told.get("person"), told.get("entered")));
    stored(
        does(
            new By.Human(id("sari"), STAFF),
            "ENT-6",
            null,
            null,
            Map.of(
                "purpose", Value.of("Pemeriksaan harian"),
                "work_kind", Value.of("inspection"),
                "activities", Value.of("Memeriksa UPS"))));
    Case after = office.caseFile(about).orElseThrow().state();
    assertEquals(1, after.deviations().size(), "the delay is accounted for");
    assertFalse(after.isOpen());
    Teller elsewhere = new Teller("room-2", "00000000000000bb");
    give(elsewhere.born(null, null));
    give(
        elsewhere.journal(
            clock.uptimeMs(),
            new JournalEvent.PersonEntered(
                DOOR, digest(1), "person-" + id("sari"), Certainty.SEEN, null, null)));
    clock.pass(MINUTE);
    goesOut(1, "person-" + id("sari"));
    CaseLine again = office.cases(new CaseFilter("ENTRY", true, null, "", null), 10).getFirst();
    assertNull(
        office.caseFile(again.id()).orElseThrow().state().subject().get("entered"),
        "by the door of another room, and by one of a stay that is over");
  }

  @Test
  @DisplayName("ACC-21: a key that its holder takes out of the room is missing, until it is back")
  void keyAway() {
    record(new ItemCommand.Add("rack", "RACK-A", Map.of(), "", ""));
    record(
        new ItemCommand.Add(
            "rack_key",
            "KUNCI-A",
            Map.of("rack", Value.of("RACK-A"), "holder", Value.of("p" + id("sari"))),
            "out",
            ""));
    goesIn(1, "person-" + id("sari"), null);
    assertEquals(List.of(), office.visits().keysAway(now()), "in the room");
    clock.pass(MINUTE);
    goesOut(1, "person-" + id("sari"));
    assertEquals("KUNCI-A", office.visits().keysAway(now()).getFirst().key());
    assertEquals(now(), office.visits().keysAway(now()).getFirst().left());
    goesIn(1, "person-" + id("sari"), null);
    assertEquals(List.of(), office.visits().keysAway(now()), "brought back");
  }

  @Test
  @DisplayName(
      "VIS-10: a permission given orally opens the door at once; unconfirmed after 24 h it is an"
          + " exception, and denied it opens nothing")
  void urgent() {
    stored(act(admin(), null, new Command.OpenCase("URGENT", "emergency", Map.of(), null, "")));
    stored(
        does(
            admin(),
            "UP-1",
            null,
            null,
            Map.of(
                "given_by", Value.of("p" + id("hadi")),
                "given_at", Value.of(now().toString()),
                "reason", Value.of("UPS berasap"),
                "work", Value.of("Memeriksa UPS"),
                "visitors", new Value.Many(List.of(named("Teknisi UPS"))),
                "escort", Value.of("p" + id("sari")),
                "until", Value.of(now().plus(Duration.ofDays(3)).toString()))));
    stored(
        does(
            admin(),
            "UP-3",
            "1",
            null,
            Map.of(
                "person", Value.of("Teknisi UPS"),
                "identity_checked", Value.of(true),
                "badge", Value.of("T-01"),
                "purpose", Value.of("Memeriksa UPS"),
                "prohibited_ack", good("PROHIBITED"))));
    assertTrue(
        office.visits().permits(now()).getFirst().guests().getFirst().purpose(),
        () -> standing().toString());
    clock.pass(24 * 60 * MINUTE - 1);
    assertEquals(List.of(), exceptions());
    clock.pass(1);
    assertEquals(List.of(VisitException.Kind.UNCONFIRMED), exceptions());
    Answer denied =
        act(
            new By.Human(id("hadi"), "pejabat_berwenang"),
            about,
            new Command.Complete(
                opening("UP-2", null), Map.of(), "denied", "Tidak pernah", Map.of(), ""));
    stored(denied);
    assertEquals(List.of(), office.visits().permits(now()));
  }

  private List<VisitException.Kind> exceptions() {
    return VisitException.of(office.visits().standing(now(), now()), Duration.ofDays(1), now())
        .stream()
        .map(VisitException::kind)
        .toList();
  }
}
