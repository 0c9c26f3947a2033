package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.app.journal.JournalVerify;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.peers.Mosquitto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A card restored from an older image, against a real broker and a hub that knows the newer log.
@Timeout(120)
class CopiedCardTest {
  @TempDir Path folder;

  @Test
  @DisplayName("F21 a card restored from an image begins a new log at once, and nothing is skipped")
  void aRestoredCardBeginsANewLog() throws Exception {
    Path data = folder.resolve("data");
    Path image = folder.resolve("image");
    try (Mosquitto broker = new Mosquitto(folder)) {
      Ear hub = new Ear(broker.url());
      try {
        hub.acknowledging = true;
        startAndStop(broker, hub);
        copy(data, image);
        String old = log(data);
        for (int i = 0; i < 3; i++) {
          startAndStop(broker, hub);
        }
        JournalRecord newest = hub.journal.lastEntry().getValue();
        assertEquals(4, newest.position().epoch(), "three starts after the image");

        delete(data);
        copy(image, data);
        try (Device device = start(broker)) {
          Throwable found = device.failure();
          assertTrue(
              String.valueOf(found.getMessage()).contains("restored from an older image"),
              () -> String.valueOf(found));
        }
        synchronized (hub) { // another log: the hub holds nothing of it
          hub.journal.clear();
          hub.trends.clear();
        }
        try (Device device = start(broker)) {
          until("the new log", () -> hub.has(JournalEvent.LossDeclared.class) > 0);
          assertTrue(device.alive());
          JournalRecord first = hub.journal.firstEntry().getValue();
          assertNotEquals(old, first.log());
          assertEquals(1, first.position().epoch());
          assertEquals(1, first.position().sequence());
        }
        assertEquals(0, JournalVerify.run(data, new StringBuilder()));
        assertEquals(
            0, JournalVerify.run(data.resolve("journal-copy-" + old), new StringBuilder()));
      } finally {
        hub.close();
      }
    }
  }

  private void startAndStop(Mosquitto broker, Ear hub) throws Exception {
    long before = hub.has(JournalEvent.DeviceStarted.class);
    try (Device device = start(broker)) {
      until("the start at the hub", () -> hub.has(JournalEvent.DeviceStarted.class) > before);
      assertTrue(device.alive());
      Mosquitto.pause(500);
    }
  }

  private Device start(Mosquitto broker) throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", broker.url())
            .replace("data: data/room-1", "data: data");
    return Device.start(Files.writeString(folder.resolve("device.yaml"), config));
  }

  private static String log(Path data) throws Exception {
    StringBuilder report = new StringBuilder();
    JournalVerify.run(data, report);
    return report.substring("log ".length(), "log ".length() + 16);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(
            file,
            to.resolve(from.relativize(file)),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 3_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    throw new AssertionError("waited in vain: " + what);
  }
}
