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
import id.penjaga.device.messages.Roster;
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
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The room of the demo in virtual time: from its wires through the production drivers to the rules
/// of the room, and back to the lock. Chapters of the story move it. For tests; one thread.
public final class PlayedRoom {
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId FIRE = new PointId("fire");
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final PointId LOCK = new PointId("lock.main");
  private static final Duration STEP = Duration.ofMillis(20);
  private static final long OVERSTAY_MS = 20_000;

  private final List<JournalEvent> records = new ArrayList<>();
  private final long epochMs;
  private final Function<byte[], BadgeId> digest;
  private final BiConsumer<Moment, JournalEvent> written;
  private final Kernel kernel = new Kernel();
  private final SimulatedBoard board = SimulatedBoard.virtual(1, kernel);
  private final Map<PointId, Contact> contacts = new HashMap<>();
  private final Map<PointId, Double> seen = new HashMap<>();
  private final Map<PointId, BadgeReader> readers = new HashMap<>();
  private final Actuator lock;
  private RoomController controller;

  /// A chapter in a room that works alone and knows staff and administrator.
  ///
  /// @param title how the title of the chapter begins
  static PlayedRoom chapter(String title) throws WireException {
    Map<BadgeId, RoomRules.Badge> badges = new HashMap<>();
    for (CastMember staff : List.of(CastMember.STAFF, CastMember.ADMINISTRATOR)) {
      badges.put(
          id(staff.badgeBytes()), new RoomRules.Badge(staff.name(), List.of(), null, null, false));
    }
    Instant epoch = Instant.parse("2026-09-08T03:00:00Z");
    PlayedRoom played = new PlayedRoom(epoch, PlayedRoom::id, badges, false, (_, _) -> {});
    played.until(played.play(title));
    return played;
  }

  /// A room that a hub tells who may pass.
  ///
  /// @param epoch when it begins
  /// @param digest what a badge is called under the key of the roster
  /// @param written told of each record
  public static PlayedRoom withRoster(
      Instant epoch, Function<byte[], BadgeId> digest, BiConsumer<Moment, JournalEvent> written)
      throws WireException {
    return new PlayedRoom(epoch, digest, Map.of(), true, written);
  }

  private PlayedRoom(
      Instant epoch,
      Function<byte[], BadgeId> digest,
      Map<BadgeId, RoomRules.Badge> badges,
      boolean roster,
      BiConsumer<Moment, JournalEvent> written)
      throws WireException {
    epochMs = epoch.toEpochMilli();
    this.digest = digest;
    this.written = written;
    contacts.put(DOOR, open(Contact.class, "contact", "J4", Map.of("normally", "closed")));
    contacts.put(FIRE, open(Contact.class, "contact", "J18", Map.of()));
    readers.put(new PointId("reader.in"), open(BadgeReader.class, "rdm6300", "J8", Map.of()));
    readers.put(new PointId("reader.out"), open(BadgeReader.class, "rdm6300", "J9", Map.of()));
    lock = open(Actuator.class, "relay", "J11", Map.of());
    controller = RoomController.of(rules(badges, roster));
    on(new Event.Started(now(), "1.0", "0123456789ab", "simulated", true));
  }

  /// Lets a chapter happen, at its time in the story.
  ///
  /// @param title how the title of the chapter begins
  /// @return when it is over
  public Duration play(String title) {
    Scenario story = SimulatedBoardProvider.shipped();
    List<Scenario.Chapter> told =
        story.chapters().stream().filter(one -> one.title().startsWith(title)).toList();
    board.play(new Scenario(story.round(), story.guests(), told));
    Scenario.Chapter only = told.getFirst();
    return only.start().plus(only.length()).plusSeconds(15);
  }

  /// What people tell the office.
  public void onCall(BiConsumer<CastMember, OfficeCall> office) {
    board.room().onCall(office);
  }

  /// A roster came.
  public void roster(Roster roster) {
    on(new Event.RosterArrived(now(), roster, "00".repeat(32), Map.of(), false));
  }

  /// Version of the roster in force.
  public long rosterVersion() {
    return controller.rosterVersion();
  }

  private <P extends Part> P open(
      Class<P> kind, String driver, String connector, Map<String, String> settings)
      throws WireException {
    return kind.cast(Drivers.named(driver).orElseThrow().open(board, connector, settings));
  }

  public Moment now() {
    long uptime = kernel.nanos() / 1_000_000;
    return new Moment(uptime, epochMs + uptime, ClockQuality.NTP);
  }

  /// Goes on until so long after the beginning.
  public void until(Duration end) throws WireException {
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
          on(new Event.BadgePresented(now(), each.getKey(), digest.apply(frame.number())));
        }
      }
    }
  }

  private void on(Event event) {
    Transition step = controller.on(event);
    controller = step.next();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Record(Moment at, JournalEvent record) -> {
          records.add(record);
          written.accept(at, record);
        }
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

  /// What was recorded, in its order.
  public List<JournalEvent> records() {
    return List.copyOf(records);
  }

  /// The alarms that rose and fell, in their order, such as `+OVERSTAY`.
  public List<String> alarms() {
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
  public List<String> passages() {
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
  public <E extends JournalEvent> List<E> of(Class<E> kind) {
    return records.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// Who is inside.
  public Set<String> inside() {
    return controller.traffic().inside().values().stream()
        .map(person -> person.holder())
        .collect(Collectors.toSet());
  }

  /// The rules that it plays by. A test of the demo holds them against those of its configuration.
  public RoomRules rules() {
    return controller.rules();
  }

  private static RoomRules rules(Map<BadgeId, RoomRules.Badge> badges, boolean roster) {
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
        new DoorPolicy("room", 0, DoorPolicy.Passback.SOFT, 0, 0, 0, 60_000, OVERSTAY_MS, Set.of());
    return new RoomRules(
        DEVICE,
        points,
        Map.of(),
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
        badges,
        List.of(),
        new RoomRules.Denials(3, 300_000),
        roster,
        null);
  }
}
