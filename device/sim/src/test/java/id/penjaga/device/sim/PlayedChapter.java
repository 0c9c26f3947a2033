package id.penjaga.device.sim;

import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One chapter of the story in virtual time, from the wires of the room through the production
/// drivers to the rules of the room, and back to the lock.
final class PlayedChapter {
  static final PointId DOOR = new PointId("door.main");
  static final PointId FIRE = new PointId("fire");
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final PointId LOCK = new PointId("lock.main");
  private static final long EPOCH = Instant.parse("2026-09-08T03:00:00Z").toEpochMilli();
  private static final Duration STEP = Duration.ofMillis(20);

  /// What was recorded, in its order.
  final List<JournalEvent> records = new ArrayList<>();

  private final Kernel kernel = new Kernel();
  private final SimulatedBoard board = SimulatedBoard.virtual(1, kernel);
  private final Map<PointId, Contact> contacts = new HashMap<>();
  private final Map<PointId, Double> seen = new HashMap<>();
  private final Map<PointId, BadgeReader> readers = new HashMap<>();
  private final Actuator lock;
  private RoomController controller = RoomController.of(rules());

  /// @param title how the title of the chapter begins
  static PlayedChapter of(String title) throws WireException {
    Scenario story = SimulatedBoardProvider.shipped();
    List<Scenario.Chapter> told =
        story.chapters().stream().filter(one -> one.title().startsWith(title)).toList();
    PlayedChapter played = new PlayedChapter();
    played.board.play(new Scenario(story.round(), story.guests(), told));
    Scenario.Chapter only = told.getFirst();
    played.until(only.start().plus(only.length()).plusSeconds(15));
    return played;
  }

  private PlayedChapter() throws WireException {
    contacts.put(DOOR, open(Contact.class, "contact", "J4", Map.of("normally", "closed")));
    contacts.put(FIRE, open(Contact.class, "contact", "J18", Map.of()));
    readers.put(new PointId("reader.in"), open(BadgeReader.class, "rdm6300", "J8", Map.of()));
    readers.put(new PointId("reader.out"), open(BadgeReader.class, "rdm6300", "J9", Map.of()));
    lock = open(Actuator.class, "relay", "J11", Map.of());
    on(new Event.Started(now(), "1.0", "0123456789ab", "simulated", true));
  }

  private <P extends Part> P open(
      Class<P> kind, String driver, String connector, Map<String, String> settings)
      throws WireException {
    return kind.cast(Drivers.named(driver).orElseThrow().open(board, connector, settings));
  }

  Moment now() {
    long uptime = kernel.nanos() / 1_000_000;
    return new Moment(uptime, EPOCH + uptime, ClockQuality.NTP);
  }

  private void until(Duration end) throws WireException {
    while (kernel.nanos() < end.toNanos()) {
      if (controller.wakeUpMs() <= now().uptimeMs()) {
        on(new Event.Tick(now()));
      }
      for (Map.Entry<PointId, Contact> each : contacts.entrySet()) {
        if (each.getValue().state() instanceof PartAnswer.Got(var _, var measure)
            && !Double.valueOf(measure.value()).equals(seen.put(each.getKey(), measure.value()))) {
          on(new Event.Sampled(new Reading.Taken(now(), each.getKey(), measure)));
        }
      }
      for (Map.Entry<PointId, BadgeReader> each : readers.entrySet()) {
        BadgeFrame frame = each.getValue().next(STEP).orElse(null);
        if (frame != null && frame.presents()) {
          on(new Event.BadgePresented(now(), each.getKey(), id(frame.number())));
        }
      }
    }
  }

  private void on(Event event) {
    Transition step = controller.on(event);
    controller = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Record(Moment _, JournalEvent record) -> records.add(record);
        case Effect.Unlock(PointId _, long forMs) -> pulse(forMs);
        default -> {}
      }
    }
  }

  private void pulse(long forMs) {
    try {
      lock.pulse(Duration.ofMillis(forMs));
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static BadgeId id(byte[] number) {
    return new BadgeId(HexFormat.of().formatHex(number) + "0".repeat(32 - 2 * number.length));
  }

  /// The alarms that rose and fell, in their order, such as `+OVERSTAY`.
  List<String> alarms() {
    return records.stream()
        .<String>mapMulti((event, to) -> {
          if (event instanceof JournalEvent.AlarmRaised e) {
            to.accept("+" + e.kind());
          } else if (event instanceof JournalEvent.AlarmCleared e) {
            to.accept("-" + e.kind());
          }
        })
        .toList();
  }

  /// Who came in and went out, in their order, such as `+staff`.
  List<String> passages() {
    return records.stream()
        .<String>mapMulti((event, to) -> {
          if (event instanceof JournalEvent.PersonEntered e) {
            to.accept("+" + e.holder());
          } else if (event instanceof JournalEvent.PersonLeft e) {
            to.accept("-" + e.holder());
          }
        })
        .toList();
  }

  /// Records of one kind, in their order.
  <E extends JournalEvent> List<E> of(Class<E> kind) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// Who is inside when the chapter has ended.
  Set<String> inside() {
    return controller.traffic().inside().values().stream()
        .map(person -> person.holder())
        .collect(Collectors.toSet());
  }

  /// The room of the demo: `DemoFiles` configures the same.
  private static RoomRules rules() {
    Map<PointId, PointInfo> points = new HashMap<>();
    for (Map.Entry<PointId, PointKind> each :
        Map.of(DOOR, PointKind.DOOR, FIRE, PointKind.EMERGENCY_RELEASE, LOCK, PointKind.LOCK)
            .entrySet()) {
      String name = each.getKey().name();
      points.put(
          each.getKey(),
          new PointInfo(each.getKey(), each.getValue(), Unit.STATE, name, name, 0, null));
    }
    DoorPolicy policy =
        new DoorPolicy("room", 0, DoorPolicy.Passback.SOFT, 0, 0, 0, 60_000, 30_000, Set.of());
    return new RoomRules(
        DEVICE,
        points,
        Map.of(),
        Map.of(),
        List.of(
            new RoomRules.Condition(
                AlarmKind.EMERGENCY_RELEASE, FIRE, true, Severity.CRITICAL, 0, 0, false)),
        Map.of(DOOR, new RoomRules.DoorRule(LOCK, 5_000, 10_000, 60_000, null, FIRE, policy)),
        Arrays.stream(Direction.values())
            .collect(
                Collectors.toMap(
                    way -> new PointId("reader." + way.name().toLowerCase(Locale.ROOT)),
                    way -> new RoomRules.ReaderRule(DOOR, way))),
        badges(),
        List.of(),
        new RoomRules.Denials(3, 300_000));
  }

  private static Map<BadgeId, RoomRules.Badge> badges() {
    Map<BadgeId, RoomRules.Badge> badges = new HashMap<>();
    for (CastMember staff : List.of(CastMember.STAFF, CastMember.ADMINISTRATOR)) {
      badges.put(
          id(staff.badgeBytes()), new RoomRules.Badge(staff.name(), List.of(), null, null, false));
    }
    return badges;
  }
}
