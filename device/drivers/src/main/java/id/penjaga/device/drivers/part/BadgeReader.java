package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A part that reads badges. Give it a thread that asks in a loop.
public non-sealed interface BadgeReader extends Part {
  /// Waits for a frame with a badge's number. A badge held at the reader is presented once, and
  /// confirmed at most once. Damaged frames are dropped as fast as they come and counted in
  /// {@link #reception}; they never end the wait.
  ///
  /// @return empty if no badge came in time, and at once when a key was pressed
  /// @throws WireException if the line itself failed: asking again at once will fail again
  Optional<BadgeFrame> next(Duration wait) throws WireException;

  /// What was refused so far. Ask after each {@link #next}, from the same thread. A PN532 is
  /// asked, answers or fails, and has nothing to count.
  default Reception reception() {
    return Reception.CLEAR;
  }

  /// Whether it has a keypad, and its {@link #keys} are told.
  default boolean hasKeypad() {
    return false;
  }

  /// The keys pressed since this was last asked, oldest first. Ask after each {@link #next}, from
  /// the same thread.
  default List<KeyPress> keys() {
    return List.of();
  }

  /// Shows the person in front of the reader that the door is released for so long, if the reader
  /// can. Any thread may call it; it does not wait.
  default void welcome(Duration length) {}

  /// Shows the person in front of the reader that a new badge was read and opens nothing yet, by a
  /// pattern of its own, if the reader can. Any thread may call it; it does not wait.
  default void confirm() {}

  /// Shows the person in front of the reader that a PIN is awaited for so long, if the reader can.
  /// Any thread may call it; it does not wait.
  default void awaitPin(Duration length) {}

  /// What the reader last said of itself, such as that its housing was opened: one answer for
  /// each channel of its driver.
  default List<PartAnswer> condition() {
    return List.of();
  }
}
