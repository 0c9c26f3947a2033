package id.penjaga.device.drivers.osdp;

import java.time.Duration;
import java.util.List;

/// The data of what a reader is told to show and to sound: LED 0 and the buzzer of reader 0.
final class OsdpSigns {
  /// In the order of their codes.
  private static final List<String> COLOURS = List.of("none", "red", "green", "amber", "blue");

  static final byte GREEN = colour("green");
  static final byte AMBER = colour("amber");

  private OsdpSigns() {}

  static byte colour(String name) {
    return (byte) COLOURS.indexOf(name);
  }

  /// A colour until it is told another.
  static byte[] permanent(byte colour) {
    byte[] data = new byte[14];
    data[9] = 1; // set the permanent state
    data[10] = 1;
    data[12] = colour;
    return data;
  }

  /// A colour for so long, and then as before.
  static byte[] temporary(byte colour, Duration length) {
    int tenths = Math.toIntExact(Math.clamp(length.toMillis() / 100, 1, 0xFFFF));
    byte[] data = new byte[14];
    data[2] = 2; // set the temporary state and start its timer
    data[3] = 1;
    data[5] = colour;
    data[7] = (byte) tenths;
    data[8] = (byte) (tenths >> 8);
    return data;
  }

  /// The reader's own tone for a tenth of a second.
  static byte[] oneTone() {
    return new byte[] {0, 2, 1, 0, 1};
  }

  /// The reader's own tone three times, a fifth of a second each, with as much silence between.
  static byte[] threeTones() {
    return new byte[] {0, 2, 2, 2, 3};
  }
}
