package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.EnrolmentEnd;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What pages ask and order of badges and rosters at the doors. What became of an order is read in
/// the device's journal, not assumed.
///
/// Methods that ask the store throw [StoreException] while it cannot answer.
public final class DoorRosters {
  /// How long a reader waits for a badge.
  public static final Duration WINDOW = Duration.ofSeconds(60);

  /// A wait that opens later than this would be a surprise for whoever stands there by then.
  private static final Duration LIFE = Duration.ofSeconds(20);

  /// For the way of a record, with a broker that reconnects.
  private static final Duration SLACK = Duration.ofSeconds(30);

  private static final int LATEST = 500;
  private static final Pattern ORDER = Pattern.compile("enrol-([0-9a-f]{1,15})-[0-9a-f]{1,16}");

  private final @Nullable RosterKeys keys;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Wired wired;

  private record Wired(Store store, HubLink link, RosterSender sender) {}

  /// A reader of a device.
  public record Reader(
      DeviceId device, PointId point, String indonesian, String english, boolean online) {}

  /// @param keys null where the configuration has no roster
  public DoorRosters(@Nullable RosterKeys keys) {
    this.keys = keys;
  }

  /// From now on there are a store and a line.
  public void open(Store store, HubLink link, RosterSender sender) {
    wired = new Wired(store, link, sender);
  }

  private Wired wired() {
    Wired now = wired;
    if (now == null) {
      throw new StoreException("the store is not open yet");
    }
    return now;
  }

  /// How far a device is with what was sent to it; null while nothing was (VIS-04).
  public RosterSender.@Nullable Standing standing(DeviceId device) {
    Wired now = wired;
    return now == null ? null : now.sender.standing(device);
  }

  /// Whether this hub sends rosters at all.
  public boolean configured() {
    return keys != null;
  }

  private RosterKeys keys() {
    return Objects.requireNonNull(keys, "ask configured() before");
  }

  /// The newest version of the badge key; 0 where the hub sends no rosters.
  public int keyVersion() {
    return keys == null ? 0 : keys.version();
  }

  /// What a badge with this number is called under the newest key.
  public BadgeId digest(byte[] number) {
    return keys().digest(number);
  }

