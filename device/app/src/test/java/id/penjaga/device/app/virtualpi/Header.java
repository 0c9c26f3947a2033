package id.penjaga.device.app.virtualpi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/// The world outside the virtual Pi's header, as the kernel module `pi_header` plays it. The format
/// of its files is described there.
final class Header {
  private static final Path FILES = Path.of("/sys/kernel/debug/pi-header");

  private final StringBuilder tape = new StringBuilder();

  /// The outside drives a line.
  void drive(int bcm, boolean high) throws IOException {
    write("line/" + bcm, high ? "1" : "0");
  }

  /// Level and direction, such as `1 out`.
  String line(int bcm) throws IOException {
    return Files.readString(FILES.resolve("line/" + bcm)).strip();
  }

  /// Adds to the tape: a level on a line for so long.
  Header then(int bcm, boolean high, long micros) {
    tape.append(bcm).append(high ? " 1 " : " 0 ").append(micros).append(' ');
    return this;
  }

  /// Plays the tape, at exact times, while the program goes on.
  void play() throws IOException {
    String steps = tape.toString();
    tape.setLength(0);
    write("play", steps);
  }

  /// A DHT22 that answers with what is in the room.
  void sensor(int bcm, double celsius, double percent) throws IOException {
    sensor(bcm, frame(celsius, percent), 40);
  }

  /// A DHT22 that answers with the first bits of these bytes.
  void sensor(int bcm, byte[] frame, int bits) throws IOException {
    write("dht22", bcm + " " + HexFormat.of().formatHex(frame) + " " + bits);
  }

  /// What the sheet of the DHT22 says it sends: tenths, sign in the highest bit, sum.
  static byte[] frame(double celsius, double percent) {
    long humidity = Math.round(percent * 10);
    long temperature = Math.round(Math.abs(celsius) * 10) | (celsius < 0 ? 0x8000 : 0);
    byte[] frame = {
      (byte) (humidity >> 8), (byte) humidity, (byte) (temperature >> 8), (byte) temperature, 0
    };
    frame[4] = (byte) (frame[0] + frame[1] + frame[2] + frame[3]);
    return frame;
  }

  /// From now on the kernel measures how long `out` takes to follow `in`.
  void watch(int in, int out) throws IOException {
    write("watch", in + " " + out);
  }

  /// The times measured, in nanoseconds, sorted.
  long[] watched() throws IOException {
    return Files.readString(FILES.resolve("watch"))
        .lines()
        .mapToLong(Long::parseLong)
        .sorted()
        .toArray();
  }

  /// In one call, which {@link Files#write} does not promise.
  private static void write(String file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(FILES.resolve(file), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }
  }
}
