package id.penjaga.device.core;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;

/// What the room wants done, in this order. What stands before the first record of a step waits for
/// no disk: that is the release of a lock for a person who leaves.
public sealed interface Effect {

  /// Make it durable before any effect that follows in the same step.
  record Record(Moment at, JournalEvent event) implements Effect {}

  /// Set an output: relay, beacon, buzzer.
  ///
  /// @param pattern the rhythm of an output that is on
  record Switch(PointId output, boolean on, Pattern pattern) implements Effect {
    public Switch(PointId output, boolean on) {
      this(output, on, Pattern.STEADY);
    }
  }

  /// Release a lock for a while; the output falls back by itself.
  record Unlock(PointId lock, long forMs) implements Effect {}

  /// Show at a reader that what was asked with a badge is done, by a pattern of its own.
  record Confirm(PointId reader) implements Effect {}

  /// Keep a reading for the history.
  record Trend(Reading reading) implements Effect {}

  /// Show the latest of a point or an alarm as a retained message.
  record Publish(StateMessage message) implements Effect {}
}
