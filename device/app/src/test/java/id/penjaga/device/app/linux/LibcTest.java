package id.penjaga.device.app.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibcTest {
  @TempDir Path folder;

  @Test
  void aRefusalHasTheKernelsOwnName() {
    LinuxException absent =
        assertThrows(
            LinuxException.class,
            () -> Libc.open(folder.resolve("absent").toString(), Libc.READ_ONLY));
    assertEquals("ENOENT", absent.symbol());
    LinuxException closed =
        assertThrows(LinuxException.class, () -> Libc.ioctl(-1, Ioctl.read(0xB4, 1, 68), 0));
    assertEquals("EBADF", closed.symbol());
  }

  @Test
  void aFileIsReadInPieces() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "abcdef");
    int fd = Libc.open(file.toString(), Libc.READ_ONLY);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment four = arena.allocate(4);
      assertEquals(4, Libc.read(fd, four));
      assertEquals("abcd", text(four));
      assertEquals(2, Libc.read(fd, four));
      assertEquals(0, Libc.read(fd, four));
    } finally {
      Libc.close(fd);
    }
  }

  @Test
  void pollTellsWhichDescriptorHasNews() throws Exception {
    int quiet = Libc.eventfd();
    int rung = Libc.eventfd();
    try {
      assertTrue(Libc.poll(0, quiet, rung).isEmpty());
      Libc.signal(rung);
      Libc.signal(rung);
      assertEquals("{1}", Libc.poll(1_000, quiet, rung).toString());
      Libc.drain(rung);
      Libc.drain(rung);
      assertTrue(Libc.poll(0, quiet, rung).isEmpty());
    } finally {
      Libc.close(quiet);
      Libc.close(rung);
    }
  }

  @Test
  void requestNumbersAreThoseOfTheHeaders() {
    assertEquals(0x8044B401L, Ioctl.read(0xB4, 1, 68));
    assertEquals(0xC250B407L, Ioctl.readWrite(0xB4, 7, 592));
    assertEquals(0x402C542BL, Ioctl.write('T', 0x2B, 44));
  }

  private static String text(MemorySegment bytes) {
    return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.US_ASCII);
  }
}
