package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How far the hub holds a stream, kept in memory and now and then in the small file
/// `acknowledged`. An old or a lost file makes the device send again what the hub has already,
/// never the other way round; so it is written rarely.
final class Checkpoint {
  private static final String NAME = "acknowledged";
  private static final String DRAFT = "acknowledged.new";
  private static final int MOST = 128;

  private final Disk disk;
  private final long log;
  private final long everyMillis;
  private @Nullable Position position;
  private @Nullable Position saved;
  private long savedAt;

  /// @param epoch the epoch that begins now; checkpoints of this or a later epoch are ignored
  /// @param everyMillis how long a change may stay unwritten, in milliseconds of uptime
  Checkpoint(Disk disk, long log, int epoch, long everyMillis) {
    this.disk = disk;
    this.log = log;
    this.everyMillis = everyMillis;
    this.savedAt = -everyMillis;
    this.saved = read();
    this.position = saved != null && saved.epoch() < epoch ? saved : null;
  }

  @Nullable Position position() {
    return position;
  }

  void raise(Position to) {
    if (position == null || to.compareTo(position) > 0) {
      position = to;
    }
  }

  void saveWhenDue(long uptimeMillis) throws DiskException {
    if (uptimeMillis - savedAt >= everyMillis && position != null && !position.equals(saved)) {
      savedAt = uptimeMillis;
      save();
    }
  }

  void save() throws DiskException {
    if (position == null || position.equals(saved)) {
      return;
    }
    byte[] text = text(log, position).getBytes(StandardCharsets.US_ASCII);
    try (DiskFile file = disk.create(DRAFT)) {
      file.write(ByteBuffer.wrap(text), 0);
      file.force();
    }
    disk.rename(DRAFT, NAME);
    disk.force();
    saved = position;
  }

  private @Nullable Position read() {
    return noted(disk, log);
  }

  /// What the file in a folder says of a log; null when it is missing, damaged or of another log.
  static @Nullable Position noted(Disk disk, long log) {
    Noted noted = Noted.in(disk);
    return noted == null || noted.log != log ? null : noted.position;
  }

  /// What the file in a folder says, whichever log it is of; null when it is missing or damaged.
  static @Nullable Position notedOfAny(Disk disk) {
    Noted noted = Noted.in(disk);
    return noted == null ? null : noted.position;
  }

  private record Noted(long log, Position position) {
    static @Nullable Noted in(Disk disk) {
      try (DiskFile file = disk.open(NAME)) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST);
        int length = file.read(bytes, 0);
        String text = new String(bytes.array(), 0, length, StandardCharsets.US_ASCII);
        String[] words = text.split(" ", -1);
        if (words.length != 5) {
          return null;
        }
        long log = HexFormat.fromHexDigitsToLong(words[1]);
        Position read = new Position(Integer.parseInt(words[2]), Long.parseLong(words[3]));
        return text(log, read).equals(text) ? new Noted(log, read) : null;
      } catch (DiskException | IllegalArgumentException _) {
        return null; // Missing, or as good as lost.
      }
    }
  }

  /// One line: what it is, the log, epoch, sequence, and the CRC32C of the line up to there.
  private static String text(long log, Position of) {
    String line =
        NAME + " " + HexFormat.of().toHexDigits(log) + " " + of.epoch() + " " + of.sequence();
    CRC32C crc = new CRC32C();
    crc.update(line.getBytes(StandardCharsets.US_ASCII));
    return line + " " + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
  }
}
