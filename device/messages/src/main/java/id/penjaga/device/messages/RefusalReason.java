package id.penjaga.device.messages;

/// Why an acknowledgement was refused, for a hub that must act on it.
public enum RefusalReason {
  /// No rule makes an alarm of this kind at this point.
  NO_SUCH_ALARM,
  NOT_STANDING,
  ALREADY_ACKNOWLEDGED,
  /// Another occurrence stands than the one that the person saw.
  OTHER_OCCURRENCE
}
