package id.penjaga.hub.app.notice.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.notice.NoticeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program of Debian at the other end of a channel.
final class Peer implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Process process;

  private Peer(Process process) {
    this.process = process;
  }

  /// Starts a program, or skips the test where it is not installed.
  ///
  /// @param packageName what to install
  static Peer start(String packageName, Path folder, String... command) throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of(command[0])),
        command[0] + " is not there: apt-get install " + packageName);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("peer.log").toFile());
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.toString());
    return new Peer(builder.start());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Waits until a file holds what is looked for, and gives all of it.
  static String text(Path file, Predicate<String> wanted) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    String text = "";
    while (System.nanoTime() < end) {
      text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      if (wanted.test(text)) {
        return text;
      }
      Thread.sleep(50);
    }
    throw new AssertionError(file + " holds only: " + text);
  }

  /// A certificate for localhost that is its own authority.
  static void certificate(Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "apt-get install openssl");
    Process openssl =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-days",
                    "2",
                    "-subj",
                    "/CN=localhost",
                    "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1",
                    "-keyout",
                    folder.resolve("key.pem").toString(),
                    "-out",
                    folder.resolve("cert.pem").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    if (openssl.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("openssl.log")));
    }
  }

  static NoticeMessage message(String address) {
    return new NoticeMessage(
        "0b0e0c52-7d3c-3a51-9d0e-3d1f6a3f6a11",
        address,
        "[Kritis] Kebocoran air: room-1 leak.floor",
        "Ruang Server, 10.12 WIB.\nBuka Penjaga untuk menanggapi.",
        Severity.CRITICAL,
        Instant.parse("2026-09-12T15:40:00.250Z"),
        "room-1/log/1/7",
        "WATER_LEAK",
        "room-1 leak.floor");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
