package id.penjaga.device.app.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.parts.SiteKey;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.shell.keys.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A roster comes in whole, signed, newer and for us, or not at all (VIS-04).
class RosterDeskTest {
  @TempDir Path folder;

  private final Site site = new Site();
  private final List<Event> heard = new ArrayList<>();
  private final AtomicLong uptimeMs = new AtomicLong(1_000);
  private DeviceConfig config;
  private SiteKey key;
  private RosterDesk desk;

  @BeforeEach
  void open() throws Exception {
    Path file = folder.resolve("device.key");
    if (!Files.exists(file)) {
      Files.writeString(file, HexFormat.of().formatHex(Site.DEVICE_KEY) + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    String text =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace(
                "storage:",
                "roster: { signer: '" + site.signer.open() + "', key-file: device.key }\nstorage:")
            .replace("data: data/room-1", "data: " + folder);
    config = ConfigReader.read(Files.writeString(folder.resolve("device.yaml"), text));
    key = SiteKey.in(folder.resolve("site.key"));
    Clocks clocks =
        new Clocks(
            () -> uptimeMs.get() * 1_000_000,
            () -> Site.NOW.toEpochMilli(),
            () -> ClockQuality.NTP);
    desk = new RosterDesk(config, config.roster(), key, clocks, heard::add);
    heard.clear();
  }

  @Test
  @DisplayName(
      "VIS-04: parts in any order and twice make one roster, kept before the room hears it")
  void aWholeRosterIsKeptAndTold() throws Exception {
    Roster roster = site.roster(7, 900, 60);
    List<byte[]> parts = new ArrayList<>(site.parts(roster));
    assertTrue(parts.size() > 5);
    parts.addAll(parts.subList(0, 2));
    Collections.shuffle(parts, new Random(3));
    parts.forEach(desk::take);
    Event.RosterArrived arrived = assertInstanceOf(Event.RosterArrived.class, heard.getFirst());
    assertEquals(roster, arrived.roster());
    assertFalse(arrived.stored());
    byte[] kept = Files.readAllBytes(folder.resolve("roster"));
    assertEquals(Codec.sha256(kept, kept.length), arrived.hash());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("roster"))));
    open();
    Event.RosterArrived again = assertInstanceOf(Event.RosterArrived.class, stored());
    assertEquals(roster, again.roster());
    assertTrue(again.stored());
  }

  @Test
  @DisplayName(
      "ACC-14: the site's badge key comes with the roster, and its badges are called by it")
  void theBadgeKeyComesWithTheRoster() throws Exception {
    byte[] number = {(byte) 0xb2, (byte) 0xc3, (byte) 0xd4, (byte) 0xe5, 1};
    BadgeId own = key.digest(number);
    site.parts(site.roster(1, 3, 0)).forEach(desk::take);
    Event.RosterArrived first = assertInstanceOf(Event.RosterArrived.class, heard.getLast());
    BadgeId named = key.digest(number);
    assertEquals(named, first.renamed().get(own), "who is inside is called by it too");
    assertEquals(site.keys.digest(number, 1), key.digest(number).digest());
    site.rotate();
    assertEquals(
        site.keys.digest(number, 1), key.digest(number).digest(), "until the roster says so");
    site.parts(site.roster(2, 3, 0)).forEach(desk::take);
    assertEquals(site.keys.digest(number, 2), key.digest(number).digest());
    Event.RosterArrived arrived = assertInstanceOf(Event.RosterArrived.class, heard.getLast());
    assertTrue(
        arrived.badges().containsKey(key.digest(number)),
        "the file's own badges are called anew too");
    assertEquals(key.digest(number), arrived.renamed().get(named));
    assertEquals(arrived.badges().size(), arrived.renamed().size());
    open();
    assertInstanceOf(Event.RosterArrived.class, stored());
    assertEquals(site.keys.digest(number, 2), key.digest(number).digest(), "after a restart");
  }

  @Test
  @DisplayName("ACC-14: a replaced key calls every badge of the roster in force anew")
  void aReplacedKeyCallsEveryBadgeAnew() throws Exception {
    Roster first = site.roster(1, 40, 5);
    site.parts(first).forEach(desk::take);
    Roster kept = assertInstanceOf(Event.RosterArrived.class, heard.getLast()).roster();
    desk.knows(() -> Credentials.local(Map.of(), Set.of()).with(kept, Map.of(), Set.of()));
    List<BadgeId> before = IntStream.range(0, 40).mapToObj(site::badge).toList();
    site.rotate();
    site.parts(site.roster(2, 40, 5)).forEach(desk::take);
    Event.RosterArrived arrived = assertInstanceOf(Event.RosterArrived.class, heard.getLast());
    for (int i = 0; i < 40; i++) {
      assertEquals(site.badge(i), arrived.renamed().get(before.get(i)));
    }
  }

  @Test
  @DisplayName("VIS-04: badges of older records are known by their names of today after a restart")
  void olderRecordsAreReadInTheNamesOfToday() throws Exception {
    site.parts(site.roster(1, 40, 5)).forEach(desk::take);
    BadgeId oldest = site.badge(7);
    BadgeId gone = site.badge(41);
    site.rotate();
    site.parts(site.roster(2, 40, 5)).forEach(desk::take);
    BadgeId older = site.badge(8);
    site.rotate();
    site.parts(site.roster(3, 40, 5)).forEach(desk::take);
    open();
    RosterDesk.Stored kept = desk.stored();
    Map<BadgeId, BadgeId> expected = Map.of(oldest, site.badge(7), older, site.badge(8));
    List<Remembered> records =
        Stream.of(oldest, older, gone, site.badge(9)).map(RosterDeskTest::entered).toList();
    assertEquals(expected, desk.names(records, kept));
    Roster inForce = assertInstanceOf(Event.RosterArrived.class, stored()).roster();
    Credentials known = Credentials.local(Map.of(), Set.of()).with(inForce, Map.of(), Set.of());
    assertEquals(expected, desk.names(records, known), "also when the journal opens late");
  }

  private static Remembered entered(BadgeId badge) {
    return new Remembered(
        new Moment(0, Site.NOW.toEpochMilli(), ClockQuality.NTP),
        new JournalEvent.PersonEntered(new PointId("door.main"), badge, "somebody"));
  }

  @Test
  @DisplayName(
      "Another site's signature, a changed byte, another device, an old or ended one: kept out")
  void whatIsNotOursIsKeptOut() throws Exception {
    Roster good = site.roster(2, 3, 1);
    Site.parts(good, null, Signing.pair(new SecureRandom())).forEach(desk::take);
    assertEquals(RosterRefusal.BAD_SIGNATURE, refused());
    site.parts(site.roster(new DeviceId("room-2"), 2, 1, 0, Site.NOW.plusSeconds(60)))
        .forEach(desk::take);
    assertEquals(RosterRefusal.OTHER_DEVICE, refused());
    site.parts(site.roster(Site.DEVICE, 2, 1, 0, Site.NOW)).forEach(desk::take);
    assertEquals(RosterRefusal.LEASE_OVER, refused());
    Site.parts(good, "ab".repeat(60), site.signer).forEach(desk::take);
    assertEquals(RosterRefusal.KEY_MISSING, refused());
    assertFalse(Files.exists(folder.resolve("roster")), "none of them reached the disk");
    assertNull(stored());
  }

  @Test
  @DisplayName("No changed byte of a part is taken, wherever it stands")
  void noChangedByteIsTaken() {
    byte[] part = site.parts(site.roster(1, 2, 1)).getFirst();
    for (int i = 0; i < part.length; i++) {
      byte[] changed = part.clone();
      changed[i] ^= 1;
      desk.take(changed);
    }
    assertTrue(heard.stream().noneMatch(e -> e instanceof Event.RosterArrived));
    assertEquals(1, heard.size(), "and a thousand wrong ones are one record");
    uptimeMs.addAndGet(600_000);
    desk.take(new byte[0]);
    assertEquals(2, heard.size());
  }

  @Test
  @DisplayName("A file on the disk that was changed or cut is left aside, at every byte")
  void aChangedFileIsLeftAside() throws Exception {
    site.parts(site.roster(1, 2, 1)).forEach(desk::take);
    Path file = folder.resolve("roster");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i += 61) {
      byte[] changed = good.clone();
      changed[i] ^= 4;
      Files.write(file, changed);
      assertInstanceOf(Event.RosterKeptOut.class, stored(), "byte " + i);
      Files.write(file, java.util.Arrays.copyOf(good, i));
      assertInstanceOf(Event.RosterKeptOut.class, stored(), "cut at " + i);
    }
    Files.write(file, good);
    assertInstanceOf(Event.RosterArrived.class, stored());
  }

  @Test
  @DisplayName("A disk that does not take it leaves the old one in force, and the hub is told")
  void aDiskThatRefusesKeepsTheOldOne() throws IOException {
    site.parts(site.roster(1, 2, 1)).forEach(desk::take);
    Path blocked = folder.resolve("roster.new");
    Files.createDirectory(blocked);
    Files.writeString(blocked.resolve("in-the-way"), "");
    site.parts(site.roster(2, 2, 1)).forEach(desk::take);
    assertEquals(RosterRefusal.NOT_KEPT, refused());
    Event.RosterArrived stored = assertInstanceOf(Event.RosterArrived.class, stored());
    assertEquals(1, stored.roster().version());
  }

  @Test
  @DisplayName("A newer roster throws the pieces of an older one away, and never mixes them")
  void partsOfTwoRostersAreNeverMixed() {
    List<byte[]> older = site.parts(site.roster(1, 900, 0));
    List<byte[]> newer = site.parts(site.roster(2, 500, 0));
    desk.take(older.get(0));
    desk.take(newer.get(0));
    older.forEach(desk::take);
    newer.subList(1, newer.size()).forEach(desk::take);
    Event.RosterArrived arrived = assertInstanceOf(Event.RosterArrived.class, heard.getFirst());
    assertEquals(1, heard.size());
    assertEquals(2, arrived.roster().version());
    assertEquals(500, arrived.roster().badges().size());
  }

  @Test
  @DisplayName(
      "10,000 badges and 1,000 permits of ten visitors fit into the parts, and 8 MB of memory")
  void theLargestSiteFits() {
    Roster roster = site.roster(1, 10_000, 1_000);
    List<byte[]> parts = site.parts(roster);
    assertTrue(parts.stream().allMatch(part -> part.length <= Codec.MOST_BYTES));
    roster = null;
    long before = used();
    parts.forEach(desk::take);
    Event.RosterArrived arrived = assertInstanceOf(Event.RosterArrived.class, heard.getFirst());
    long grown = used() - before;
    assertEquals(10_000, arrived.roster().badges().size());
    assertEquals(1_000, arrived.roster().permits().size());
    assertTrue(grown < 12L << 20, "it keeps " + grown / 1024 + " KiB");
  }

  @Test
  @DisplayName("VIS-04: what a newer roster has in common with the one in force is kept once")
  void whatIsInForceAlreadyIsKeptOnce() {
    Roster first = site.roster(1, 450, 20);
    Roster before = whole(first, null);
    BadgeId changed = site.badge(7);
    Map<BadgeId, Roster.Badge> badges = new HashMap<>(first.badges());
    badges.computeIfPresent(changed, (_, badge) -> badge.in(BadgeState.BLOCKED));
    Roster second =
        new Roster(
            Site.DEVICE,
            2,
            first.keyVersion(),
            first.issued(),
            first.lease(),
            Set.of(),
            badges,
            first.permits());
    Roster after = whole(second, before);
    assertEquals(second, after);
    after.badges().values().stream()
        .filter(badge -> !badge.id().equals(changed))
        .forEach(badge -> assertSame(before.badges().get(badge.id()), badge));
    assertSame(before.permits().getFirst(), after.permits().getFirst());
    for (Roster.Member member : after.permits().getFirst().members()) {
      assertSame(after.badges().get(member.badge()).id(), member.badge());
    }
  }

  @Test
  @DisplayName("Parts that wait fill no memory, whoever sends them")
  void partsThatWaitAreFew() {
    for (int i = 0; i < 100; i++) {
      desk.arrived(new byte[Codec.MOST_BYTES]);
    }
    assertEquals(RosterDesk.MOST_WAITING_BYTES, desk.waitingBytes());
  }

  @Test
  @DisplayName("VIS-04: a roster that the heap would not hold is refused as often as it comes")
  void whatTheHeapWouldNotHoldIsRefused() {
    List<byte[]> small = site.parts(site.roster(1, 400, 20));
    List<byte[]> large = site.parts(site.roster(2, 1_000, 0));
    List<byte[]> last = site.parts(site.roster(3, 400, 20));
    RosterGathering gathering =
        new RosterGathering(Site.DEVICE, config.roster().signer(), () -> null, 512 * 1024);
    assertInstanceOf(RosterGathering.Whole.class, last(gathering, small));
    List<RosterGathering.Outcome> refused =
        large.stream()
            .map(gathering::arrived)
            .filter(outcome -> outcome instanceof RosterGathering.Refused)
            .toList();
    assertFalse(refused.isEmpty());
    RosterGathering.Refused why = (RosterGathering.Refused) refused.getFirst();
    large.forEach(part -> assertEquals(why, gathering.arrived(part), "sent again"));
    assertEquals(RosterRefusal.TOO_LARGE, why.reason());
    assertEquals(2, why.version());
    assertTrue(why.why().contains("-Xmx"), why.why());
    assertInstanceOf(RosterGathering.Whole.class, last(gathering, last));
  }

  private static RosterGathering.Outcome last(RosterGathering gathering, List<byte[]> parts) {
    return parts.stream().map(gathering::arrived).reduce((_, next) -> next).orElseThrow();
  }

  private Roster whole(Roster roster, @Nullable Roster inForce) {
    RosterGathering gathering =
        new RosterGathering(Site.DEVICE, config.roster().signer(), () -> inForce, Long.MAX_VALUE);
    RosterGathering.Outcome outcome = last(gathering, site.parts(roster));
    return assertInstanceOf(RosterGathering.Whole.class, outcome).roster();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private @Nullable Event stored() {
    RosterDesk.Stored stored = desk.stored();
    return stored == null ? null : stored.event().get();
  }

  private RosterRefusal refused() {
    return assertInstanceOf(Event.RosterKeptOut.class, heard.getLast()).reason();
  }
}
