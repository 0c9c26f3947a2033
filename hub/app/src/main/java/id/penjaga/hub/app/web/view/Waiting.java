package id.penjaga.hub.app.web.view;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an alarm waits for whose value is inside its limits again: the sentence that explains why a
/// tile shows a good value and an alarm.
///
/// @param value the value at which the deadband ends; null for the other reasons
/// @param delay the clear delay; null for the other reasons, and where it is not known
public record Waiting(For what, @Nullable Double value, @Nullable Duration delay) {

  public enum For {
    /// The value must fall below `value` first.
    BELOW,
    /// The value must rise above `value` first.
    ABOVE,
    /// The value must stay good for the clear delay.
    DELAY,
    /// A person must acknowledge.
    ACKNOWLEDGEMENT,
    /// The device says that it is over; the record of it has not arrived.
    RECORD
  }
}
