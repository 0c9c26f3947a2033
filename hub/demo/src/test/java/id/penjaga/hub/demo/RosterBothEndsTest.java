package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A badge from the register to the door and back off it, over a real broker.
class RosterBothEndsTest {
  private static final byte[] NUMBER = {(byte) 0xb2, (byte) 0xc3, (byte) 0xd4, (byte) 0xe5, 0x77};

  @TempDir Path folder;

  @Test
  @DisplayName(
      "VIS-04 ACC-14 ACC-19: a badge of the register is at the door, blocked there within seconds"
          + " when it is lost, and still blocked with hub and broker away and after a restart")
  void aBadgeReachesTheDoorAndLeavesIt() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 1)) {
      RosterKeys keys = configure(ends);
      ends.startHub();
      ends.startDevice();
      Office office = ends.hub().office();
      BothEnds.await("the office opens", 60, () -> opened(office));
      BadgeId badge = enrol(office, keys);
      BothEnds.await("the badge is at the door", 30, () -> state(ends, badge) == BadgeState.ISSUED);
      record(office, new ItemCommand.Move("badge", "K-77", "lost", "Hilang di jalan"));
      long asked = System.nanoTime();
      BothEnds.await("it is blocked there", 30, () -> state(ends, badge) == BadgeState.LOST);
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
      assertTrue(tookMs < 20_000, "it took " + tookMs + " ms");
      BothEnds.await("the hub holds the proof", 30, () -> ends.countAtHub("RosterAdopted") >= 2);
      long version = ends.device().room().rosterVersion();
      ends.stopHub();
      ends.stopDevice();
      ends.startDevice();
      assertEquals(version, ends.device().room().rosterVersion(), "without the hub");
      assertEquals(BadgeState.LOST, state(ends, badge));
    }
  }

  /// Gives both ends their keys, as `init` does.
  static RosterKeys configure(BothEnds ends) throws Exception {
    Path data = ends.deviceConfig().resolveSibling("roster");
    RosterKeys keys = RosterKeys.in(data);
    String key = SecretFile.read(keys.keyOf(BothEnds.ROOM));
    DemoFiles.secretFile(ends.deviceConfig().resolveSibling("device.key"), key);
    ends.configure("# roster: ", "roster: ");
    ends.configure("#   signer: 3d40... ", "  signer: \"" + keys.signer() + "\" ");
    ends.configure("#   key-file: device.key", "  key-file: device.key");
    Path hub = ends.deviceConfig().resolveSibling("hub.yaml");
    String text = Files.readString(hub);
    assertTrue(text.contains("# roster: "), text);
    Files.writeString(
        hub, text.replace("# roster: ", "roster: ").replace("#   keys: roster", "  keys: roster"));
    return keys;
  }

  private static boolean opened(Office office) {
    try {
      return office.lastEntry() >= 0;
    } catch (StoreException _) {
      return false;
    }
  }

  private static BadgeId enrol(Office office, RosterKeys keys) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Sari", "ICT", "", "", "sari"),
                List.of("staf_ruang_server"),
                LocalDate.parse("2026-01-01"))));
    BadgeId badge = keys.digest(NUMBER);
    long sari = Objects.requireNonNull(office.people().byLogin("sari")).id();
    record(
        office,
        new ItemCommand.Add(
            "badge",
            "K-77",
            Map.of(
                "digest", Value.of(badge.digest()),
                "key_version", Value.of(1),
                "holder", Value.of("p" + sari)),
            "issued",
            ""));
    return badge;
  }

  private static void record(Office office, ItemCommand command) {
    ItemAnswer answer = office.record(UUID.randomUUID().toString(), "sari", true, command);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer.toString());
  }

  private static @Nullable BadgeState state(BothEnds ends, BadgeId badge) {
    RoomController room = ends.device().room();
    Roster.Badge known = room.credentials().badge(badge);
    return known == null ? null : known.state();
  }
}
