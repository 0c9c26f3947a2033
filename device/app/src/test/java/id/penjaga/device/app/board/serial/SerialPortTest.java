package id.penjaga.device.app.board.serial;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.linux.Ioctl;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The serial port against a real terminal of the kernel.
class SerialPortTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final byte[] buffer = new byte[64];
  private BoardThread thread;

  @BeforeEach
  void start() throws Exception {
    thread = BoardThread.start(Thread.ofPlatform().daemon().factory());
  }

  @AfterEach
  void stop() {
    thread.close();
  }

  @Test
  void theModesAreAsLargeAsTheKernels() {
    assertEquals(44, Termios.TERMIOS2.byteSize());
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

  @Test
  void aPortThatCannotSwitchDirectionIsToldNotUsedWrongly() throws Exception {
    try (Pty part = new Pty();
        SerialLink link =
            SerialPort.at(
                part.device,
                "J16",
                SerialSettings.at(9600).with(SerialSettings.Direction.KERNEL),
                thread,
                () -> {})) {
      WireException refused =
          assertThrows(WireException.class, () -> link.read(buffer, Duration.ZERO));
      assertEquals(MissReason.NOT_CONNECTED, refused.reason());
      assertTrue(refused.advice().contains("use an adapter that does it"), refused.advice());
    }
  }

  @Test
  void speedAndStopBitsReachTheKernel() throws Exception {
    SerialSettings odd =
        SerialSettings.at(12_345)
            .with(SerialSettings.StopBits.TWO)
            .with(SerialSettings.Lines.DTR_ONLY);
    try (Pty part = new Pty();
        SerialLink link = SerialPort.at(part.device, "J10", odd, thread, () -> {});
        Arena arena = Arena.ofConfined()) {
      link.read(buffer, Duration.ZERO);
      MemorySegment modes = arena.allocate(Termios.TERMIOS2);
      int fd = Libc.open(part.device, Libc.READ_WRITE | Libc.NOT_CONTROLLING);
      try {
        Libc.ioctl(fd, Ioctl.read('T', 0x2A, Termios.TERMIOS2.byteSize()), modes);
      } finally {
        Libc.close(fd);
      }
      assertEquals(Termios.control(odd), modes.get(JAVA_INT, 8) & 0x1FF0);
      assertEquals(12_345, modes.get(JAVA_INT, 40));
    }
  }

  /// The numbers of `asm-generic/termbits.h`; a pseudo-terminal has no parity to read back.
  @ParameterizedTest
  @CsvSource({"NONE, ONE, 18B0, 0", "EVEN, ONE, 19B0, 14", "ODD, TWO, 1BF0, 14"})
  void parityAndStopBitsAreTheKernelsFlags(
      SerialSettings.Parity parity, SerialSettings.StopBits stop, String control, String input) {
    SerialSettings settings = SerialSettings.at(9600).with(parity).with(stop);
    assertEquals(Integer.parseInt(control, 16), Termios.control(settings));
    assertEquals(Integer.parseInt(input, 16), Termios.input(settings));
  }

  @ParameterizedTest
  @CsvSource({"BOTH_ON, 6, 2", "DTR_ONLY, 2, 2", "RTS_ONLY, 4, 0", "BOTH_OFF, 0, 0"})
  void rtsIsTheKernelsWhileItSwitchesTheDirection(
      SerialSettings.Lines lines, int plain, int halfDuplex) {
    SerialSettings settings = SerialSettings.at(9600).with(lines);
    assertEquals(plain, Termios.linesOn(settings));
    assertEquals(halfDuplex, Termios.linesOn(settings.with(SerialSettings.Direction.KERNEL)));
  }

  private SerialLink open(String device) throws WireException {
    return SerialPort.at(device, "J8", SerialSettings.at(9600), thread, () -> {});
  }
}
