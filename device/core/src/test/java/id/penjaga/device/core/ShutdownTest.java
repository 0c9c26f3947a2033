package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalEvent.ShutdownAnnounced;
import id.penjaga.device.messages.JournalEvent.ShutdownCancelled;
import id.penjaga.device.messages.JournalEvent.ShutdownOrdered;
import id.penjaga.device.messages.JournalEvent.ShutdownReleased;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.ShutdownCause;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers go in their order before the battery is empty, never for a moment's low, never twice.
@DisplayName("Orderly shutdown on a battery that runs out (PWR-08)")
class ShutdownTest {
  private static final RoomRules RULES = Rooms.withShutdown(Rooms.rules(), Rooms.SHUTDOWN);

  private final Play play = Play.started(RULES);

  @Test
  void serversGoFirstAndTheStorageAfterThem() {
    outage(100, 20);
    assertEquals(List.of(), told());
    outage(55, 15);
    assertEquals(List.of("announced servers"), told());
    ShutdownAnnounced announced = play.events(ShutdownAnnounced.class).getFirst();
    assertEquals(ShutdownCause.CHARGE, announced.cause());
    assertEquals(30_000, announced.inMs());
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.SERVER_SHUTDOWN, Rooms.SERVERS).phase());
    outage(50, 30);
    assertEquals(List.of("announced servers", "ordered servers"), told());
    outage(15, 120);
    assertEquals(
        List.of("announced servers", "ordered servers", "announced storage", "ordered storage"),
        told());
  }

  @Test
  void whenAllRunOutAtOnceTheStorageStillWaitsForTheServers() {
    outage(10, 45);
    assertEquals(List.of("announced servers", "announced storage", "ordered servers"), told());
    outage(10, 55);
    assertEquals(3, told().size());
    outage(10, 5);
    assertEquals("ordered storage", told().getLast());
  }

  @Test
  void aMomentsLowTellsNobody() {
    for (int i = 0; i < 20; i++) {
      outage(55, 10);
      outage(61, 5);
      outage(30, 10);
      mains(20);
    }
    assertEquals(List.of(), told());
  }

  @Test
  void mainsThatComeBackInTimeCancelIt() {
    outage(55, 40);
    assertEquals(List.of("announced servers"), told());
    mains(20);
    assertEquals(List.of("announced servers", "cancelled servers"), told());
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.SERVER_SHUTDOWN, Rooms.SERVERS).phase());
    mains(600);
    assertEquals(2, told().size());
  }

  @Test
  void mainsThatFlickerCancelNothing() {
    outage(55, 40);
    mains(10);
    assertEquals(1, told().size());
    outage(55, 5);
    assertEquals(List.of("announced servers", "ordered servers"), told());
  }

  @Test
  void whoIsToldStaysToldUntilTheMainsAreBackAndAllAreGone() {
    count(Rooms.SERVERS, 2);
    outage(55, 60);
    assertTrue(orders(Rooms.SERVERS, play.now));
    mains(5);
    long started = play.now;
    assertTrue(orders(Rooms.SERVERS, 0), "who was told goes down, also when PLN is back");
    assertFalse(orders(Rooms.SERVERS, started), "who starts now stays");
    count(Rooms.SERVERS, 1);
    mains(300);
    assertTrue(orders(Rooms.SERVERS, 0));
    count(Rooms.SERVERS, 0);
    mains(5);
    assertEquals(List.of("announced servers", "ordered servers", "released servers"), told());
    assertEquals(0, play.events(ShutdownReleased.class).getFirst().stayed());
  }

  @Test
  void aServerThatHangsKeepsTheOthersDownForTenMinutesAtMost() {
    count(Rooms.SERVERS, 1);
    outage(55, 60);
    mains(595);
    assertEquals(2, told().size());
    mains(15);
    assertEquals("released servers", told().getLast());
    assertEquals(1, play.events(ShutdownReleased.class).getFirst().stayed());
  }

  @Test
  void anotherOutageIsJudgedAnew() {
    count(Rooms.SERVERS, 1);
    outage(55, 60);
    mains(60);
    outage(90, 60);
    assertEquals(List.of("announced servers", "ordered servers", "released servers"), told());
    assertFalse(orders(Rooms.SERVERS, play.now));
  }

  @Test
  void aUpsThatFallsSilentBeforeBeginsNothing() {
    outage(55, 5);
    play.miss(Rooms.ON_BATTERY, MissReason.TIMEOUT);
    play.miss(Rooms.CHARGE, MissReason.TIMEOUT);
    play.pass(600_000);
    assertEquals(List.of(), told());
  }

  @Test
  void aUpsThatFallsSilentAfterTheAnnouncementStopsNothing() {
    outage(55, 20);
    play.miss(Rooms.ON_BATTERY, MissReason.TIMEOUT);
    play.pass(60_000);
    assertEquals(List.of("announced servers", "ordered servers"), told());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("PWR-16: a restart forgets nothing, does nothing twice, and orders nothing unheard")
  void aRestartInTheMiddle(boolean late) {
    outage(55, 20);
    restart(late);
    play.pass(600_000);
    assertEquals(List.of("announced servers"), told(), "the UPS has not said a word yet");
    outage(55, 5);
    assertEquals(List.of("announced servers", "ordered servers"), told());
    restart(late);
    assertFalse(orders(Rooms.SERVERS, play.now), "not before the UPS says that it is so");
    outage(55, 60);
    assertTrue(orders(Rooms.SERVERS, play.now));
    assertEquals(2, told().size());
    restart(late);
    mains(25);
    assertEquals(List.of("announced servers", "ordered servers", "released servers"), told());
    restart(late);
    mains(600);
    assertEquals(3, told().size());
    assertEquals(
        1,
        play.events(JournalEvent.AlarmRaised.class).stream()
            .filter(e -> e.kind() == AlarmKind.SERVER_SHUTDOWN)
            .count());
  }

  @Test
  void itIsCriticalAndNeverSetAside() {
    outage(55, 20);
    assertEquals(
        Severity.CRITICAL, play.alarm(AlarmKind.SERVER_SHUTDOWN, Rooms.SERVERS).severity());
    assertTrue(play.output(Rooms.BUZZER));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("Whatever comes in whatever order: told in order, only on battery, once an outage")
  void whateverComes(long seed) {
    Random chance = new Random(seed);
    Order order = new Order();
    boolean battery = false;
    for (int i = 0; i < 4_000; i++) {
      switch (chance.nextInt(12)) {
        case 0 -> battery = !battery;
        case 1 -> play.miss(Rooms.ON_BATTERY, MissReason.TIMEOUT);
        case 2 -> play.miss(Rooms.CHARGE, MissReason.TIMEOUT);
        case 3 -> count(Rooms.SERVERS, chance.nextInt(3));
        case 4 -> {
          if (chance.nextInt(20) == 0) {
            restart(chance.nextBoolean());
          }
        }
        case 5 -> play.pass(chance.nextInt(100_000));
        default -> {
          play.state(Rooms.ON_BATTERY, battery);
          play.take(Rooms.CHARGE, new Measure(chance.nextInt(100), Unit.CHARGE));
          play.pass(chance.nextInt(20_000));
        }
      }
    }
    play.events().forEach(order::see);
    assertTrue(order.orders > 10, "seed " + seed + " tells nothing");
  }

  /// What the records of any group must be: announced, then either cancelled, or ordered and then
  /// released; and no storage before its servers.
  private static final class Order {
    private final Map<PointId, String> states = new HashMap<>();
    private int orders;

    void see(JournalEvent event) {
      switch (event) {
        case ShutdownAnnounced e -> move(e.group(), "", "announced");
        case ShutdownCancelled e -> move(e.group(), "announced", "");
        case ShutdownOrdered e -> {
          move(e.group(), "announced", "ordered");
          orders++;
          if (e.group().equals(Rooms.STORAGE)) {
            assertEquals("ordered", states.get(Rooms.SERVERS));
          }
        }
        case ShutdownReleased e -> move(e.group(), "ordered", "");
        default -> {}
      }
    }

    private void move(PointId group, String from, String to) {
      assertEquals(from, states.getOrDefault(group, ""), group + " becomes " + to);
      states.put(group, to);
    }
  }

  private void restart(boolean late) {
    if (late) {
      play.restartWithALateJournal(() -> {});
    } else {
      play.restart();
    }
  }

  /// On battery for so many seconds from now, sampled every 5 s.
  private void outage(double charge, int seconds) {
    feed(true, charge, seconds);
  }

  private void mains(int seconds) {
    feed(false, 55, seconds);
  }

  private void feed(boolean battery, double charge, int seconds) {
    for (int i = 0; i < seconds; i += 5) {
      play.state(Rooms.ON_BATTERY, battery);
      play.take(Rooms.CHARGE, new Measure(charge, Unit.CHARGE));
      play.pass(5_000);
    }
  }

  private void count(PointId group, long servers) {
    play.on(new Event.ServersCounted(play.moment(), group, servers));
  }

  private boolean orders(PointId group, long sinceMs) {
    return play.room.serverGroups().stream()
        .filter(one -> one.rule().name().equals(group))
        .anyMatch(one -> one.orders(sinceMs));
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (JournalEvent event : play.events()) {
      switch (event) {
        case ShutdownAnnounced e -> told.add("announced " + e.group());
        case ShutdownCancelled e -> told.add("cancelled " + e.group());
        case ShutdownOrdered e -> told.add("ordered " + e.group());
        case ShutdownReleased e -> told.add("released " + e.group());
        default -> {}
      }
    }
    return told;
  }
}
