package id.penjaga.device.app.board.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// Offsets and sizes as `linux/gpio.h` and `asm-generic/termbits.h` have them on 64-bit machines.
class GpioLayoutsTest {
  @Test
  void layoutsAreAsLargeAsTheKernels() {
    assertEquals(68, GpioLayouts.CHIP_INFO.byteSize());
    assertEquals(272, GpioLayouts.CONFIG.byteSize());
    assertEquals(592, GpioLayouts.LINE_REQUEST.byteSize());
    assertEquals(256, GpioLayouts.LINE_INFO.byteSize());
    assertEquals(16, GpioLayouts.VALUES.byteSize());
    assertEquals(48, GpioLayouts.EVENT.byteSize());
  }

  @Test
  void anOutputIsRequestedWithItsFirstLevel() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.request(request, 23, "penjaga-J11", new GpioLines.Use.Output(true));
      assertEquals(23, request.get(JAVA_INT, 0));
      assertEquals("penjaga-J11", request.getString(256));
      assertEquals(1 << 3, request.get(JAVA_LONG, 288));
      assertEquals(1, request.get(JAVA_INT, 296), "one attribute");
      assertEquals(2, request.get(JAVA_INT, 320), "output values");
      assertEquals(1, request.get(JAVA_LONG, 328), "high");
      assertEquals(1, request.get(JAVA_LONG, 336), "of the first line");
      assertEquals(1, request.get(JAVA_INT, 560), "one line");
    }
  }

  @Test
  void aPairIsRequestedAtOnceWithItsFallingEdgesOnly() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.pairRequest(request, 20, 21, "penjaga-J17", GpioLines.Bias.NONE, 256);
      assertEquals(20, request.get(JAVA_INT, 0));
      assertEquals(21, request.get(JAVA_INT, 4));
      assertEquals(1 << 2 | 1 << 5 | 1 << 10, request.get(JAVA_LONG, 288), "flags of the header");
      assertEquals(2, request.get(JAVA_INT, 560), "two lines");
      assertEquals(256, request.get(JAVA_INT, 564), "room for edges");
    }
  }

  @Test
  void anInputIsRequestedWithBothEdgesItsPullAndItsDebounce() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.request(
          request, 17, "x".repeat(40), new GpioLines.Use.Input(GpioLines.Bias.UP, 5_000, 256));
      assertEquals(31, request.getString(256).length(), "a long name is cut");
      assertEquals(
          1 << 2 | 1 << 4 | 1 << 5 | 1 << 8, request.get(JAVA_LONG, 288), "flags of the header");
      assertEquals(3, request.get(JAVA_INT, 320), "debounce");
      assertEquals(5_000, request.get(JAVA_INT, 328));
      assertEquals(256, request.get(JAVA_INT, 564), "room for edges");
    }
  }
}