  /// What a badge is called under the newest key; empty when its version is not known here.
  public Optional<BadgeId> newest(BadgeId digest, int version) {
    try {
      return Optional.of(keys().newest(digest, version));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Makes a new badge key: the next roster brings it to every device, and no badge is enrolled
  /// again.
  ///
  /// @return the version that is the newest now
  /// @throws StoreException when it could not be kept; then nothing has changed
  public int rotate() {
    try {
      keys().rotate();
    } catch (IOException e) {
      throw new StoreException("the new key was not kept. " + FileWords.of(keys().folder(), e), e);
    }
    wired().sender.ask();
    return keys().version();
  }

  /// Sends a new roster to a device, whatever it has.
  ///
  /// @return false when the device is away: then nothing is sent
  public boolean send(DeviceId device) {
    Wired now = wired();
    if (!online(now, device)) {
      return false;
    }
    now.sender.renew(device);
    return true;
  }

  private static boolean online(Wired now, DeviceId device) {
    return now.store.live().links().stream()
        .anyMatch(link -> link.device().equals(device) && link.online());
  }

  /// The readers of all devices, those that are away last.
  public List<Reader> readers() {
    Wired now = wired();
    List<Reader> readers = new ArrayList<>();
    for (boolean online : new boolean[] {true, false}) {
      for (LivePicture.Point point : now.store.live().points()) {
        PointInfo info = point.info();
        if (info.kind() == PointKind.READER && online(now, point.device()) == online) {
          readers.add(
              new Reader(point.device(), info.point(), info.labelId(), info.labelEn(), online));
        }
      }
    }
    return readers;
  }

  /// Lets a reader wait for one badge that nobody knows.
  ///
  /// @param by who asks
  /// @return id of the order; empty when the device could not be told: nothing was sent, and
  ///     nothing will be sent later
  public Optional<String> enrol(DeviceId device, PointId reader, String by) {
    Wired now = wired();
    if (!online(now, device)) {
      return Optional.empty();
    }
    long wall = now.store.clock().wallMs();
    String id = "enrol-" + Long.toHexString(wall) + "-" + Long.toHexString(random.nextLong());
    CommandMessage order =
        new CommandMessage(
            device, id, wall, wall + LIFE.toMillis(), new DeviceCommand.EnrolBadge(reader, by));
    return now.link.send(order) ? Optional.of(id) : Optional.empty();
  }

  /// What became of such an order; empty when this is no id of one.
  public Optional<BadgeEnrolment> enrolment(DeviceId device, String id) {
    Matcher order = ORDER.matcher(id);
    if (!order.matches()) {
      return Optional.empty();
    }
    Wired now = wired();
    Instant asked = Instant.ofEpochMilli(Long.parseLong(order.group(1), 16));
    JournalEvent.@Nullable EnrolmentOpened opened = null;
    for (Category category : List.of(Category.ACCESS, Category.SYSTEM)) {
      for (JournalLine line : lately(now, device, category, asked)) {
        switch (line.event()) {
          case JournalEvent.EnrolmentEnded ended when ended.enrolment().equals(id) -> {
            return Optional.of(ended(device, ended, asked));
          }
          case JournalEvent.CommandRefused refused when refused.command().equals(id) -> {
            return Optional.of(
                new BadgeEnrolment(
                    device, id, BadgeEnrolment.Stand.REFUSED, null, null, refused.reason(), asked));
          }
          case JournalEvent.EnrolmentOpened e when e.enrolment().equals(id) -> opened = e;
          case null, default -> {}
        }
      }
    }
    return Optional.of(waiting(now, device, id, asked, opened == null ? null : opened.reader()));
  }

  private static List<JournalLine> lately(
      Wired now, DeviceId device, Category category, Instant asked) {
    return now
        .store
        .queries()
        .journal(
            new JournalLine.Filter(
                device, category, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, LATEST))
        .stream()
        .filter(line -> line.receivedMs() >= asked.toEpochMilli())
        .toList();
  }

  private BadgeEnrolment ended(DeviceId device, JournalEvent.EnrolmentEnded ended, Instant asked) {
    BadgeId badge = ended.badge();
    return new BadgeEnrolment(
        device,
        ended.enrolment(),
        switch (ended.end()) {
          case READ -> BadgeEnrolment.Stand.READ;
          case KNOWN_BADGE -> BadgeEnrolment.Stand.KNOWN_BADGE;
          case TWO_BADGES -> BadgeEnrolment.Stand.TWO_BADGES;
          case TIMED_OUT -> BadgeEnrolment.Stand.TIMED_OUT;
        },
        ended.reader(),
        badge == null || ended.end() == EnrolmentEnd.TWO_BADGES
            ? null
            : newest(badge, ended.keyVersion()).orElse(null),
        null,
        asked);
  }

  private static BadgeEnrolment waiting(
      Wired now, DeviceId device, String id, Instant asked, @Nullable PointId reader) {
    Instant wall = Instant.ofEpochMilli(now.store.clock().wallMs());
    boolean over = wall.isAfter(asked.plus(WINDOW).plus(SLACK));
    BadgeEnrolment.Stand stand =
        over
            ? BadgeEnrolment.Stand.SILENT
            : !online(now, device)
                ? BadgeEnrolment.Stand.AWAY
                : reader == null ? BadgeEnrolment.Stand.ASKED : BadgeEnrolment.Stand.OPEN;
    return new BadgeEnrolment(device, id, stand, reader, null, null, asked);
  }

  /// How the roster of each device stands, by name; devices that were retired are left out.
  public List<RosterState> states() {
    Wired now = wired();
    return now.store.queries().devices().stream()
        .filter(line -> line.retiredMs() == null)
        .map(DeviceLine::device)
        .map(device -> state(now, device))
        .toList();
  }

  private RosterState state(Wired now, DeviceId device) {
    LivePicture.@Nullable Link link =
        now.store.live().links().stream()
            .filter(one -> one.device().equals(device))
            .findFirst()
            .orElse(null);
    JournalLine adopted = now.store.queries().latest(device, Category.SYSTEM, "RosterAdopted");
    JournalLine refused = now.store.queries().latest(device, Category.SYSTEM, "RosterRefused");
    return new RosterState(
        device,
        link != null && link.online(),
        link == null || link.status() == null ? 0 : link.status().roster(),
        keyVersion(),
        now.sender.standing(device),
        adopted != null && adopted.event() instanceof JournalEvent.RosterAdopted e
            ? new RosterState.Adopted(
                e.version(),
                e.keyVersion(),
                e.hash(),
                e.badges(),
                e.permits(),
                Instant.ofEpochMilli(e.leaseMs()),
                Instant.ofEpochMilli(adopted.atMs()))
            : null,
        refused != null && refused.event() instanceof JournalEvent.RosterRefused e
            ? new RosterState.Refused(
                e.version(), e.reason(), e.why(), Instant.ofEpochMilli(refused.atMs()))
            : null);
  }
}
