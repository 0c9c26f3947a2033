package id.penjaga.hub.core.notice;

/// What came of one attempt to send.
public sealed interface Attempt {
  /// What the channel said, or why it did not work; one short line.
  String said();

  /// The channel took it over and will do its best. That is no receipt.
  record Taken(String said) implements Attempt {}

  /// The other end has it and said so.
  record Got(String said) implements Attempt {}

  /// It will never take it: the address is wrong, the message is not wanted.
  record Refused(String said) implements Attempt {}

  /// Not now; it may work later.
  record Missed(String said) implements Attempt {}

  /// Whether the channel itself worked. A refusal is an answer.
  default boolean answered() {
    return !(this instanceof Missed);
  }
}
