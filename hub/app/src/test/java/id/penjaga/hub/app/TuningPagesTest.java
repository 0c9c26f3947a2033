package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A whole hub with two days of a point in its store: read by the page and by programs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Other settings, tried on the past of a point")
class TuningPagesTest {
  private static final DeviceId DEVICE = new DeviceId("ruang-1");
  private static final PointId POINT = new PointId("room.temperature");
  private static final String LOG = "00000000000000aa";
  private static final String PAGE = "/points/ruang-1/room.temperature/tuning";
  private static final String TRIAL = "/points/ruang-1/room.temperature/trial";
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final Limits LIMITS = new Limits(20, 22, 0.1, 20_000, 60_000, "003 B.2.a", 20, 22);

  private ApiHub office;
  private ApiHub.Program program;
  private long beginMs;
  private Position lastJournal;
  private String previous = JournalRecord.GENESIS;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    office = new ApiHub(folder);
    program = office.program();
    Store store = office.hub.store();
    beginMs = (System.currentTimeMillis() - 48 * HOUR) / HOUR * HOUR;
    PointInfo info =
        new PointInfo(
            POINT,
            PointKind.TEMPERATURE,
            Unit.CELSIUS,
            "Suhu ruang",
            "Room temperature",
            90_000,
            LIMITS);
    StateMessage.Status status =
        new StateMessage.Status(
            DEVICE, true, "0.1", "sim", true, LOG, 1, at(0), null, null, List.of(info));
    assertTrue(store.offer(new Message.Born(status, true)));
    store.hear(status, false);
    readings(store);
    journal(store, 0, new JournalEvent.DeviceStarted("0.1", "abc", "sim", true));
    for (int hour = 1; hour < 13; hour++) {
      raised(store, hour * HOUR + 20_000);
      cleared(store, hour * HOUR + 90_000);
    }
    raised(store, 15 * HOUR + 20_000);
    cleared(store, 15 * HOUR + 41 * MINUTE);
    raised(store, 20 * HOUR + 30_000); // of values that were held back
    cleared(store, 20 * HOUR + 100_000);
    store.actions().write(_ -> true).join();
  }

  @AfterAll
  void close() {
    office.close();
  }

  private Moment at(long ms) {
    return new Moment(ms, beginMs + ms, ClockQuality.NTP);
  }

  /// Every 10 s: 21.6 °C, each hour of twelve half a minute too warm, then 24 °C for 40 minutes,
  /// and in the evening three values that were held back.
  private void readings(Store store) {
    List<Reading> batch = new ArrayList<>();
    Position last = null;
    long sequence = 0;
    for (long ms = 0; ms < 24 * HOUR; ms += 10_000) {
      double value = 21.6;
      if (ms >= HOUR && ms < 13 * HOUR && ms % HOUR < 30_000) {
        value = 22.2;
      } else if (ms >= 15 * HOUR && ms < 15 * HOUR + 40 * MINUTE) {
        value = 24;
      }
      batch.add(
          ms >= 20 * HOUR && ms < 20 * HOUR + 30_000
              ? new Reading.Missed(at(ms), POINT, MissReason.IMPLAUSIBLE)
              : new Reading.Taken(at(ms), POINT, Measure.celsius(value)));
      if (batch.size() == 360) {
        Position position = new Position(1, ++sequence);
        assertTrue(
            store.offer(
                new Message.Trend(
                    new TrendBatch(DEVICE, LOG, position, last, List.copyOf(batch)))));
        last = position;
        batch.clear();
      }
    }
  }

  private void raised(Store store, long ms) throws Exception {
    journal(
        store,
        ms,
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, POINT, Severity.WARNING, Measure.celsius(22.2)));
  }

  private void cleared(Store store, long ms) throws Exception {
    journal(store, ms, new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, POINT, 70_000));
  }

  private void journal(Store store, long ms, JournalEvent event) throws Exception {
    Position position = new Position(1, lastJournal == null ? 1 : lastJournal.sequence() + 1);
    byte[] body = Codec.journalBody(DEVICE, LOG, position, lastJournal, at(ms), event, previous);
    previous = Codec.sha256(body, body.length);
    byte[] payload = Codec.seal(body, previous);
    lastJournal = position;
    assertTrue(store.offer(new Message.Journal(Codec.readJournal(payload), payload, true)));
  }

  /// The trial of the administrator when it is over: then their page is told to load again.
  private ApiHub.Told over() throws Exception {
    while (office.admin.get("/part" + PAGE).headers().firstValue("HX-Refresh").isEmpty()) {
      Thread.onSpinWait();
    }
    ApiHub.Told told = program.get(TRIAL);
    assertEquals(200, told.status(), told.raw().body());
    return told;
  }

  @Test
  @DisplayName("a program tries 90 s: twelve of 13 alarms vanish, the real one comes 70 s later")
  void byProgram() throws Exception {
    ApiHub.Told begun =
        program.post(TRIAL, Map.of("deadband", new BigDecimal("0.3"), "raiseAfter", 90, "days", 7));
    assertEquals(200, begun.status(), begun.raw().body());
    Map<?, ?> outcome = (Map<?, ?>) over().at("outcome");

    assertEquals(13L, outcome.get("alarmsThen"));
    assertEquals(1L, outcome.get("alarmsTried"));
    assertEquals(12, ((List<?>) outcome.get("vanished")).size());
    Map<?, ?> kept = (Map<?, ?>) ((List<?>) outcome.get("kept")).getFirst();
    assertEquals("70", String.valueOf(kept.get("laterSeconds")).replace(".0", ""));
    assertEquals(1, ((List<?>) outcome.get("unexplained")).size(), "three values held back");
    assertEquals(3L, outcome.get("heldBack"));
    assertEquals(3 * 3, ((List<?>) outcome.get("suggestions")).size(), "deadbands and delays");
  }

  @Test
  @DisplayName("the same past and settings are answered byte for byte the same")
  void sameBytes() throws Exception {
    String[] outcomes = new String[2];
    for (int i = 0; i < 2; i++) {
      program.post(TRIAL, Map.of("high", new BigDecimal("22.5"), "days", 7));
      outcomes[i] = String.valueOf(over().at("outcome"));
    }
    assertEquals(outcomes[0], outcomes[1]);
    assertTrue(outcomes[0].contains("alarmsTried=1"), outcomes[0]);
  }

  @Test
  @DisplayName(
      "a person fills the form, sees the outcome, and is led to the form that sends limits")
  void byPage() throws Exception {
    HubBrowser sari = office.browser("sari");
    String form = sari.get(PAGE).body();
    assertTrue(
        form.contains("name=\"deadband\" inputmode=\"decimal\" required value=\"0,1\""), form);
    assertTrue(form.contains("name=\"raiseAfter\" inputmode=\"numeric\" required value=\"20\""));
    assertFalse(form.contains("criticalLow"), "it has no critical band");

    sari.post(PAGE, "low=20&high=22%2C5&deadband=0%2C3&raiseAfter=90&clearAfter=60&days=7");
    over();
    String page = sari.get(PAGE).body();
    assertTrue(page.contains("13 alarm dengan pengaturan waktu itu, 1 alarm"), page);
    assertTrue(page.contains("tidak ada alarm"), "what vanishes is told of nobody");
    assertTrue(page.contains("13 dari 14 alarm yang dicatat perangkat muncul lagi"), page);
    assertTrue(page.contains("3 nilai ditahan"), page);
    assertTrue(page.contains("data-spells=\"[["), page);
    assertTrue(page.contains("raise-after: 90 s"), "what the configuration must say");
    assertTrue(page.contains("action=\"/points/ruang-1/room.temperature/limits\""), page);
    assertTrue(page.contains("name=\"high\" value=\"22,5\""), page);
    assertTrue(sari.get("/points/ruang-1/room.temperature").body().contains(PAGE), "linked there");
    assertTrue(
        sari.get("/alarms/figures?days=7").body().contains(PAGE), "and among the worst actors");
  }

  @Test
  @DisplayName("what makes no sense is refused with a sentence, and begins nothing")
  void refused() throws Exception {
    for (Map<String, ?> wrong :
        List.of(
            Map.of("low", 23),
            Map.of("deadband", -1),
            Map.of("deadband", 1),
            Map.of("high", 5000),
            Map.of("raiseAfter", 90_000),
            Map.of("days", 8),
            Map.of("day", "2026-02-30"),
            Map.of("day", "2999-01-01"))) {
      ApiHub.Told told = program.post(TRIAL, wrong);
      assertEquals(422, told.status(), wrong + told.raw().body());
    }
    assertEquals(404, program.get("/points/ruang-1/no.such/trial").status());
    assertEquals(404, program.post("/points/ruang-1/no.such/trial", Map.of()).status());
  }

  @Test
  @DisplayName("one day of the past is tried by itself")
  void oneDay() throws Exception {
    String day =
        LocalDate.ofInstant(Instant.ofEpochMilli(beginMs).plusSeconds(43_200), ZONE).toString();
    assertEquals(200, program.post(TRIAL, Map.of("raiseAfter", 90, "day", day)).status());
    ApiHub.Told told = over();
    Instant from = Instant.parse(String.valueOf(told.at("from")));
    assertEquals(LocalDate.parse(day).atStartOfDay(ZONE).toInstant(), from);
    assertEquals(from.plusSeconds(86_400), Instant.parse(String.valueOf(told.at("to"))));
    Map<?, ?> outcome = (Map<?, ?>) told.at("outcome");
    assertTrue((Long) outcome.get("alarmsThen") < 14, String.valueOf(outcome));
    assertTrue(office.admin.get(PAGE).body().contains("name=\"day\" value=\"" + day + "\""));
  }

  @Test
  @DisplayName("a trial belongs to whoever began it, and one that is over cannot be cancelled")
  void ownTrial() throws Exception {
    program.post(TRIAL, Map.of("days", 7));
    ApiHub.Told mine = over();
    ApiHub.Program other = office.program(program, "budi", "staf_ruang_server");
    assertEquals(404, other.get(TRIAL).status());
    assertEquals(200, program.post(TRIAL + "/cancel", Map.of()).status());
    assertEquals(mine.at("trial"), program.get(TRIAL).at("trial"));
    assertEquals("done", program.get(TRIAL).at("state"));
  }
}
