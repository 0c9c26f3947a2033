package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The serial port against a real terminal of the kernel.
class SerialPortTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final byte[] buffer = new byte[64];
  private BoardThread thread;

  @BeforeEach
  void start() throws Exception {
    thread = BoardThread.start();
  }

  @AfterEach
  void stop() {
    thread.close();
  }

  @Test
  void everyByteGoesThroughUnchangedBothWays() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Pty part = new Pty();
        SerialLink link = open(part.device)) {
      assertEquals(0, link.read(buffer, Duration.ZERO));
      part.say(all);
      byte[] heard = {};
      while (heard.length < all.length) {
        int count = link.read(buffer, LONG);
        int start = heard.length;
        heard = Arrays.copyOf(heard, start + count);
        System.arraycopy(buffer, 0, heard, start, count);
      }
      assertArrayEquals(all, heard);
      link.write(all);
      assertArrayEquals(all, part.hear());
    }
  }

  @Test
  void silenceIsZeroBytesAfterTheWait() throws Exception {
    try (Pty part = new Pty();
        SerialLink link = open(part.device)) {
      long before = thread.nanos();
      assertEquals(0, link.read(buffer, Duration.ofMillis(50)));
      assertTrue(thread.nanos() - before >= 50_000_000);
    }
  }

  @Test
  void aReaderThatIsPulledOutAndPluggedInAgainIsHeardAgain() throws Exception {
    Path device = folder.resolve("J8");
    try (SerialLink link = open(device.toString())) {
      WireException never =
          assertThrows(WireException.class, () -> link.read(buffer, Duration.ofMillis(20)));
      assertEquals(MissReason.NOT_CONNECTED, never.reason());
      assertTrue(never.advice().contains("plug the adapter in"), never.advice());

      for (int i = 0; i < 3; i++) {
        try (Pty part = new Pty()) {
          Files.createSymbolicLink(device, Path.of(part.device));
          assertEquals(0, link.read(buffer, Duration.ZERO));
          part.say((byte) 7);
          assertEquals(1, link.read(buffer, LONG));
        }
        Files.delete(device);
        WireException gone = assertThrows(WireException.class, () -> link.read(buffer, LONG));
        assertEquals(MissReason.NOT_CONNECTED, gone.reason());
        assertThrows(WireException.class, () -> link.write(buffer));
      }
    }
  }

  @Test
  void closingWakesTheReader() throws Exception {
    try (Pty part = new Pty()) {
      SerialLink link = open(part.device);
      CompletableFuture<String> reading =
          CompletableFuture.supplyAsync(() -> {
            try {
              return "read " + link.read(new byte[8], Duration.ofMinutes(5));
            } catch (WireException e) {
              return e.advice();
            }
          });
      link.close();
      assertEquals("the serial line at J8 was closed", reading.get(10, TimeUnit.SECONDS));
      link.close();
      assertThrows(WireException.class, () -> link.write(new byte[1]));
    }
  }

  @Test
  void aLineThatTakesNothingIsGivenUp() throws Exception {
    try (Pty part = new Pty();
        SerialLink link = open(part.device)) {
      WireException full = assertThrows(WireException.class, () -> link.write(new byte[1_000_000]));
      assertEquals(MissReason.TIMEOUT, full.reason());
      assertTrue(part.hear().length > 0);
    }
  }

  private SerialLink open(String device) throws WireException {
    return SerialPort.at(device, "J8", 9600, thread, () -> {});
  }
}
