package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small configuration that is good, and what is said when a line of it is spoilt.
final class GoodConfig {
  static final String TEXT =
      """
      device: room-1
      data: data
      board: { name: raspberry-pi }
      parts:
        room: { driver: dht22, connector: J3, every: 10 s }
        door.main: { driver: contact, connector: J4 }
        lock.main: { driver: relay, connector: J11 }
        reader.in: { driver: rdm6300, connector: J8 }
        exit.main: { driver: contact, connector: J7 }
      points:
        room.temperature:
          label: { id: Suhu, en: Temperature }
          limits: { low: 20, high: 22, deadband: 0.3 }
        door.main: { kind: door, label: { id: Pintu, en: Door } }
        lock.main: { kind: lock, label: { id: Kunci, en: Lock } }
      doors:
        door.main: { lock: lock.main, held: 60 s, exit-button: exit.main }
      readers:
        reader.in: { door: door.main, direction: in }
      badges:
        - { number: "0a0068403d", holder: staff-1 }
      """;

  private GoodConfig() {}

  /// @param expected all problems, without the file
  static void refused(Path folder, String good, String bad, String... expected) {
    assertTrue(TEXT.contains(good), "the good file contains " + good);
    ConfigRefused refused =
        assertThrows(
            ConfigRefused.class, () -> ConfigReader.read(write(folder, TEXT.replace(good, bad))));
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n",
            refused.problems().stream()
                .map(problem -> problem.toString().replace(problem.file() + ":", ""))
                .toList()));
  }

  static Path write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("device.yaml"), text);
  }
}
