package id.penjaga.hub.demo;

import id.penjaga.device.app.Device;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A device in a process of its own, for kill -9.
final class Victim {
  private Victim() {}

  static Process start(Path config) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            config.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void main(String[] args) throws Exception {
    Device device = Device.start(Path.of(args[0]));
    System.out.println("ready");
    new CountDownLatch(1).await();
    device.close();
  }
}
