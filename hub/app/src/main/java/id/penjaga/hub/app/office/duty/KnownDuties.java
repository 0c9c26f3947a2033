package id.penjaga.hub.app.office.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The duties as they were asked for last: every page of somebody's work shows some of them.
public final class KnownDuties {
  private volatile @Nullable Known last;

  private record Known(long book, LocalDate day, List<DutyLine> lines) {}

  /// @param book number of the last entry, with which they may change
  /// @param asked asks for them anew
  public List<DutyLine> on(long book, LocalDate day, Supplier<List<DutyLine>> asked) {
    Known known = last;
    if (known == null || known.book() != book || !known.day().equals(day)) {
      known = new Known(book, day, asked.get());
      last = known;
    }
    return known.lines();
  }
}
