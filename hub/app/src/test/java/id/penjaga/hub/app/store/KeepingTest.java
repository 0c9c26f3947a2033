package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.files.clean.SampleFiles;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.backup.Backup;
import id.penjaga.hub.app.store.backup.BackupOrder;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.backup.Restore;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.ingest.Retention;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.HoldLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {
  private static final long DAY = 86_400_000;
  private static final PointId DOOR = new PointId("door.main");
  private static final Retention SHORT =
      new Retention(Duration.ofDays(30), Duration.ofDays(10), Duration.ofDays(60));

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private OpenStore hub;
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    hub = new OpenStore(folder);
    hub.give(room.born(null, null));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static void write(Path folder, Path archive) {
    Backup.write(folder, BackupOrder.of(archive), _ -> {});
  }

  private static void restore(Path archive, Path folder) {
    try (Restore restore = new Restore(archive, _ -> {})) {
      restore.data(folder);
    }
  }

  @Test
  @DisplayName("SYS-10 A backup holds the attachments, and a damaged one is refused")
  void backupOfAttachments() throws Exception {
    Path raw = elsewhere.resolve("raw.jpg");
    Files.write(raw, SampleFiles.telephonePhoto(6));
    Attachment photo = hub.store.attachments().take(raw, "a.jpg", 99_999, "sari", Instant.EPOCH);
    Path archive = elsewhere.resolve("hub.zip");
    write(folder, archive);
    Path fresh = elsewhere.resolve("data");
    restore(archive, fresh);
    try (Store restored = Store.open(fresh, hub.clock, new Threads(_ -> {}));
        InputStream before = hub.store.attachments().open(photo);
        InputStream after = restored.attachments().open(photo)) {
      assertEquals(photo, restored.attachments().find(photo.sha256(), "sari").orElseThrow());
      assertArrayEquals(before.readAllBytes(), after.readAllBytes());
    }
    Path shelf = folder.resolve("files").resolve(photo.sha256().substring(0, 2));
    Files.write(shelf.resolve(photo.sha256()), new byte[] {1, 2, 3});
    Path damaged = elsewhere.resolve("damaged.zip");
    write(folder, damaged);
    StoreException refused =
        assertThrows(StoreException.class, () -> restore(damaged, elsewhere.resolve("other")));
    assertTrue(String.valueOf(refused.getMessage()).contains("does not match its name"));
  }

  @Test
  @DisplayName("F41 Readings are thinned to hourly tallies, then these and the journal are deleted")
  void retention() {
    fill();
    hub.clock.set(9 * DAY);
    forgetAll();
    assertEquals(360, hub.count("SELECT SUM(count) FROM series"));
    hub.clock.set(11 * DAY);
    forgetAll();
    assertEquals(0, hub.count("SELECT COUNT(*) FROM series"));
    assertTrue(hub.count("SELECT COUNT(*) FROM tally_hour") > 0, "the tallies stay");
    assertEquals(3, hub.count("SELECT COUNT(*) FROM journal"));
    hub.clock.set(31 * DAY);
    forgetAll();
    assertEquals(0, hub.count("SELECT COUNT(*) FROM journal"));
    assertEquals(1, hub.count("SELECT COUNT(*) FROM alarm"), "it still waits for a person");
    hub.clock.set(61 * DAY);
    forgetAll();
    assertEquals(0, hub.count("SELECT COUNT(*) FROM tally_hour"));
    Message.Journal next = room.journal(61 * DAY, new JournalEvent.DoorClosed(DOOR, 1));
    hub.give(next);
    assertEquals(1, hub.count("SELECT COUNT(*) FROM journal WHERE chain = 0"), "the chain goes on");
  }

  @Test
  @DisplayName(
      "F41 What a hold covers is kept, with who asked for it and why, until it is released")
  void holds() {
    fill();
    assertThrows(
        IllegalArgumentException.class,
        () -> hub.store.actions().hold(room.device, 0, DAY, "Sari", ""));
    hub.store
        .actions()
        .hold(room.device, Teller.START_MS, Teller.START_MS + DAY, "Sari", "theft of May 4")
        .join();
    hub.clock.set(100 * DAY);
    forgetAll();
    assertEquals(3, hub.count("SELECT COUNT(*) FROM journal"));
    assertEquals(360, hub.count("SELECT SUM(count) FROM series"));
    assertEquals("HELD", hub.store.queries().hubEvents(room.device, 1).getFirst().type());
    HoldLine hold = hub.store.queries().holds().getFirst();
    assertEquals("theft of May 4", hold.reason());
    assertFalse(hub.store.actions().release(room.device, hold.id() + 1, "Sari", "over").join());
    assertTrue(hub.store.actions().release(room.device, hold.id(), "Sari", "case closed").join());
    assertEquals("RELEASED", hub.store.queries().hubEvents(room.device, 1).getFirst().type());
    assertEquals(List.of(), hub.store.queries().holds());
    forgetAll();
    assertEquals(0, hub.count("SELECT COUNT(*) FROM journal"));
  }

  @Test
  @DisplayName("F41 A hub whose clock was set forward deletes nothing by itself")
  void aClockSetForward() throws Exception {
    fill();
    hub.store.keep(SHORT);
    hub.clock.set(12 * DAY);
    hub.store.watch(true);
    hub.give();
    assertEquals(0, hub.count("SELECT COUNT(*) FROM series"), "twelve days have passed");
    JumpingClock jumping = new JumpingClock();
    hub.close();
    try (Store store = Store.open(folder, jumping, new Threads(_ -> {}))) {
      store.keep(SHORT);
      jumping.wallMs += 3650 * DAY;
      jumping.uptimeMs += DAY;
      store.watch(true);
      store.actions().write(_ -> true).join();
      assertEquals(3, store.queries().journal(JournalLine.Filter.newest(null, 10)).size());
    }
    hub.restart();
  }

  @Test
  @DisplayName("F41 A backup of a running hub, restored into a fresh folder, holds the same")
  void backup() throws Exception {
    fill();
    Threads threads = new Threads(_ -> {});
    try (AccountTables accounts = AccountTables.inFolder(folder, threads)) {
      accounts.add("sari", Role.ADMIN, "hash", Instant.EPOCH);
      AtomicBoolean done = new AtomicBoolean();
      CompletableFuture<Void> ingest =
          CompletableFuture.runAsync(() -> {
            for (int i = 0; !done.get(); i++) {
              hub.give(room.journal(60_000 + i, new JournalEvent.DoorClosed(DOOR, i)));
            }
          });
      Path archive = elsewhere.resolve("hub.zip");
      write(folder, archive);
      done.set(true);
      ingest.join();
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));
      assertTrue(
          String.valueOf(
                  assertThrows(StoreException.class, () -> write(folder, archive)).getMessage())
              .contains("is there already"));
      Path fresh = elsewhere.resolve("data");
      restore(archive, fresh);
      try (Store restored = Store.open(fresh, hub.clock, threads)) {
        List<JournalLine> held =
            hub.store.queries().journal(JournalLine.Filter.newest(null, 100_000)).reversed();
        List<JournalLine> copied =
            restored.queries().journal(JournalLine.Filter.newest(null, 100_000)).reversed();
        assertTrue(copied.size() >= 3);
        assertEquals(held.subList(0, copied.size()), copied);
        assertEquals(
            hub.store.queries().alarms(AlarmLine.Filter.attention()),
            restored.queries().alarms(AlarmLine.Filter.attention()));
        assertEquals(
            hub.store.queries().latest(room.device), restored.queries().latest(room.device));
      }
      assertEquals(List.of("sari"), AccountTables.namesIn(fresh));
      assertThrows(StoreException.class, () -> restore(archive, fresh));
    }
  }

  @Test
  @DisplayName("F41 The command asks a running hub for the backup, and makes it itself without one")
  void backupByCommand() throws Exception {
    fill();
    BackupRequest command = new BackupRequest(folder);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> hubsWatch =
        CompletableFuture.runAsync(() -> {
          BackupRequest desk = new BackupRequest(folder);
          while (!done.get()) {
            if (desk.asked()) {
              desk.serve();
            }
            Thread.onSpinWait();
          }
        });
    Path asked = elsewhere.resolve("asked.zip");
    command.ask(BackupOrder.of(asked), Duration.ofMinutes(1), _ -> {});
    assertTrue(Files.exists(asked));
    Path nowhere = elsewhere.resolve("no/such/folder.zip");
    assertTrue(
        String.valueOf(
                assertThrows(
                        StoreException.class,
                        () -> command.ask(BackupOrder.of(nowhere), Duration.ofMinutes(1), _ -> {}))
                    .getMessage())
            .startsWith("no backup was made: "));
    done.set(true);
    hubsWatch.join();
    hub.close();
    Path alone = elsewhere.resolve("alone.zip");
    command.make(BackupOrder.of(alone), Duration.ZERO, _ -> {});
    restore(alone, elsewhere.resolve("data"));
    assertFalse(Files.exists(folder.resolve("backup.request")));
    hub.restart();
  }

  @Test
  @DisplayName("F41 The disk's use is known, and it is low before it is full")
  void diskUse() {
    DiskUse now = hub.store.disk();
    assertTrue(now.usedBytes() > 0 && now.freeBytes() > 0 && now.totalBytes() > now.freeBytes());
    assertFalse(new DiskUse(1, 50L << 30, 100L << 30).low());
    assertTrue(new DiskUse(1, 9L << 30, 100L << 30).low());
    assertTrue(new DiskUse(1, 200L << 20, 1L << 30).low());
  }

  private static final class JumpingClock implements HubClock {
    private volatile long wallMs = Teller.START_MS;
    private volatile long uptimeMs;

    @Override
    public long wallMs() {
      return wallMs;
    }

    @Override
    public long uptimeMs() {
      return uptimeMs;
    }
  }

  private void fill() {
    hub.give(
        room.trend(room.everyTenSeconds(0, 360, 21)),
        room.journal(0, new JournalEvent.DoorOpened(DOOR, null)),
        room.journal(1000, new JournalEvent.DoorClosed(DOOR, 1000)),
        room.journal(
            2000,
            new JournalEvent.AlarmRaised(
                AlarmKind.WATER_LEAK, new PointId("leak.floor"), Severity.CRITICAL, null)));
    hub.store.actions().fold().join();
  }

  private void forgetAll() {
    while (hub.store.actions().forget(SHORT).join() > 0) {
      continue;
    }
  }
}
