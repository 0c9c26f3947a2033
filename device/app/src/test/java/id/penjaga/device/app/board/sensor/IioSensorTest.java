package id.penjaga.device.app.board.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.wire.KernelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Sensors that the kernel decodes (ENV-03)")
class IioSensorTest {
  @TempDir Path devices;

  @Test
  void aSensorIsFoundByItsNameWhateverItsNumber() throws Exception {
    sensor(0, "dht11@4", "23700");
    sensor(1, "dht11@11", "18500");
    assertEquals("18500", read("dht11@11"));
    assertEquals("23700", read("dht11@4"));
  }

  @Test
  void theOnlySensorOfItsKindIsMeantIfNoNameFits() throws Exception {
    sensor(3, "dht11", "23700");
    assertEquals("23700", read("dht11@4"));
  }

  @Test
  void oneOfTwoIsNeverGuessed() throws Exception {
    sensor(0, "dht11@5", "1");
    sensor(1, "dht11@6", "2");
    assertEquals("ENOENT", trouble("dht11@4"));
  }

  @Test
  void aSensorThatComesLaterIsFoundThen() throws Exception {
    assertEquals("ENOENT", trouble("dht11@4"));
    sensor(0, "dht11@4", "23700");
    assertEquals("23700", read("dht11@4"));
  }

  @Test
  void theKernelsErrorNameComesThrough() throws Exception {
    Files.createDirectories(sensor(0, "dht11@4", "1").resolve("in_humidityrelative_input"));
    KernelException e =
        assertThrows(
            KernelException.class,
            () -> new IioSensor(devices, "dht11@4", () -> {}).read("in_humidityrelative_input"));
    assertEquals("EISDIR", e.errno());
  }

  private Path sensor(int number, String name, String value) throws IOException {
    Path folder = Files.createDirectories(devices.resolve("iio:device" + number));
    Files.writeString(folder.resolve("name"), name + "\n");
    Files.writeString(folder.resolve("in_temp_input"), value + "\n");
    return folder;
  }

  private String read(String name) throws KernelException {
    return new IioSensor(devices, name, () -> {}).read("in_temp_input");
  }

  private String trouble(String name) {
    return assertThrows(KernelException.class, () -> read(name)).errno();
  }
}
