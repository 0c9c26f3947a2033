package id.penjaga.hub.core.retention;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A kind of record with a time of its own.
public enum Kept {
  /// Records of devices, and what people did to the rooms; five years, as a logbook.
  JOURNAL(1, 1827),
  /// Every single reading; thirteen months, so that a year can be compared with the one before.
  READINGS(1, 400),
  /// Hourly tallies of readings.
  TALLIES(1, 3653),
  /// Personal data, after they were needed.
  PERSONAL(90, 1827),
  /// Who saw personal data.
  READS(30, 1827),
  /// What people typed and did not send.
  DRAFTS(7, 90),
  /// Who was told of what, by which channel; longer than anything climbs.
  NOTICES(31, 400);

  public static final int LONGEST = 36_525;

  private final int shortest;
  private final int usual;

  Kept(int shortest, int usual) {
    this.shortest = shortest;
    this.usual = usual;
  }

  /// Days; less is refused.
  public int shortest() {
    return shortest;
  }

  /// Days where nobody says another time.
  public int usual() {
    return usual;
  }

  /// As the book and addresses write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Null for a word of another version.
  public static @Nullable Kept of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(null);
  }
}
