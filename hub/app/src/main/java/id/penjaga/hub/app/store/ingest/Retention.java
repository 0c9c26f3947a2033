package id.penjaga.hub.app.store.ingest;

import java.time.Duration;

/// How long each kind of record is kept. What is older is deleted, unless a hold covers it.
///
/// @param journal records of the journal, the holes in it, what people did, and alarms that people
///     have taken note of; by the time of their arrival
/// @param readings every single reading; its hourly tallies stay
/// @param tallies hourly tallies of readings
public record Retention(Duration journal, Duration readings, Duration tallies) {
  /// Five years of journal, thirteen months of readings, ten years of hourly tallies.
  public static final Retention USUAL =
      new Retention(Duration.ofDays(1827), Duration.ofDays(400), Duration.ofDays(3653));

  /// @throws IllegalArgumentException when something is kept for less than a day, or tallies for
  ///     less time than the readings they are made of
  public Retention {
    if (journal.compareTo(Duration.ofDays(1)) < 0 || readings.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("everything is kept for at least a day");
    }
    if (tallies.compareTo(readings) < 0) {
      throw new IllegalArgumentException(
          "hourly tallies are kept at least as long as the readings they are made of");
    }
  }
}
