package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.peers.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole device at a real broker whose hub falls silent. The board's time is ten times as fast:
/// a minute of silence is six seconds.
@Timeout(120)
class HubAwayLinkTest {
  private static final String ALARM = "penjaga/v1/room-1/state/alarms/HUB_AWAY/hub";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "SYS-12 a broker that lives is no hub: only acknowledgements end the silence, and a silent"
          + " hub is asked")
  void onlyTheHubItselfCounts() throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("away-after: 15 min", "away-after: 1 min")
            .replace("name: simulated", "name: simulated\n  options: { speed: 10 }")
            .replace("data: data/room-1", "data: data");
    try (Mosquitto broker = new Mosquitto(folder)) {
      Path file = folder.resolve("device.yaml");
      Files.writeString(file, config.replace("tcp://localhost:1883", broker.url()));
      Ear hub = new Ear(broker.url());
      try (Device device = Device.start(file)) {
        // One birth for each connection, perhaps one more when the journal opens, and the
        // questions.
        until("asked three times", () -> hub.births.get() - device.connections() >= 3);
        until("raised though connected", () -> raised(hub));
        assertTrue(device.connections() > 0);
        hub.acknowledging = true;
        hub.acknowledge();
        until("cleared", () -> !raised(hub));
        hub.acknowledging = false;
        until("raised again", () -> raised(hub));
      } finally {
        hub.close();
      }
    }
  }

  private static boolean raised(Ear hub) {
    return hub.states.get(ALARM) instanceof StateMessage.Alarm alarm
        && alarm.phase() == AlarmPhase.RAISED;
  }

  private static void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 3_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    assertFalse(true, "waited in vain: " + what);
  }
}
