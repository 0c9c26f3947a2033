package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.text.Bilingual;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the monthly inspection is shown of the readings and of the door, over a real store.
class ObservedMonthTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final String ROLE = "administrator_ruang_server";
  private static final long DAY_MS = 86_400_000;

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final Teller room = new Teller("room-1", "00000000000000aa");
  private Store store = notYet();
  private Office office = notOpen();
  private long sari;
  private int commands;

  @SuppressWarnings("NullAway")
  private static Store notYet() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static Office notOpen() {
    return null;
  }

  @BeforeEach
  void open() {
    clock.set(2 * DAY_MS);
    OfficeStart start = new OfficeStart(Shipped.DEFINITIONS, WIB, clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            "p",
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Sari", "ICT", "", "", "sari"),
                List.of(ROLE),
                LocalDate.parse("2023-01-01"))));
    sari = office.people().persons().iterator().next().id();
    give(room.born(null, null));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void give(Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }

  /// A day of readings, twenty of them out of band at a temperature.
  private void day(double over) {
    List<Reading> readings = new ArrayList<>();
    for (int half = 0; half < 2880; half++) {
      readings.add(room.celsius(half * 30_000L, half >= 1200 && half < 1240 ? over : 21));
    }
    for (int from = 0; from < readings.size(); from += 720) {
      give(room.trend(readings.subList(from, from + 720)));
    }
  }

  private long month() {
    Answer opened =
        act(
            null,
            new Command.OpenCase(
                "MON", "by_hand", Map.of("month", Value.of(thisMonth())), null, ""));
    return assertInstanceOf(Answer.Stored.class, opened, opened::toString).about();
  }

  private String thisMonth() {
    return LocalDate.ofInstant(now(), WIB).toString().substring(0, 7);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  private Answer act(Long about, Command command) {
    return office.act("c" + ++commands, new By.Human(sari, ROLE), about, command, null, "");
  }

  private Answer does(long month, int opening, String reason, Map<String, Value> answers) {
    return act(month, new Command.Complete(opening, answers, null, reason, Map.of(), ""));
  }

  private void done(long month, int opening, Map<String, Value> answers) {
    Answer answer = does(month, opening, "", answers);
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  /// An inspection that has come to its ten items.
  private long inspecting(String badge) {
    long month = month();
    Map<String, Value> logged =
        new HashMap<>(
            Map.of(
                "person", new Value.Personal("Sari"),
                "unit", Value.of("ICT"),
                "time_in", Value.of(now().toString()),
                "purpose", Value.of("pemeriksaan"),
                "work_kind", Value.of("inspection"),
                "activities", Value.of("pemeriksaan bulanan")));
    if (!badge.isEmpty()) {
      logged.put("badge", new Value.Personal(badge));
    }
    done(month, 1, logged);
    Value good = Value.of("good");
    done(month, 2, Map.of("hardware", good, "storage", good, "network", good, "services", good));
    return month;
  }

  private Map<String, Value> items() {
    Map<String, Value> items = new HashMap<>();
    for (int i = 1; i <= 10; i++) {
      items.put("A" + i, new Value.Group(Map.of("result", Value.of("good"))));
    }
    return Map.of("month", Value.of(thisMonth()), "items", new Value.Group(items));
  }

  @Test
  @DisplayName("INS-03 item 6 shows the breach of the month and proposes; the person decides")
  void breach() {
    day(24.3);
    long month = inspecting("");
    List<Bilingual> beside = office.hints().observed(month, 3).get("A6");
    assertTrue(beside.getFirst().id().contains("21,0–24,3 °C"), beside::toString);
    assertTrue(beside.getFirst().en().contains("21.0–24.3 °C"), beside::toString);
    assertTrue(beside.getFirst().id().contains("di luar batas 20 menit"), beside::toString);
    assertTrue(beside.getLast().id().startsWith("Usulan hub: tidak baik"), beside::toString);
    assertTrue(beside.getLast().id().contains("24,3 °C"), beside::toString);
    assertTrue(
        !office.hints().suggested(month, 3).containsKey("items"), "nothing is answered for them");

    Map<String, Value> decided = new HashMap<>(items());
    decided.put("hand_temperature", new Value.Numeric(new java.math.BigDecimal("21.4")));
    done(month, 3, decided);
    Map<String, Value> kept =
        Objects.requireNonNull(
            office.caseFile(month).orElseThrow().state().answers().get("MONTH_REPORT"));
    assertEquals(
        beside,
        Observed.lines(kept.get("measured")),
        "both sources stand in the report: the sensor's beside the hand-held one");
  }

  @Test
  @DisplayName("INS-03 a month in band proposes good, and one without data proposes nothing")
  void proposals() {
    assertTrue(proposal().startsWith("Hub tidak memiliki data"), proposal());
    day(21.9);
    assertEquals("Usulan hub: baik. Anda yang memutuskan.", proposal());
  }

  private String proposal() {
    return office.hints().observed(inspecting(""), 3).get("A6").getLast().id();
  }

  @Test
  @DisplayName("INS-08 without a badge of the inspector on that day a logbook entry or a reason")
  void badge() {
    entered("administrator-1");
    long wrong = inspecting("staff-1");
    Answer refused = does(wrong, 3, "", items());
    Decision.Refused why = assertInstanceOf(Answer.Refused.class, refused).refusal();
    assertEquals(Decision.Reason.NOT_READY, why.why());
    assertTrue(why.text().id().contains("buku catatan ruang"), why.text()::toString);
    assertInstanceOf(
        Answer.Stored.class, does(wrong, 3, "kartu tertinggal, dibukakan petugas", items()));

    entered("staff-1");
    assertInstanceOf(Answer.Stored.class, does(inspecting("staff-1"), 3, "", items()));
  }

  @Test
  @DisplayName("INS-08 the inspector's own badge is drawn from the register, nobody types it")
  void ownBadge() {
    var added =
        office.record(
            "b",
            "sari",
            true,
            new id.penjaga.hub.core.register.ItemCommand.Add(
                "badge",
                "K-7",
                Map.of(
                    "digest", Value.of("ab".repeat(16)),
                    "holder", Value.of("p" + sari),
                    "pseudonym", Value.of("staff-7")),
                "",
                "kartu baru"));
    assertInstanceOf(
        id.penjaga.hub.core.register.ItemAnswer.Accepted.class, added, added::toString);
    entered("staff-1");
    assertInstanceOf(Answer.Refused.class, does(inspecting(""), 3, "", items()));
    entered("staff-7");
    assertInstanceOf(Answer.Stored.class, does(inspecting(""), 3, "", items()));
  }

  @Test
  @DisplayName("INS-08 where no door told of anybody on that day nothing is asked")
  void noDoor() {
    assertInstanceOf(Answer.Stored.class, does(inspecting(""), 3, "", items()));
  }

  private void entered(String holder) {
    give(
        room.journal(
            2 * DAY_MS - 60_000,
            new JournalEvent.PersonEntered(
                new PointId("door.main"), new BadgeId("ab".repeat(16)), holder)));
  }
}
