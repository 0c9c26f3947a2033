package id.penjaga.device.messages;

/// A payload that is not a message of this contract. The text says which field and what is wrong
/// with it, fit for a log line.
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1;

  /// What kind of trouble, for counting.
  public enum Kind {
    /// Not JSON, cut short, duplicate keys, too deep.
    BROKEN,
    /// A schema version this program does not know.
    VERSION,
    /// More bytes than a message may have.
    OVERSIZE,
    /// JSON, and not this message: a field is missing or has a wrong value.
    FIELD
  }

  private final Kind kind;

  MalformedMessage(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
