package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.Transition;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What has no reading of its own, an output or an exit button, is supervised like a sensor. The
/// board's clock runs ten times as fast as the test's.
@Timeout(120)
class SupervisionTest {
  private static final Path SAMPLE = Path.of("../../config/device.yaml");
  private static final PointId EXIT = new PointId("exit.main");

  @TempDir Path folder;
  private final SimulatedBoard room =
      SimulatedBoard.paced(1, 10, Thread.ofPlatform().daemon().factory());
  private final Faulty board = new Faulty();
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    room.close();
  }

  @ParameterizedTest
  @CsvSource({"lock.main, J11", "buzzer, J12", "relay.alarm, J13", "relay.leak, J14"})
  @DisplayName("F3 An output that cannot be opened is told without being asked, and tried again")
  void anOutputThatCannotBeOpened(String output, String connector) throws Exception {
    board.dead.add(connector);
    try (Fleet _ = fleet()) {
      await(missed(output));
      await(missed(output));
      board.dead.clear();
      await(well(output));
    }
  }

  @ParameterizedTest
  @CsvSource({"lock.main, J11", "buzzer, J12", "relay.alarm, J13", "relay.leak, J14"})
  @DisplayName("F3 An output that fails later is told at the next refresh, with nothing ordered")
  void anOutputThatFailsLater(String output, String connector) throws Exception {
    try (Fleet _ = fleet()) {
      await(well(output));
      board.dead.add(connector);
      await(missed(output));
      board.dead.clear();
      await(well(output));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("F3 What was ordered while the wire refused is driven when it works again")
  void anOrderIsKeptUntilItIsReached(boolean on) throws Exception {
    try (Fleet fleet = fleet()) {
      fleet.set(new PointId("buzzer"), !on, Pattern.STEADY);
      until(() -> room.room().output("buzzer") != on);
      board.dead.add("J12");
      fleet.set(new PointId("buzzer"), on, Pattern.STEADY);
      for (int i = 0; i < 4; i++) {
        await(missed("buzzer")); // long enough for the line to be given up and requested anew
      }
      board.dead.clear();
      until(() -> room.room().output("buzzer") == on);
    }
  }

  @Test
  @DisplayName("F3 What is wanted is driven again every ten seconds: lost supply comes back")
  void whatIsWantedIsDrivenAgain() throws Exception {
    try (Fleet fleet = fleet()) {
      fleet.set(new PointId("buzzer"), true, Pattern.STEADY);
      until(() -> board.driven.contains("J12 high"));
      for (int round = 0; round < 2; round++) {
        long before = room.timing().nanos();
        board.driven.clear();
        until(() -> board.driven.contains("J12 high"));
        assertFalse(board.driven.contains("J12 low"));
        assertTrue(room.timing().nanos() - before < 60_000_000_000L);
      }
      fleet.set(new PointId("buzzer"), false, Pattern.STEADY);
      until(() -> board.driven.contains("J12 low"));
      board.driven.clear();
      until(() -> board.driven.contains("J12 low"));
    }
  }

  @Test
  @DisplayName("F3 A refresh does not release a lock, and an order never waits for a dead wire")
  void aRefreshDoesNotReleaseALock() throws Exception {
    try (Fleet fleet = fleet()) {
      board.driven.clear();
      until(() -> board.driven.contains("J11 low"));
      assertFalse(board.driven.contains("J11 high"));
      fleet.release(new PointId("lock.main"), 5_000);
      until(() -> board.driven.contains("J11 high"));
      until(() -> board.driven.getLast().equals("J11 low") || !room.room().output("lock"));
    }
  }

  @Test
  @DisplayName("F52 A release of no length is an order too")
  void aReleaseOfNoLength() throws Exception {
    try (Fleet fleet = fleet()) {
      until(() -> board.driven.contains("J11 low"));
      fleet.release(new PointId("lock.main"), 0);
      until(() -> board.driven.contains("J11 high"));
    }
  }

  @Test
  @DisplayName("F4 An exit button whose line cannot be opened is told, and works once it can be")
  void anExitButtonThatCannotBeOpened() throws Exception {
    board.dead.add("J7");
    try (Fleet fleet = fleet()) {
      fleet.listen();
      Event.Sampled told = (Event.Sampled) await(missed(EXIT.name()));
      assertEquals(MissReason.NOT_CONNECTED, ((Reading.Missed) told.reading()).why());
      await(missed(EXIT.name()));
      board.dead.clear();
      await(taken(EXIT, Measure.OFF));
      room.room().press("exit");
      await(event -> event instanceof Event.ExitPressed);
    }
  }

  @ParameterizedTest
  @CsvSource({"exit.main, J7", "leak.floor, J5", "door.main, J4", "mains, J6"})
  @DisplayName("F4 A contact whose line is lost later is told, and its line is requested anew")
  void aLineThatIsLost(String point, String connector) throws Exception {
    try (Fleet fleet = fleet()) {
      fleet.listen();
      await(event ->
          event instanceof Event.Sampled(Reading.Taken t) && t.point().name().equals(point));
      board.dead.add(connector);
      await(missed(point));
      board.dead.clear();
      await(event ->
          event instanceof Event.Sampled(Reading.Taken t) && t.point().name().equals(point));
      assertTrue(board.opened.stream().filter(connector::equals).count() >= 2);
      if (point.equals(EXIT.name())) {
        room.room().press("exit");
        await(event -> event instanceof Event.ExitPressed);
      }
    }
  }

  @Test
  @DisplayName("F4 An exit button is polled: a press whose edge was lost counts, and counts once")
  void aPressWhoseEdgeWasLost() throws Exception {
    board.deaf.add("J7");
    try (Fleet fleet = fleet()) {
      fleet.listen();
      await(taken(EXIT, Measure.OFF));
      board.held.add("J7");
      await(event ->
          event instanceof Event.ExitPressed(_, var door) && door.name().equals("door.main"));
      await(taken(EXIT, Measure.ON));
      await(taken(EXIT, Measure.ON));
      assertFalse(events.stream().anyMatch(Event.ExitPressed.class::isInstance));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "J7,  exit.main,      SENSOR_FAULT",
    "J8,  reader.main.in, SENSOR_FAULT",
    "J11, lock.main,      OUTPUT_FAULT",
    "J12, buzzer,         OUTPUT_FAULT",
    "J13, relay.alarm,    OUTPUT_FAULT",
  })
  @DisplayName(
      "F3 F4 F10 With the sample configuration each dead wire is a critical alarm of its own")
  void aDeadWireIsACriticalAlarm(String connector, PointId point, AlarmKind kind) throws Exception {
    board.dead.add(connector);
    try (Fleet fleet = fleet()) {
      fleet.listen();
      DeviceConfig config = ConfigReader.read(SAMPLE);
      RoomController controller = RoomController.of(config.rules(_ -> new BadgeId("0".repeat(32))));
      JournalEvent raised = null;
      while (raised == null) {
        Transition step = controller.on(await(_ -> true));
        controller = step.next();
        for (Effect effect : step.effects()) {
          if (effect instanceof Effect.Record(_, JournalEvent.AlarmRaised alarm)
              && alarm.point().equals(point)) {
            raised = alarm;
          }
        }
      }
      assertEquals(new JournalEvent.AlarmRaised(kind, point, Severity.CRITICAL, null), raised);
    }
  }

  private Fleet fleet() throws Exception {
    Clocks clocks = new Clocks(room.timing()::nanos, Clocks.wall(), () -> ClockQuality.NTP);
    return new Fleet(
        ConfigReader.read(SAMPLE),
        board,
        SiteKey.in(folder.resolve("key")),
        clocks,
        events::add,
        new Threads(bug -> {
          throw new AssertionError(bug);
        }),
        null,
        List::of);
  }

  private Event await(Predicate<Event> wanted) throws InterruptedException {
    while (true) {
      Event event = events.poll(60, TimeUnit.SECONDS);
      assertNotNull(event, "waited in vain");
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  private static void until(BooleanSupplier claim) throws InterruptedException {
    for (int left = 6_000; !claim.getAsBoolean(); left--) {
      assertTrue(left > 0, "waited in vain");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static Predicate<Event> missed(String point) {
    return event ->
        event instanceof Event.Sampled(Reading.Missed miss) && miss.point().name().equals(point);
  }

  private static Predicate<Event> taken(PointId point, Measure measure) {
    return event ->
        event instanceof Event.Sampled(Reading.Taken(_, var id, var said))
            && id.equals(point)
            && said.equals(measure);
  }

  private static Predicate<Event> well(String point) {
    return event -> event instanceof Event.PartWell(_, var id) && id.name().equals(point);
  }

  /// The simulated room with wires that fail.
  private final class Faulty extends ForwardingBoard {
    final Set<String> dead = ConcurrentHashMap.newKeySet();
    final Set<String> deaf = ConcurrentHashMap.newKeySet();
    final Set<String> held = ConcurrentHashMap.newKeySet();
    final List<String> opened = new CopyOnWriteArrayList<>();
    final List<String> driven = new CopyOnWriteArrayList<>();

    Faulty() {
      super(room);
    }

    private void require(String connector) throws WireException {
      if (dead.contains(connector)) {
        throw new WireException(MissReason.NOT_CONNECTED, connector + " was taken away");
      }
    }

    @Override
    public DigitalInput openInput(String connector) throws WireException {
      require(connector);
      opened.add(connector);
      DigitalInput real = super.openInput(connector);
      return new DigitalInput() {
        @Override
        public boolean high() throws WireException {
          require(connector);
          return !held.contains(connector) && real.high();
        }

        @Override
        public void onEdge(EdgeListener listener) {
          if (!deaf.contains(connector)) {
            real.onEdge(listener);
          }
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }

    @Override
    public SerialLink openSerial(String connector, SerialSettings settings) throws WireException {
      require(connector);
      return super.openSerial(connector, settings);
    }

    @Override
    public DigitalOutput openOutput(String connector, boolean initiallyHigh) throws WireException {
      require(connector);
      DigitalOutput real = super.openOutput(connector, initiallyHigh);
      return new DigitalOutput() {
        @Override
        public void set(boolean high) throws WireException {
          require(connector);
          driven.add(connector + (high ? " high" : " low"));
          real.set(high);
        }

        @Override
        public void close() {
          real.close();
        }
      };
    }
  }
}
