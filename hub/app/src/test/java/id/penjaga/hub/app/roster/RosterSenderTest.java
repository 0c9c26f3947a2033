package id.penjaga.hub.app.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.KeyWrap;
import id.penjaga.device.shell.keys.PinHash;
import id.penjaga.device.shell.keys.Signing;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.visit.VisitPermit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The roster on its way to a door: made from the book, signed, sent until it is in force.
class RosterSenderTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final byte[] NUMBER = {0x0a, 0x00, 0x68, 0x40, 0x3d};
  private static final byte[] TAG = {0x0a, 0x00, 0x68, 0x40, 0x3e};

  @TempDir Path folder;

  private Instant now = Instant.parse("2026-09-10T02:00:00Z");
  private final List<byte[]> sent = new ArrayList<>();
  private final List<VisitPermit> permits = new ArrayList<>();
  private final Map<String, String> pins = new HashMap<>();
  private final List<Boolean> contested = new ArrayList<>();
  private long inForce;
  private boolean connected = true;
  private boolean accounts = true;
  private Store store;
  private Office office;
  private RosterKeys keys;
  private RosterSender sender;

  @BeforeEach
  void open() throws Exception {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start =
        new OfficeStart(Shipped.DEFINITIONS, ZoneId.of("Asia/Jakarta"), clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder.resolve("data")),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
    person("Sari", "sari", "staf_ruang_server");
    person("Bayu", "bayu", "administrator_server");
    keys = RosterKeys.in(folder.resolve("roster"));
    sender = sender(keys);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private RosterSender sender(RosterKeys with) {
    return new RosterSender(
        with,
        office,
        _ -> List.copyOf(permits),
        () -> {
          if (!accounts) {
            throw new AccountsUnavailable("in use", new IllegalStateException("in use"));
          }
          return pins;
        },
        () -> List.of(status()),
        (_, part) -> connected && sent.add(part),
        (_, other) -> contested.add(other));
  }

  private StateMessage.Status status() {
    return new StateMessage.Status(
        DEVICE,
        true,
        "1",
        "sim",
        true,
        "0123456789abcdef",
        1,
        null,
        null,
        null,
        List.of(),
        inForce);
  }

  private void person(String name, String login, String role) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, "ICT", "", "", login),
                List.of(role),
                LocalDate.parse("2026-01-01"))));
  }

  private void badge(String label, byte[] number, String login) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(keys.digest(number).digest()));
    fields.put("key_version", Value.of(keys.version()));
    if (!login.isEmpty()) {
      long person = Objects.requireNonNull(office.people().byLogin(login)).id();
      fields.put("holder", Value.of("p" + person));
    }
    record(new ItemCommand.Add("badge", label, fields, "issued", ""));
  }

  private void record(ItemCommand command) {
    ItemAnswer answer = office.record(UUID.randomUUID().toString(), "sari", true, command);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer.toString());
  }

  /// The roster as a device reads it: every signature checked with the site's public key.
  private Roster received() throws Exception {
    List<Roster.Part> parts = new ArrayList<>();
    for (byte[] payload : sent) {
      Codec.Signed signed = Objects.requireNonNull(Codec.signed(payload));
      assertTrue(
          Signing.holds(Signing.publicKey(keys.signer()), signed.body(), signed.signature()));
      parts.add(part(payload));
    }
    sent.clear();
    return Roster.join(parts);
  }

  private static Roster.Part part(byte[] payload) throws MalformedMessage {
    return Codec.readRosterPart(payload);
  }

  private void passes(long seconds) {
    now = now.plusSeconds(seconds);
    sender.turn(now);
  }

  @Test
  @DisplayName(
      "ACC-01 VIS-04: the door gets staff with their right, and everybody else as a visitor")
  void theDoorGetsWhatTheBookSays() throws Exception {
    badge("K-01", NUMBER, "sari");
    badge("K-02", TAG, "bayu");
    sender.turn(now);
    Roster roster = received();
    Roster.Badge staff = Objects.requireNonNull(roster.badges().get(keys.digest(NUMBER)));
    Roster.Badge administrator = Objects.requireNonNull(roster.badges().get(keys.digest(TAG)));
    assertFalse(staff.visitor());
    assertTrue(staff.escort());
    assertTrue(administrator.visitor(), "a server administrator is a visitor in the room");
    assertFalse(administrator.escort());
    assertEquals(now.plus(RosterSender.LEASE), roster.lease());
  }

  @Test
  @DisplayName(
      "ACC-14 VIS-04: a badge reported lost is on its way at the next turn, and known to arrive")
  void aLostBadgeIsSentAtOnce() throws Exception {
    badge("K-01", NUMBER, "sari");
    sender.turn(now);
    Roster first = received();
    inForce = first.version();
    passes(1);
    assertTrue(Objects.requireNonNull(sender.standing(DEVICE)).inForce());
    assertEquals(0, sent.size(), "nothing has changed");
    record(new ItemCommand.Move("badge", "K-01", "lost", "Hilang di jalan"));
    passes(1);
    Roster next = received();
    assertTrue(next.version() > first.version());
    assertEquals(
        BadgeState.LOST, Objects.requireNonNull(next.badges().get(keys.digest(NUMBER))).state());
    assertFalse(Objects.requireNonNull(sender.standing(DEVICE)).inForce(), "not on the device");
    inForce = next.version();
    passes(1);
    assertTrue(Objects.requireNonNull(sender.standing(DEVICE)).inForce());
  }

  @Test
  @DisplayName(
      "ACC-14: while the accounts cannot be read a lost badge goes to the door with the PINs of"
          + " before; without any PINs nothing goes")
  void accountsCannotBeRead() throws Exception {
    badge("K-01", NUMBER, "sari");
    badge("K-02", TAG, "sari");
    pins.put("sari", PinHash.of("4711".toCharArray(), new SecureRandom()));
    sender.turn(now);
    Roster first = received();
    accounts = false;
    record(new ItemCommand.Move("badge", "K-01", "lost", "Hilang di jalan"));
    passes(1);
    Roster next = received();
    assertEquals(
        BadgeState.LOST, Objects.requireNonNull(next.badges().get(keys.digest(NUMBER))).state());
    assertEquals(first.badges().get(keys.digest(TAG)), next.badges().get(keys.digest(TAG)));
    sender = sender(keys);
    passes(1);
    assertEquals(List.of(), sent);
    accounts = true;
    passes(60);
    assertEquals(next.badges(), received().badges());
  }

  @Test
  @DisplayName(
      "VIS-04: a permit goes to the door with the badge that was handed out, and goes away again")
  void aPermitGoesAndComesBack() throws Exception {
    badge("T-01", TAG, "");
    permits.add(
        new VisitPermit(
            "vis-2026-09-001",
            List.of(),
            List.of(),
            now,
            now.plusSeconds(7_200),
            true,
            List.of(),
            2,
            List.of(new VisitPermit.Guest("T-01", true, true, false, 0))));
    sender.turn(now);
    assertEquals("vis-2026-09-001", received().permits().getFirst().id());
    permits.clear();
    sender.ask();
    passes(1);
    assertEquals(List.of(), received().permits());
  }

  @Test
  @DisplayName(
      "VIS-04: what is not confirmed is sent again, slower and slower, and renewed in time")
  void whatIsNotConfirmedIsSentAgain() throws Exception {
    sender.turn(now);
    long version = received().version();
    int times = 0;
    for (int second = 0; second < 3_600; second++) {
      passes(1);
      if (!sent.isEmpty()) {
        times++;
        assertEquals(version, received().version(), "the same one");
      }
    }
    assertTrue(times > 5 && times < 20, times + " times in an hour");
    connected = false;
    passes(700);
    connected = true;
    passes(11);
    assertFalse(sent.isEmpty(), "what the broker did not take is tried soon");
    inForce = received().version();
    passes(RosterSender.LEASE.toSeconds() / 2);
    assertTrue(received().version() > version, "renewed half way through its lease");
  }

  @Test
  @DisplayName(
      "A hub that was restored from a backup goes on above the version that the device has")
  void aRestoredHubGoesOnUpwards() throws Exception {
    inForce = now.toEpochMilli() + 1_000_000;
    sender.turn(now);
    assertEquals(inForce + 1, received().version());
  }

  @Test
  @DisplayName(
      "ACC-14: a replaced badge key reaches the device with the new digests, and no badge is"
          + " enrolled again")
  void aReplacedKeyNeedsNoEnrolment() throws Exception {
    badge("K-01", NUMBER, "sari");
    sender.turn(now);
    Roster first = received();
    BadgeId before = keys.digest(NUMBER);
    keys.rotate();
    sender.ask();
    passes(1);
    String wrapped = Objects.requireNonNull(part(sent.getFirst()).key());
    Roster next = received();
    assertEquals(2, next.keyVersion());
    assertNotEquals(before, keys.digest(NUMBER));
    assertTrue(first.badges().containsKey(before));
    assertTrue(next.badges().containsKey(keys.digest(NUMBER)), "enrolled under key 1");
    BadgeKeys carried =
        BadgeKeys.of(
            KeyWrap.open(
                HexFormat.of().parseHex(SecretFile.read(keys.keyOf(DEVICE))),
                DEVICE.name(),
                wrapped));
    assertEquals(
        keys.digest(NUMBER).digest(), carried.digest(NUMBER, 2), "as the door computes it");
    assertEquals(keys.signer(), RosterKeys.in(folder.resolve("roster")).signer(), "kept on disk");
    assertEquals(2, RosterKeys.in(folder.resolve("roster")).version());
  }

  @Test
  @DisplayName(
      "Two hubs of one backup: the one whose roster was replaced says so and stops sending it")
  void twoHubsOfOneBackupAreTold() throws Exception {
    sender.turn(now);
    inForce = received().version();
    passes(1);
    assertEquals(List.of(false), contested);
    RosterSender second = sender(RosterKeys.in(folder.resolve("roster")));
    passes(1);
    second.turn(now);
    inForce = received().version();
    passes(1);
    assertEquals(false, Objects.requireNonNull(second.standing(DEVICE)).contested());
    assertTrue(Objects.requireNonNull(sender.standing(DEVICE)).contested());
    assertEquals(List.of(false, false, true), contested, "told once");
    passes(3_600);
    assertEquals(0, sent.size(), "an older one would be refused, again and again");
    sender.renew(DEVICE);
    passes(1);
    long mine = received().version();
    assertTrue(mine > inForce, "asked for by a person");
    inForce = mine;
    passes(1);
    assertFalse(Objects.requireNonNull(sender.standing(DEVICE)).contested());
    assertEquals(List.of(false, false, true, false), contested);
  }

  @Test
  @DisplayName(
      "ACC-14: a PIN that its holder set goes to the door as its hash, and one that is asked for"
          + " and was never set is nobody's")
  void aPinGoesToTheDoor() throws Exception {
    badge("K-01", NUMBER, "sari");
    Map<String, Value> asks = new HashMap<>();
    asks.put("digest", Value.of(keys.digest(TAG).digest()));
    asks.put(
        "holder", Value.of("p" + Objects.requireNonNull(office.people().byLogin("bayu")).id()));
    asks.put("pin", new Value.Flag(true));
    record(new ItemCommand.Add("badge", "K-02", asks, "", ""));
    sender.turn(now);
    Roster without = received();
    assertNull(Objects.requireNonNull(without.badges().get(keys.digest(NUMBER))).pin());
    assertEquals(
        PinHash.UNSET, Objects.requireNonNull(without.badges().get(keys.digest(TAG))).pin());
    pins.put("sari", PinHash.of("730164".toCharArray(), new SecureRandom()));
    sender.ask();
    passes(1);
    String hash =
        Objects.requireNonNull(
            Objects.requireNonNull(received().badges().get(keys.digest(NUMBER))).pin());
    assertTrue(PinHash.holds(hash, "730164".toCharArray()));
    assertFalse(PinHash.holds(hash, "730165".toCharArray()));
  }

  @Test
  @DisplayName("SEC-05: the badge of somebody who leaves is blocked from the day after their last")
  void whoLeavesIsBlocked() throws Exception {
    badge("K-01", NUMBER, "sari");
    long sari = Objects.requireNonNull(office.people().byLogin("sari")).id();
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "bayu",
            true,
            new PeopleCommand.Leave(sari, LocalDate.parse("2026-09-10"), "Pindah unit")));
    sender.turn(now);
    assertEquals(BadgeState.ISSUED, state(received()));
    passes(86_400);
    assertEquals(BadgeState.BLOCKED, state(received()));
  }

  private BadgeState state(Roster roster) {
    return Objects.requireNonNull(roster.badges().get(keys.digest(NUMBER))).state();
  }
}
