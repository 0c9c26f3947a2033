package id.penjaga.hub.core.monitor;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The hub's own side of the network, judged by its reference targets (NET-09): a cut of its own
/// cable blames nobody else.
///
/// @param watched whether there is any reference
/// @param answered when one answered last; null for never
/// @param silent when one missed last; null for never
/// @param quiet whether the last answer of every reference is missing
/// @param downSince since when all are down; null while one is not
public record OwnSide(
    boolean watched,
    @Nullable Instant answered,
    @Nullable Instant silent,
    boolean quiet,
    @Nullable Instant downSince) {
  /// Without references the own side is taken to be good.
  public static final OwnSide UNWATCHED = new OwnSide(false, null, null, false, null);

  /// What is known of the own side since a moment.
  public enum Verdict {
    ANSWERS,
    SILENT,
    /// No reference was asked since then.
    OPEN
  }

  /// Of the states of all references.
  public static OwnSide of(Collection<WatchState> references) {
    Instant answered = null;
    Instant silent = null;
    Instant down = Instant.MIN;
    boolean quiet = true;
    for (WatchState one : references) {
      answered = later(answered, one.lastGood());
      silent = later(silent, one.lastMiss());
      quiet &= missed(one);
      down = down == null || one.stand() != WatchState.Stand.DOWN ? null : later(down, one.since());
    }
    return references.isEmpty()
        ? UNWATCHED
        : new OwnSide(true, answered, silent, quiet, down == Instant.MIN ? null : down);
  }

  private static boolean missed(WatchState one) {
    Instant good = one.lastGood();
    Instant miss = one.lastMiss();
    return miss != null && (good == null || miss.isAfter(good));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  /// Whether the own side was good after a moment: one answer proves it.
  public Verdict since(Instant moment) {
    if (!watched || answered != null && !answered.isBefore(moment)) {
      return Verdict.ANSWERS;
    }
    return silent != null && !silent.isBefore(moment) ? Verdict.SILENT : Verdict.OPEN;
  }
}
