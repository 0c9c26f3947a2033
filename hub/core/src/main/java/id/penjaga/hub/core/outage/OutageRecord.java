package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One outage of the mains (PLN) in one room, with what happened in it.
///
/// @param start sensed; recorded by a person where nothing sensed it
/// @param sensedEnd when an input saw the mains back; null when none did, or not yet
/// @param confirmedEnd when they were back as a person says; null while nobody did
/// @param recordedStart as a person wrote it down; null while nobody did
/// @param correction why it differs; empty for nothing
/// @param sensed whether anything but a person told of it
/// @param phases without gap, from the start to the end or to now
/// @param gensetStart when a generator began to run; null when none is known to
/// @param runs stretches in which a generator ran, or presumably ran; the last may go on after the
///     end
/// @param battery null when no UPS went on battery
/// @param heat null where no temperature was measured
/// @param inside who was in the room at the start
/// @param lines what happened, in order
/// @param now the moment this was folded for
public record OutageRecord(
    Instant start,
    @Nullable Instant sensedEnd,
    @Nullable Instant confirmedEnd,
    @Nullable Instant recordedStart,
    String correction,
    boolean sensed,
    List<Phase> phases,
    @Nullable Instant gensetStart,
    List<Phase> runs,
    @Nullable Battery battery,
    @Nullable Heat heat,
    List<String> inside,
    List<PowerFact> lines,
    Instant now) {
  public OutageRecord {
    phases = List.copyOf(phases);
    runs = List.copyOf(runs);
    inside = List.copyOf(inside);
    lines = List.copyOf(lines);
  }

  /// @param start when the first UPS went on battery
  /// @param used how long the load hung on batteries
  /// @param predicted minutes the UPS said it would last; null when it said nothing
  /// @param lowAt when a battery was nearly empty; null for never
  public record Battery(
      Instant start, Duration used, @Nullable Double predicted, @Nullable Instant lowAt) {}

  /// The confirmed end; where nobody confirmed, the sensed one; null while it lasts.
  public @Nullable Instant end() {
    return confirmedEnd == null ? sensedEnd : confirmedEnd;
  }

  public boolean open() {
    return end() == null;
  }

  /// From the start to the end, or to now.
  public Duration length() {
    Instant end = end();
    return Duration.between(start, end == null ? now : end);
  }

  /// What carries the load now.
  public Phase.Source source() {
    return open() && !phases.isEmpty() ? phases.getLast().source() : Phase.Source.MAINS;
  }

  /// From the loss of the mains to the generator; null when none is known to have run.
  public @Nullable Duration gensetDelay() {
    return gensetStart == null ? null : Duration.between(start, gensetStart);
  }

  /// How long a generator ran, or presumably ran.
  public Duration gensetRun() {
    return runs.stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
  }

  /// Litres filled in, as people wrote them into the record of the outage.
  public double litres() {
    return lines.stream()
        .mapToDouble(line -> line instanceof PowerFact.Told told ? told.litres() : 0)
        .sum();
  }
}
