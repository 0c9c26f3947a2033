package id.penjaga.hub.core;

import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rule that stores every message once, in order, with nothing missing that was not declared
/// missing.
///
/// A message is next when `after <= high-water < position`. `after` may lie below the high-water
/// mark: a device that lost unsynced readings in a power cut goes on, in a new epoch, behind the
/// last one it still has. `after` above it means that messages were lost on the way; they are sent
/// again, unless this message is the oldest the device still has.
public final class Ingest {
  private Ingest() {}

  /// Finds what is held at a position, asked only for positions up to the high-water mark.
  @FunctionalInterface
  public interface Archive {
    /// The hash of the record held there; null when none is, or in the trend stream.
    @Nullable String hashAt(Position position);

    /// Whether it is known why no record is held there: it lies in a declared hole, or is older
    /// than what is kept. A record at any other empty place was written after a device went back to
    /// an older state.
    default boolean mayMiss(Position position) {
      return true;
    }
  }

  public static Verdict decide(Held held, Arrival arrival, Archive archive) {
    if (held.reaches(arrival.position())) {
      if (arrival.hash() == null) {
        return new Verdict.Duplicate();
      }
      String there = archive.hashAt(arrival.position());
      boolean known =
          there == null ? archive.mayMiss(arrival.position()) : there.equals(arrival.hash());
      return known ? new Verdict.Duplicate() : new Verdict.Fork(there);
    }
    Position after = arrival.after();
    if (after == null || held.reaches(after)) {
      return new Verdict.Store(chain(held, arrival));
    }
    return arrival.position().equals(held.oldest())
        ? new Verdict.HoleThenStore(held.highWater(), after)
        : new Verdict.Gap();
  }

  private static Verdict.Chain chain(Held held, Arrival arrival) {
    if (arrival.previous() == null) {
      return Verdict.Chain.HOLDS;
    }
    String expected = held.highWater() == null ? JournalRecord.GENESIS : held.lastHash();
    return Objects.equals(arrival.previous(), expected)
        ? Verdict.Chain.HOLDS
        : Verdict.Chain.BROKEN;
  }
}
