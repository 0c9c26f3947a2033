package id.penjaga.device.app.probe;

import id.penjaga.device.app.board.i2c.Buses;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Crc8;
import id.penjaga.device.drivers.wire.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scans an I2C bus. Every address is read; nothing is written but, where a part of that
/// address needs it, the number of a register or a question that its sheet answers. No output can
/// change.
record BusScan(Buses buses, int bus, Pause pause) {
  private static final int LEAST = 0x08;
  private static final int MOST = 0x77;
  private static final int EXPANDER_REGISTERS = 22;
  private static final byte[] NOTHING = {};

  /// A part that acknowledged its address.
  ///
  /// @param what in words
  /// @param driver that can read it; null if probe cannot tell
  record Found(int address, String what, @Nullable String driver) {}

  /// @param claimed addresses at which a driver of the kernel sits; they are left in peace
  /// @throws LinuxException if the bus is stuck or cannot be used
  List<Found> scan(Set<Integer> claimed) throws LinuxException {
    List<Found> all = new ArrayList<>();
    for (int address = LEAST; address <= MOST; address++) {
      if (!claimed.contains(address)) {
        Found found = look(address);
        if (found != null) {
          all.add(found);
        }
      }
    }
    return all;
  }

  private @Nullable Found look(int address) throws LinuxException {
    Found known =
        switch (address) {
          case 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27 -> expander(address);
          case 0x38, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F -> expander(address);
          case 0x44, 0x45, 0x46 -> sensirion(address);
          case 0x48, 0x49, 0x4A, 0x4B -> converter(address);
          case 0x68 -> clock(address);
          case 0x76, 0x77 -> bosch(address);
          default -> null;
        };
    if (known != null) {
      return known;
    }
    return ask(address, NOTHING, 1) == null
        ? null
        : new Found(address, "somebody whom probe does not know", null);
  }

  /// A PCF8574 returns its pins in each byte, an MCP23017 successive registers. A PN532 begins with
  /// its ready flag.
  private @Nullable Found expander(int address) throws LinuxException {
    byte[] said = ask(address, NOTHING, EXPANDER_REGISTERS);
    if (said == null) {
      return null;
    }
    if (address == 0x24 && (said[0] == 0 || said[0] == 1)) {
      return new Found(address, "probably a badge reader PN532", "pn532");
    }
    for (byte each : said) {
      if (each != said[0]) {
        return new Found(address, "probably an expander MCP23017", "mcp23017");
      }
    }
    return new Found(address, "probably an expander PCF8574", "pcf8574");
  }

  /// The status of an SHT3x, or the serial number of an SHT4x; both with their checksum.
  private @Nullable Found sensirion(int address) throws LinuxException {
    byte[] status = ask(address, new byte[] {(byte) 0xF3, 0x2D}, 3);
    if (status != null && checked(status, 0)) {
      return new Found(address, "a sensor SHT3x", "sht3x");
    }
    if (!tell(address, (byte) 0x89)) {
      return null;
    }
    pause.pause(Duration.ofMillis(2));
    byte[] serial = ask(address, NOTHING, 6);
    return serial != null && checked(serial, 0) && checked(serial, 3)
        ? new Found(address, "a sensor SHT4x", "sht4x")
        : null;
  }

  private static boolean checked(byte[] bytes, int at) {
    return Crc8.of(bytes, at, at + 2) == Byte.toUnsignedInt(bytes[at + 2]);
  }

  /// A TMP117 has an identity; an ADS1115 has the config register of power-on, or the one that our
  /// own driver writes.
  private @Nullable Found converter(int address) throws LinuxException {
    byte[] identity = ask(address, new byte[] {0x0F}, 2);
    if (identity != null && (identity[0] & 0x0F) == 0x01 && identity[1] == 0x17) {
      return new Found(address, "a thermometer TMP117", "tmp117");
    }
    byte[] orders = ask(address, new byte[] {0x01}, 2);
    boolean known =
        orders != null
            && (Arrays.equals(orders, new byte[] {(byte) 0x85, (byte) 0x83})
                || (orders[0] & 0x4F) == 0x43 && orders[1] == (byte) 0x83);
    return known ? new Found(address, "an analogue converter ADS1115", "ads1115") : null;
  }

  private @Nullable Found clock(int address) throws LinuxException {
    byte[] said = ask(address, new byte[] {0x0E}, 5);
    boolean known = said != null && said[0] != 0 && (said[1] & 0x70) == 0 && (said[4] & 0x3F) == 0;
    return known ? new Found(address, "a clock DS3231", "ds3231") : null;
  }

  private @Nullable Found bosch(int address) throws LinuxException {
    byte[] identity = ask(address, new byte[] {(byte) 0xD0}, 1);
    return switch (identity == null ? 0 : identity[0]) {
      case 0x60 -> new Found(address, "a sensor BME280", "bme280");
      case 0x58 -> new Found(address, "a BMP280, which has no humidity", null);
      default -> null;
    };
  }

  private boolean tell(int address, byte command) throws LinuxException {
    return ask(address, new byte[] {command}, 0) != null;
  }

  /// @return null if no part acknowledged
  private byte @Nullable [] ask(int address, byte[] out, int count) throws LinuxException {
    byte[] in = new byte[count];
    try {
      buses.transfer(bus, address, out, in);
      return in;
    } catch (LinuxException e) {
      return switch (e.symbol()) {
        case "EREMOTEIO", "ENXIO", "EIO" -> null;
        default -> throw e;
      };
    }
  }
}
