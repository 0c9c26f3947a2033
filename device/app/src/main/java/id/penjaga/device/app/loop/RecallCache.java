package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.UnreadablePage;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Recalls the room from the journal at the start. So that a start does not take longer as the
/// journal grows, the few records that still mattered at the last start are kept in a file, and
/// only the journal after them is read.
///
/// The file is a cache: it holds the journal's own records, checked by their hashes and by a sum
/// over all, and is ignored when any of them does not fit.
public final class RecallCache {
  private final Path file;
  private final Journal journal;
  private final Recollection recollection = new Recollection();
  private final Map<Position, byte[]> bodies = new HashMap<>();

  private RecallCache(Path file, Journal journal) {
    this.file = file;
    this.journal = journal;
  }

  /// Recalls as much as the disk gives, without a short cut.
  static Recollection recall(Journal journal) {
    RecallCache cache = new RecallCache(Path.of("memory"), journal);
    cache.read(null);
    return cache.recollection;
  }

  /// Recalls as much as the disk gives. A page that cannot be read must not keep a guardian from
  /// starting.
  ///
  /// @param file beside the journal; made anew
  public static Recollection recall(Path file, Journal journal) {
    RecallCache cache = new RecallCache(file, journal);
    if (cache.read(cache.readFile())) {
      cache.writeFile();
    }
    return cache.recollection;
  }

  /// @return whether everything could be read
  private boolean read(@Nullable Position after) {
    boolean whole = true;
    try (Cursor cursor = journal.after(after)) {
      boolean more = true;
      while (more) {
        try {
          more = next(cursor);
        } catch (UnreadablePage e) {
          whole = false;
          Logger.error("Records are passed over at the start: {}", e.getMessage());
        }
      }
    } catch (DiskException e) {
      whole = false;
      Logger.error("The journal cannot be recalled any further: {}", e.getMessage());
    }
    return whole;
  }

  private boolean next(Cursor cursor) throws DiskException {
    JournalEntry entry = cursor.next();
    if (entry == null) {
      return false;
    }
    try {
      take(entry.body());
    } catch (MalformedMessage e) {
      Logger.error("Record {} cannot be read: {}", entry.position(), e.getMessage());
    }
    return true;
  }

  private void take(byte[] body) throws MalformedMessage {
    JournalRecord record = Codec.readJournal(body);
    recollection.recall(record);
    bodies.put(record.position(), body);
    if (bodies.size() > 2_000) {
      List<Position> kept = recollection.records().stream().map(JournalRecord::position).toList();
      bodies.keySet().retainAll(kept);
    }
  }

  /// @return position up to which the file speaks; null when there is no usable one
  private @Nullable Position readFile() {
    try {
      if (!Files.exists(file)) {
        return null;
      }
      List<String> lines = Files.readAllLines(file);
      String content = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      String[] head = lines.getFirst().split(" ");
      if (!lines.getLast().equals(Codec.sha256(bytes, bytes.length))
          || !head[0].equals(journal.log())) {
        return null;
      }
      Position upTo = new Position(Integer.parseInt(head[1]), Long.parseLong(head[2]));
      Position last = journal.last();
      if (last == null || upTo.compareTo(last) > 0) {
        return null;
      }
      for (String line : lines.subList(1, lines.size() - 1)) {
        take(line.getBytes(StandardCharsets.UTF_8));
      }
      return upTo;
    } catch (IOException | MalformedMessage | RuntimeException e) {
      Logger.warn("{} is left aside, the whole journal is read: {}", file, e.toString());
      return null;
    }
  }

  private void writeFile() {
    Position last = journal.last();
    if (last == null) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        (journal.log() + " " + last.epoch() + " " + last.sequence() + "\n")
            .getBytes(StandardCharsets.US_ASCII));
    for (JournalRecord record : recollection.records()) {
      byte[] body = bodies.get(record.position());
      if (body != null) {
        out.writeBytes(body);
        out.write('\n');
      }
    }
    String sum = Codec.sha256(out.toByteArray(), out.size());
    out.writeBytes(sum.getBytes(StandardCharsets.US_ASCII));
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, out.toByteArray());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Logger.warn("{} cannot be written, the next start takes longer: {}", file, e.toString());
    }
  }
}
