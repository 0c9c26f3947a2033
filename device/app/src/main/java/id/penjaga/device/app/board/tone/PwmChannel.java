package id.penjaga.device.app.board.tone;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Pause;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One channel of the kernel's pulse width modulation, as a folder of text files. The chip is found
/// by the hardware behind it, never by its number, which differs between models and kernels.
///
/// @param chip such as `/sys/class/pwm/pwmchip0`
/// @param number of the channel on the chip
public record PwmChannel(Path chip, int number) {
  /// Which channel a line of the header is, on the chip of each model: BCM number to channel.
  private static final Map<String, Map<Integer, Integer>> CHIPS =
      Map.of(
          "3f20c000.pwm", Map.of(12, 0, 18, 0, 13, 1, 19, 1), // Raspberry Pi 3, Zero 2 W
          "fe20c000.pwm", Map.of(12, 0, 18, 0, 13, 1, 19, 1), // 4, 400, CM4
          "1f00098000.pwm", Map.of(12, 0, 13, 1, 18, 2, 19, 3)); // 5

  /// Longer than any pulse a dead program can have left behind: the kernel refuses a period shorter
  /// than its pulse, and everything else as long as there was never a period.
  private static final long RESTING_NANOS = 10_000_000;

  private static final int TRIES = 50;
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /// @param chips normally `/sys/class/pwm`
  /// @return the channel that can drive this line of the header; empty if no chip can
  public static Optional<PwmChannel> of(Path chips, int bcm) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(chips, "pwmchip*")) {
      for (Path chip : all) {
        Integer channel = CHIPS.getOrDefault(hardware(chip), Map.of()).get(bcm);
        if (channel != null) {
          return Optional.of(new PwmChannel(chip, channel));
        }
      }
    } catch (IOException _) {
      // no such subsystem: no channel
    }
    return Optional.empty();
  }

  private static String hardware(Path chip) {
    try {
      return chip.resolve("device").toRealPath().getFileName().toString();
    } catch (IOException _) {
      return "";
    }
  }

  private Path folder() {
    return chip.resolve("pwm" + number);
  }

  /// Makes the channel this program's; it is off then.
  ///
  /// @param pause between tries: udev hands the new files to the group gpio some milliseconds after
  ///     the kernel has made them
  void take(Pause pause) throws LinuxException {
    if (!Files.isDirectory(folder())) {
      put(chip.resolve("export"), number);
    }
    for (int left = TRIES; ; left--) {
      try {
        put(folder().resolve("period"), RESTING_NANOS);
        stop();
        return;
      } catch (LinuxException e) {
        if (e.number() != LinuxException.EACCES || left == 0) {
          throw e;
        }
        pause.pause(BETWEEN);
      }
    }
  }

  /// Half high, half low.
  void start(int hertz) throws LinuxException {
    long period = 1_000_000_000L / hertz;
    put(folder().resolve("duty_cycle"), 0); // a period shorter than the pulse is refused
    put(folder().resolve("period"), period);
    put(folder().resolve("duty_cycle"), period / 2);
    put(folder().resolve("enable"), 1);
  }

  /// Low, and no pulses.
  void stop() throws LinuxException {
    put(folder().resolve("duty_cycle"), 0);
    put(folder().resolve("enable"), 0);
  }

  void giveBack() throws LinuxException {
    put(chip.resolve("unexport"), number);
  }

  private static void put(Path file, long number) throws LinuxException {
    int fd = Libc.open(file.toString(), Libc.WRITE_ONLY);
    try (Arena arena = Arena.ofConfined()) {
      byte[] text = (number + "\n").getBytes(StandardCharsets.US_ASCII);
      Libc.write(fd, arena.allocateFrom(JAVA_BYTE, text));
    } finally {
      Libc.close(fd);
    }
  }
}
