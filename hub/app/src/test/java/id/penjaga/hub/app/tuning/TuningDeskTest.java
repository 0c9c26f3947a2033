package id.penjaga.hub.app.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.office.LateOffice;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.tuning.SettingsTrial.State;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.LimitsTrial.Change;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The desk where settings are tried")
class TuningDeskTest {
  private static final DeviceId DEVICE = new DeviceId("ruang-1");
  private static final Limits LIMITS = new Limits(20, 22, 0.1, 20_000, 60_000, "", 20, 22);
  private static final PointInfo INFO =
      new PointInfo(
          new PointId("room.temperature"),
          PointKind.TEMPERATURE,
          Unit.CELSIUS,
          "",
          "",
          90_000,
          LIMITS);

  private static final TuningDesk.Asked ASKED =
      new TuningDesk.Asked(7, null, ZoneId.of("Asia/Jakarta"));

  /// Gives no reading before it may, and says when it is asked.
  private final Semaphore asked = new Semaphore(0);

  private final Semaphore may = new Semaphore(0);
  private volatile boolean broken;

  private final TuningDesk desk =
      new TuningDesk(
          new PointPast() {
            @Override
            public Optional<PointInfo> info(DeviceId device, PointId point) {
              return Optional.of(INFO);
            }

            @Override
            public Samples readings(DeviceId device, PointId point, long fromMs, long toMs) {
              asked.release();
              may.acquireUninterruptibly();
              if (broken) {
                throw new StoreException("the disk is gone");
              }
              return new Samples(0);
            }

            @Override
            public List<Change> changes(DeviceId device, PointId point, long fromMs, long toMs) {
              return List.of();
            }

            @Override
            public List<AlarmSpell> recorded(
                DeviceId device, PointId point, long fromMs, long toMs) {
              return List.of();
            }
          },
          new LateOffice(),
          () -> 1_788_220_800_000L,
          new Threads(bug -> {}));

  @AfterEach
  void close() {
    desk.close();
    may.release(10_000);
  }

  private SettingsTrial begin(String person) {
    return desk.begin(person, DEVICE, INFO, LIMITS, ASKED).orElseThrow();
  }

  @Test
  @DisplayName(
      "a person's next trial ends the one before between two portions, and says how far it" + " is")
  void oneEach() {
    SettingsTrial first = begin("sari");
    asked.acquireUninterruptibly();
    may.release();
    asked.acquireUninterruptibly();
    assertEquals(State.RUNNING, first.progress().state());
    assertTrue(first.progress().share() > 0 && first.progress().share() < 1);
    SettingsTrial second = begin("sari");
    assertEquals(State.CANCELLED, first.progress().state());
    assertEquals(State.WAITING, second.progress().state());
    assertEquals(second, desk.of("sari").orElseThrow());
    may.release();
    asked.acquireUninterruptibly();
    assertEquals(State.RUNNING, second.progress().state(), "the first asked for nothing more");
    assertEquals(State.CANCELLED, first.progress().state());
  }

  @Test
  @DisplayName(
      "whoever cancels is rid of it at once, also while it waits; nobody else's is touched")
  void cancelling() {
    SettingsTrial running = begin("sari");
    asked.acquireUninterruptibly();
    SettingsTrial waiting = begin("budi");
    desk.cancel("budi");
    desk.cancel("nobody");
    assertEquals(State.CANCELLED, waiting.progress().state());
    assertEquals(State.RUNNING, running.progress().state());
  }

  @Test
  @DisplayName("a few wait; more are refused, and who begins again and again fills no queue")
  void bounded() {
    begin("sari");
    asked.acquireUninterruptibly();
    for (int i = 0; i < 100; i++) {
      begin("budi");
    }
    for (int i = 0; i < 7; i++) {
      begin("person-" + i);
    }
    assertEquals(Optional.empty(), desk.begin("late", DEVICE, INFO, LIMITS, ASKED));
    desk.cancel("person-3");
    assertTrue(desk.begin("late", DEVICE, INFO, LIMITS, ASKED).isPresent());
  }

  @Test
  @DisplayName("a store that does not answer fails the trial, and the next one is served")
  void failing() {
    broken = true;
    SettingsTrial first = begin("sari");
    begin("budi");
    may.release();
    asked.acquireUninterruptibly();
    asked.acquireUninterruptibly(); // the second's, so the first is over
    assertEquals(State.FAILED, first.progress().state());
  }

  @Test
  @DisplayName("one day is that of the site, and today ends now")
  void oneDay() {
    ZoneId zone = ZoneId.of("Asia/Jakarta"); // the desk's clock stands at 2026-09-01 07:00 there
    SettingsTrial past =
        desk.begin(
                "sari",
                DEVICE,
                INFO,
                LIMITS,
                new TuningDesk.Asked(7, LocalDate.of(2026, 8, 30), zone))
            .orElseThrow();
    assertEquals(new Stretch(1_788_022_800_000L, 1_788_022_800_000L + 86_400_000), past.stretch());
    SettingsTrial today =
        desk.begin(
                "sari",
                DEVICE,
                INFO,
                LIMITS,
                new TuningDesk.Asked(7, LocalDate.of(2026, 9, 1), zone))
            .orElseThrow();
    assertEquals(new Stretch(1_788_195_600_000L, 1_788_220_800_000L), today.stretch());
  }
}
