package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The example of a UPS and a generator with nothing but relay contacts. That its parts fit the
/// drawing is said by the wiring's own test.
class DryContactsConfigTest {
  @Test
  @DisplayName("PWR-01 PWR-08 relay contacts raise the same alarms as a UPS that speaks")
  void contactsRaiseTheAlarmsOfAUpsThatSpeaks() throws Exception {
    DeviceConfig config = ConfigReader.read(Path.of("../../config/device-dry-contacts.yaml"));
    Map<String, AlarmKind> alarms = new TreeMap<>();
    for (RoomRules.Condition condition : config.rules().conditions()) {
      alarms.put(condition.point().name(), condition.kind());
    }
    assertEquals(
        new TreeMap<>(
            Map.of(
                "mains", AlarmKind.MAINS_LOST,
                "ups.a0", AlarmKind.UPS_ON_BATTERY,
                "ups.a1", AlarmKind.UPS_LOW_BATTERY,
                "ups.a2", AlarmKind.UPS_FAULT)),
        alarms);
    PartEntry ups =
        config.parts().stream().filter(part -> part.name().equals("ups")).findFirst().orElseThrow();
    assertEquals("a0 a1 a2", ups.settings().get("normally-closed"));
  }
}
