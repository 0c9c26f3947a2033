package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program of the device whose data folder is that of a [RosteredDevice], and what a hub does
/// with it over the broker: it sends rosters and reads what becomes of them.
final class RosterWire implements AutoCloseable {
  /// As the hub does: what was not taken goes out again.
  private static final int AGAIN_S = 10;

  final Program device;
  private final int port;
  private final Process ear;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  /// @param folder for data and configuration
  /// @param port of the broker
  /// @param flags of Java behind those that the device ships with
  RosterWire(RosteredDevice rostered, Path folder, int port, String classes, List<String> flags)
      throws IOException {
    this.port = port;
    Path config = Program.ROOT.resolve("config");
    Path yaml = folder.resolve("device.yaml");
    String more =
        rostered.make(folder.resolve("data/room-1"))
            + "page: { port: "
            + StartBench.freePort()
            + " }\n";
    Files.writeString(
        yaml,
        Files.readString(config.resolve("device.yaml"))
            .replace("tcp://localhost:1883", "tcp://127.0.0.1:" + port)
            .replace("storage:\n", more + "storage:\n"));
    ear =
        new ProcessBuilder(
                "mosquitto_sub",
                "-p",
                "" + port,
                "-t",
                Topics.status(RosteredDevice.DEVICE),
                "-t",
                Topics.journal(RosteredDevice.DEVICE))
            .start();
    Thread.ofPlatform().daemon().start(this::listen);
    device =
        Program.start(
            Program.java(
                config.resolve("pi/jvm.options"),
                flags,
                "-cp",
                classes,
                "id.penjaga.device.app.Main",
                "run",
                "--config",
                yaml.toString()));
  }

  private void listen() {
    try (BufferedReader lines = ear.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(heard::add);
    } catch (UncheckedIOException | IOException e) {
      heard.add(e.toString());
    }
  }

  /// Sends a roster until it is in force.
  void adopt(int version, List<byte[]> parts) throws Exception {
    send(
        parts,
        line ->
            line.contains("\"roster\":" + version + ",")
                || line.contains("\"roster\":" + version + "}"));
  }

  /// Waits until the one that was kept over the start is in force.
  void started() throws Exception {
    adopt(1, List.of());
  }

  /// Sends a roster until the device records why it does not take it.
  ///
  /// @return the record
  String refused(List<byte[]> parts) throws Exception {
    return send(parts, line -> line.contains("\"RosterRefused\""));
  }

  private String send(List<byte[]> parts, Predicate<String> answer) throws Exception {
    while (true) {
      publish(parts);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(AGAIN_S);
      String line;
      do {
        line = heard.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (line != null && answer.test(line)) {
          return line;
        }
      } while (line != null);
      if (device.ended(0)) {
        throw new IllegalStateException("the device gave up");
      }
    }
  }

  /// A part a message.
  private void publish(List<byte[]> parts) throws Exception {
    Process sender =
        new ProcessBuilder(
                "mosquitto_pub",
                "-p",
                "" + port,
                "-q",
                "1",
                "-l",
                "-t",
                Topics.roster(RosteredDevice.DEVICE))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream lines = sender.getOutputStream()) {
      for (byte[] part : parts) {
        lines.write(part);
        lines.write('\n');
      }
    }
    sender.waitFor();
  }

  @Override
  public void close() {
    device.close();
    ear.destroy();
  }
}
