package id.penjaga.hub.core.outage;

import java.time.Instant;

/// What is known about the power of one room at a moment.
public sealed interface PowerFact {
  Instant at();

  /// When it takes effect: what somebody tells of an earlier moment belongs there.
  default Instant of() {
    return at();
  }

  /// An input that sees the mains (PLN) itself.
  record Mains(Instant at, String input, boolean present) implements PowerFact {}

  /// A word of a UPS began or ceased to hold.
  record Ups(Instant at, String ups, Word word, boolean on) implements PowerFact {}

  /// The words of a UPS.
  enum Word {
    ON_BATTERY,
    LOW_BATTERY,
    FAULT,
    /// It does not answer.
    SILENT
  }

  /// Servers on a UPS go before its battery is empty.
  ///
  /// @param ups `device/ups.main`
  /// @param servers announced or ordered: those that are connected; released: those that stayed
  record Shutdown(Instant at, String ups, String group, Step step, long servers)
      implements PowerFact {}

  /// What became of servers on a battery that runs out.
  enum Step {
    ANNOUNCED,
    CANCELLED,
    /// They are told to shut down.
    ORDERED,
    /// The mains are back, they may start.
    RELEASED
  }

  /// How long a UPS says its battery lasts.
  record Runtime(Instant at, String ups, double minutes) implements PowerFact {}

  /// A generator began to run, or stopped.
  ///
  /// @param sensed by a contact; else a person said so
  record Genset(Instant at, String genset, boolean runs, boolean sensed) implements PowerFact {}

  /// A temperature of the room.
  ///
  /// @param limit above which it is too hot; not a number for none
  record Temperature(Instant at, String point, double celsius, double limit) implements PowerFact {}

  record Door(Instant at, String door, boolean open) implements PowerFact {}

  /// Somebody went in, or out.
  record Passage(Instant at, String who, boolean in) implements PowerFact {}

  /// A device began anew: between its last word and this one nothing was seen.
  record Restarted(Instant at, String device) implements PowerFact {}

  /// What a person told.
  ///
  /// @param opened when the case of the outage was opened, which tells cases apart
  /// @param of the moment that is told of
  /// @param who `p` and the number of who took over; empty for other kinds
  /// @param text reason, or what was done
  /// @param litres of a refill; else 0
  record Told(
      Instant at, Instant opened, Kind kind, Instant of, String who, String text, double litres)
      implements PowerFact {}

  /// Kinds of [Told].
  enum Kind {
    /// When the outage began, as somebody writes it down.
    RECORDED,
    /// When the mains (PLN) were back, as somebody confirms.
    RESTORED,
    /// Somebody took the responsibility over.
    HANDED_OVER,
    REFILLED
  }
}
