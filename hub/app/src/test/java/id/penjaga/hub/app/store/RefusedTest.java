package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.sql.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedTest {
  private static final PointId DOOR = new PointId("door.main");

  @TempDir Path folder;
  private OpenStore hub;
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    hub = new OpenStore(folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @DisplayName("F38 A record the database refuses is kept as bytes with a hole, and acknowledged")
  void aRefusedRecord() {
    hub.run("ALTER TABLE journal ADD CONSTRAINT no_exit CHECK (type <> 'ExitRequested')");
    Message.Journal first = room.journal(0, new JournalEvent.DoorOpened(DOOR, null));
    Message.Journal refused = room.journal(1000, new JournalEvent.ExitRequested(DOOR));
    Message.Journal third = room.journal(2000, new JournalEvent.DoorClosed(DOOR, 2000));
    hub.give(first, refused, third);
    assertEquals(new Position(1, 3), hub.answers.getLast().journal());
    assertEquals(2, hub.count("SELECT COUNT(*) FROM journal WHERE chain = 0"));
    assertEquals(
        new String(refused.payload(), StandardCharsets.UTF_8),
        hub.text("SELECT UTF8TOSTRING(bytes) FROM hole WHERE why = 'REFUSED'"));
    assertEquals(1, hub.store.stats().rejected());
    hub.give(refused);
    assertEquals(2, hub.count("SELECT COUNT(*) FROM journal"), "sent again, it is held already");
    assertTrue(hub.store.stats().recording());
  }

  @Test
  @DisplayName("F38 A batch, an unreadable message and a birth that are refused block nothing")
  void otherMessages() {
    hub.run("ALTER TABLE point ADD CONSTRAINT no_point CHECK (name <> 'room.temperature')");
    hub.give(room.born(null, null), room.trend(room.celsius(0, 21)));
    assertEquals(new Position(1, 1), hub.answers.getLast().trend());
    assertEquals(1, hub.count("SELECT COUNT(*) FROM hole WHERE why = 'REFUSED' AND kind = 2"));
    assertEquals(1, hub.count("SELECT COUNT(*) FROM device WHERE log IS NOT NULL"));
    hub.run("ALTER TABLE point DROP CONSTRAINT no_point");
    hub.give(room.trend(room.celsius(10_000, 21)));
    assertEquals(new Position(1, 2), hub.answers.getLast().trend());
  }

  @Test
  @DisplayName("F38 A receiver that throws after a commit leaves the commit as it is")
  void aThrowingReceiver() {
    hub.store.answerTo(_ -> {
      throw new IllegalStateException("no line");
    });
    hub.give(room.journal(0, new JournalEvent.DoorOpened(DOOR, null)));
    hub.give(room.journal(1000, new JournalEvent.DoorClosed(DOOR, 1000)));
    assertEquals(2, hub.count("SELECT COUNT(*) FROM journal"));
    assertEquals(0, hub.store.stats().rejected());
  }

  @Test
  @DisplayName(
      "F28 Devices beyond the limit take no row and are counted; the known ones go on, and retiring"
          + " one makes room")
  void aFloodOfDevices() throws Exception {
    int most = 1_000;
    hub.give(room.journal(0, new JournalEvent.DoorOpened(DOOR, null)));
    for (int i = 0; i < most + 50; i++) {
      hub.store.offer(new Teller("flood-" + i, "00000000000000aa").born(null, null));
      if (i % 100 == 0) {
        hub.give();
      }
    }
    hub.give(room.journal(1, new JournalEvent.DoorClosed(DOOR, 1)));
    assertEquals(2, hub.count("SELECT COUNT(*) FROM journal"));
    assertEquals(most, hub.count("SELECT COUNT(*) FROM device"));
    assertEquals(51, hub.store.stats().refusedDevices());
    Teller late = new Teller("late", "00000000000000bb");
    hub.give(late.born(null, null));
    assertEquals(0, hub.count("SELECT COUNT(*) FROM device WHERE name = 'late'"));
    hub.store.actions().retire(new DeviceId("flood-7"), "Sari", "never was there").join();
    hub.give(late.born(null, null));
    assertEquals(1, hub.count("SELECT COUNT(*) FROM device WHERE name = 'late'"));
    assertTrue(hub.store.stats().recording());
  }

  @Test
  @DisplayName("F29 The history is readable by its owner only, and a laxer folder is refused")
  void onlyItsOwnerReadsIt() throws Exception {
    hub.give(room.journal(0, new JournalEvent.DoorOpened(DOOR, null)));
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            Files.isDirectory(file) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            "" + file);
      }
    }
    hub.close();
    Files.setPosixFilePermissions(
        folder.resolve("penjaga.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
    hub.restart();
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("penjaga.mv.db"))));
    hub.close();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    assertTrue(
        String.valueOf(assertThrows(StoreException.class, hub::restart).getMessage())
            .contains("chmod 700"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    hub.restart();
  }

  @Test
  @DisplayName(
      "F16 An Error ends the writer's thread, is told to the program, and nothing is"
          + " said to be recorded")
  void anErrorInTheWriter() throws Exception {
    var dead =
        hub.store
            .actions()
            .write(_ -> {
              throw new StackOverflowError("a bug");
            });
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (hub.bugs.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertInstanceOf(StackOverflowError.class, hub.bugs.peek());
    while (hub.store.stats().recording() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertFalse(hub.store.stats().recording());
    assertFalse(dead.isDone() && !dead.isCompletedExceptionally());
    assertEquals(List.of(), List.copyOf(hub.answers));
  }
}
