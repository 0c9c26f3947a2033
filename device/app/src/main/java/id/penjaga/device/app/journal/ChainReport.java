package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of checking a journal: its hash chain from the oldest to the newest record, and the
/// anchors that both ends must reach (ACC-18).
///
/// A chain alone proves nothing about its ends: records cut off there leave a sound rest. The
/// beginning is anchored by the number of records ever written and by the retention rule, the end
/// by the position that the hub acknowledged and, from outside the card, by the hub's own mark.
///
/// @param log 16 hex digits
/// @param records how many records were read
/// @param oldest null when there is none
/// @param newest null when there is none
/// @param firstBad the first record that is not sound; null when all are
/// @param why what is wrong with it; null when all are sound
/// @param missing a sentence for each anchor that is not reached
/// @param anchored the newest position that the end was held against; null when there was none
public record ChainReport(
    String log,
    long records,
    @Nullable Position oldest,
    @Nullable Position newest,
    @Nullable Position firstBad,
    @Nullable String why,
    List<String> missing,
    @Nullable Position anchored) {

  public ChainReport {
    missing = List.copyOf(missing);
  }

  /// Whether every record is sound and every anchor is reached.
  public boolean sound() {
    return firstBad == null && missing.isEmpty();
  }

  /// Reads a log to its end.
  ///
  /// @param keptRecords how many of the newest records retention never frees
  /// @param acknowledged what the hub acknowledged, as noted beside the log; null when unknown
  /// @param mark what the hub itself says it holds; null when it was not asked
  static ChainReport of(
      PageLog log, long keptRecords, @Nullable Position acknowledged, @Nullable HubMark mark)
      throws DiskException {
    Chain chain = new Chain();
    long records = 0;
    long number = 0;
    Position oldest = null;
    Position firstBad = null;
    String why = null;
    boolean marked = false;
    List<String> missing = new ArrayList<>();
    try (Cursor cursor = log.after(null)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        String wrong = chain.follow(entry);
        if (wrong != null && firstBad == null) {
          firstBad = entry.position();
          why = wrong;
        }
        if (oldest == null) {
          oldest = entry.position();
          number = entry.number();
        }
        records++;
        if (mark != null && entry.position().equals(mark.position())) {
          marked = true;
          mark.objection(chain.hash()).ifPresent(missing::add);
        }
      }
    }
    Position newest = chain.position();
    if (number > 0 && !log.freed(keptRecords)) {
      missing.add("the first " + number + " records, before " + oldest + ", are missing");
    }
    Position anchored = acknowledged;
    if (beyond(acknowledged, newest)) {
      missing.add(cut(newest, acknowledged, "acknowledged by the hub"));
    }
    if (mark != null) {
      anchored =
          acknowledged == null || beyond(mark.position(), acknowledged)
              ? mark.position()
              : acknowledged;
      if (beyond(mark.position(), newest)) {
        missing.add(cut(newest, mark.position(), "held by the hub"));
      } else if (!marked && !beyond(oldest, mark.position())) {
        missing.add("the record " + mark.position() + ", held by the hub, is missing");
      }
    }
    return new ChainReport(
        Journal.hex(log.id()), records, oldest, newest, firstBad, why, missing, anchored);
  }

  private static boolean beyond(@Nullable Position one, @Nullable Position other) {
    return one != null && (other == null || one.compareTo(other) > 0);
  }

  private static String cut(@Nullable Position newest, @Nullable Position to, String by) {
    return "the records after "
        + (newest == null ? "the beginning" : newest)
        + " up to "
        + to
        + ", "
        + by
        + ", are missing";
  }

  @Override
  public String toString() {
    String range = records == 0 ? "" : ", " + oldest + " to " + newest;
    StringBuilder text = new StringBuilder("log " + log + ": " + records + " records" + range);
    if (firstBad != null) {
      text.append("; record ").append(firstBad).append(" is bad: ").append(why);
    }
    missing.forEach(sentence -> text.append("; ").append(sentence));
    if (sound()) {
      text.append(", all sound");
      text.append(
          anchored == null
              ? "; its end is not anchored: records cut off there would not be noticed, compare"
                  + " with the hub (--mark)"
              : ", anchored at " + anchored);
    }
    return text.toString();
  }
}
