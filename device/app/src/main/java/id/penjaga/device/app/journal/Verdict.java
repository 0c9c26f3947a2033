package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// What checking a journal from its oldest to its newest record found (ACC-18).
///
/// @param log 16 hex digits
/// @param records how many records were read
/// @param oldest null when there is none
/// @param newest null when there is none
/// @param firstBad the first record that is not sound; null when all are
/// @param why what is wrong with it; null when all are sound
public record Verdict(
    String log,
    long records,
    @Nullable Position oldest,
    @Nullable Position newest,
    @Nullable Position firstBad,
    @Nullable String why) {

  public boolean sound() {
    return firstBad == null;
  }

  /// Reads a log to its end.
  static Verdict of(PageLog log) throws DiskException {
    Chain chain = new Chain();
    long records = 0;
    Position oldest = null;
    Position firstBad = null;
    String why = null;
    try (Cursor cursor = log.after(null)) {
      for (Entry entry = cursor.next(); entry != null; entry = cursor.next()) {
        String wrong = chain.follow(entry);
        if (wrong != null && firstBad == null) {
          firstBad = entry.position();
          why = wrong;
        }
        oldest = oldest == null ? entry.position() : oldest;
        records++;
      }
    }
    return new Verdict(Journal.hex(log.id()), records, oldest, chain.position(), firstBad, why);
  }

  @Override
  public String toString() {
    String range = records == 0 ? "" : ", " + oldest + " to " + newest;
    String text = "log " + log + ": " + records + " records" + range;
    return sound() ? text + ", all sound" : text + "; record " + firstBad + " is bad: " + why;
  }
}
