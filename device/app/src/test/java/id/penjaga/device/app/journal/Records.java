package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Records as the tests write and read them.
final class Records {
  private Records() {}

  /// A journal record with some text in it.
  static Body body(String text) {
    return (position, after, previous) ->
        ("{\"position\":\""
                + position
                + "\",\"after\":\""
                + after
                + "\",\"text\":\""
                + text
                + "\",\"prev\":\""
                + previous
                + "\"")
            .getBytes(StandardCharsets.UTF_8);
  }

  static TrendStore.Batch batch(String text) {
    return (position, after) ->
        ("{\"position\":\""
                + position
                + "\",\"after\":\""
                + after
                + "\",\"text\":\""
                + text
                + "\"}")
            .getBytes(StandardCharsets.UTF_8);
  }

  static List<JournalEntry> all(Cursor cursor) throws DiskException {
    List<JournalEntry> entries = new ArrayList<>();
    try (cursor) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  static List<Position> positions(Cursor cursor) throws DiskException {
    return all(cursor).stream().map(JournalEntry::position).toList();
  }

  static String text(JournalEntry entry) {
    return new String(entry.body(), StandardCharsets.UTF_8);
  }
}
