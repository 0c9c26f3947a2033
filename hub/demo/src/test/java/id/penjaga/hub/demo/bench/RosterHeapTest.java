package id.penjaga.hub.demo.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.peers.Mosquitto;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole device with the heap it ships with, and rosters over a real broker. What it has
/// resident is for [RosterBench] to say.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RosterHeapTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "VIS-04 SYS-06: after changed rosters 16,000 new badges have room beside 16,000 others,"
          + " 50,000 are refused with a sentence, and the device goes on")
  void theHeapHoldsWhatIsTaken() throws Exception {
    Mosquitto.withClients();
    RosteredDevice rostered = new RosteredDevice();
    try (Mosquitto broker = new Mosquitto(folder);
        RosterWire wire =
            new RosterWire(
                rostered, folder, broker.port, System.getProperty("java.class.path"), List.of())) {
      wire.started();
      for (int version = 2; version <= 7; version++) {
        wire.adopt(version, rostered.parts(version, null));
      }
      wire.adopt(8, rostered.parts(8, null, 100_000, 16_000));
      wire.adopt(9, rostered.parts(9, null, 200_000, 16_000));
      String refused = wire.refused(rostered.parts(10, null, 300_000, 50_000));
      assertTrue(refused.contains("\"TOO_LARGE\"") && refused.contains("-Xmx"), refused);
      wire.adopt(11, rostered.parts(11, null));
    }
  }
}
