package id.penjaga.device.app.virtualpi;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.wire.Board;
import java.time.Duration;
import java.util.Map;

/// A process that unlocks the door and is killed before it locks it again.
final class Unlocker {
  static final String READY = "unlocked";

  private Unlocker() {}

  static void unlockAndWait() throws Exception {
    try (Board board = Guest.board(Map.of());
        Actuator lock = (Actuator) Guest.open(board, "relay", "J11", Map.of())) {
      lock.pulse(Duration.ofSeconds(30));
      System.out.println(READY);
      board.timing().pause(Duration.ofMinutes(10));
    }
  }
}
