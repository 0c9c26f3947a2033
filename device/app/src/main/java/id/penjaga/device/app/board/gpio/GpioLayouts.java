package id.penjaga.device.app.board.gpio;

import static id.penjaga.device.app.linux.Ioctl.at;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import id.penjaga.device.app.linux.Ioctl;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;

/// The second GPIO interface of Linux (`linux/gpio.h`, since 5.10), as far as it is used. Names
/// follow the header; a request's number contains the size of its argument, so a layout that is
/// wrong in size is refused by the kernel.
final class GpioLayouts {
  private static final int NAME = 32;
  private static final int TYPE = 0xB4;

  static final StructLayout CHIP_INFO =
      structLayout(
          sequenceLayout(NAME, JAVA_BYTE).withName("name"),
          sequenceLayout(NAME, JAVA_BYTE).withName("label"),
          JAVA_INT.withName("lines"));

  private static final StructLayout ATTRIBUTE =
      structLayout(
          JAVA_INT.withName("id"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("value"),
          JAVA_LONG.withName("mask"));

  static final StructLayout CONFIG =
      structLayout(
          JAVA_LONG.withName("flags"),
          JAVA_INT.withName("num_attrs"),
          sequenceLayout(5, JAVA_INT),
          sequenceLayout(10, ATTRIBUTE).withName("attrs"));

  static final StructLayout LINE_REQUEST =
      structLayout(
          sequenceLayout(64, JAVA_INT).withName("offsets"),
          sequenceLayout(NAME, JAVA_BYTE).withName("consumer"),
          CONFIG.withName("config"),
          JAVA_INT.withName("num_lines"),
          JAVA_INT.withName("event_buffer_size"),
          sequenceLayout(5, JAVA_INT),
          JAVA_INT.withName("fd"));

  static final StructLayout LINE_INFO =
      structLayout(
          sequenceLayout(NAME, JAVA_BYTE).withName("name"),
          sequenceLayout(NAME, JAVA_BYTE).withName("consumer"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("num_attrs"),
          JAVA_LONG.withName("flags"),
          sequenceLayout(20, JAVA_LONG),
          sequenceLayout(4, JAVA_INT));

  static final StructLayout VALUES =
      structLayout(JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));

  static final StructLayout EVENT =
      structLayout(
          JAVA_LONG.withName("timestamp_ns"),
          JAVA_INT.withName("id"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("seqno"),
          JAVA_INT.withName("line_seqno"),
          sequenceLayout(6, JAVA_INT));

  static final long GET_CHIP_INFO = Ioctl.read(TYPE, 0x01, CHIP_INFO.byteSize());
  static final long GET_LINE_INFO = Ioctl.readWrite(TYPE, 0x05, LINE_INFO.byteSize());
  static final long GET_LINE = Ioctl.readWrite(TYPE, 0x07, LINE_REQUEST.byteSize());
  static final long SET_CONFIG = Ioctl.readWrite(TYPE, 0x0D, CONFIG.byteSize());
  static final long GET_VALUES = Ioctl.readWrite(TYPE, 0x0E, VALUES.byteSize());
  static final long SET_VALUES = Ioctl.readWrite(TYPE, 0x0F, VALUES.byteSize());

  static final long INPUT = 1 << 2;
  static final long OUTPUT = 1 << 3;
  static final long RISING = 1 << 4;
  static final long FALLING = 1 << 5;
  static final long PULL_UP = 1 << 8;
  static final long PULL_DOWN = 1 << 9;
  static final long BIAS_DISABLED = 1 << 10;

  static final int RISING_EVENT = 1;

  private static final int INITIAL_VALUES = 2;
  private static final int DEBOUNCE_MICROS = 3;

  private GpioLayouts() {}

  /// Text in a field of 32 bytes; longer text is cut, the last byte stays zero.
  static void put(MemorySegment struct, StructLayout layout, String field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(bytes.length, NAME - 1);
    MemorySegment.copy(bytes, 0, struct, JAVA_BYTE, at(layout, field), length);
  }

  static String text(MemorySegment struct, StructLayout layout, String field) {
    return struct.asSlice(at(layout, field), NAME).getString(0, StandardCharsets.US_ASCII);
  }

  /// Fills the request for one line.
  static void request(MemorySegment request, int offset, String consumer, GpioLines.Use use) {
    request.set(JAVA_INT, at(LINE_REQUEST, "offsets"), offset);
    put(request, LINE_REQUEST, "consumer", consumer);
    request.set(JAVA_INT, at(LINE_REQUEST, "num_lines"), 1);
    MemorySegment config = request.asSlice(at(LINE_REQUEST, "config"), CONFIG);
    switch (use) {
      case GpioLines.Use.Output(boolean initiallyHigh) -> {
        config.set(JAVA_LONG, at(CONFIG, "flags"), OUTPUT);
        attribute(config, INITIAL_VALUES, initiallyHigh ? 1 : 0);
      }
      case GpioLines.Use.Input(GpioLines.Bias bias, int debounceMicros, int buffer) -> {
        config.set(JAVA_LONG, at(CONFIG, "flags"), INPUT | RISING | FALLING | pull(bias));
        request.set(JAVA_INT, at(LINE_REQUEST, "event_buffer_size"), buffer);
        if (debounceMicros > 0) {
          attribute(config, DEBOUNCE_MICROS, debounceMicros);
        }
      }
    }
  }

  /// Fills the request for the falling edges of two lines.
  static void pairRequest(
      MemorySegment request,
      int first,
      int second,
      String consumer,
      GpioLines.Bias bias,
      int buffer) {
    request.set(JAVA_INT, at(LINE_REQUEST, "offsets"), first);
    request.set(JAVA_INT, at(LINE_REQUEST, "offsets") + JAVA_INT.byteSize(), second);
    put(request, LINE_REQUEST, "consumer", consumer);
    request.set(JAVA_INT, at(LINE_REQUEST, "num_lines"), 2);
    request.set(JAVA_INT, at(LINE_REQUEST, "event_buffer_size"), buffer);
    MemorySegment config = request.asSlice(at(LINE_REQUEST, "config"), CONFIG);
    config.set(JAVA_LONG, at(CONFIG, "flags"), INPUT | FALLING | pull(bias));
  }

  private static long pull(GpioLines.Bias bias) {
    return switch (bias) {
      case UP -> PULL_UP;
      case DOWN -> PULL_DOWN;
      case NONE -> BIAS_DISABLED;
    };
  }

  /// The only attribute of the only line.
  private static void attribute(MemorySegment config, int id, long value) {
    config.set(JAVA_INT, at(CONFIG, "num_attrs"), 1);
    MemorySegment attribute = config.asSlice(at(CONFIG, "attrs"), ATTRIBUTE);
    attribute.set(JAVA_INT, at(ATTRIBUTE, "id"), id);
    // The two fields of the kernel's union: a set of bits, or a number in its first half. Both
    // machines are little-endian.
    attribute.set(JAVA_LONG, at(ATTRIBUTE, "value"), value);
    attribute.set(JAVA_LONG, at(ATTRIBUTE, "mask"), 1);
  }
}
