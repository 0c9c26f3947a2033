package id.penjaga.device.messages;

/// Why a command was refused, for a hub that must act on it.
public enum RefusalReason {
  /// No rule makes an alarm of this kind at this point.
  NO_SUCH_ALARM,
  NOT_STANDING,
  ALREADY_ACKNOWLEDGED,
  /// Another occurrence stands than the one that the person saw.
  OTHER_OCCURRENCE,
  /// No reader of that name leads in.
  NO_SUCH_READER,
  /// No roster of the hub is in force, so that a badge has no name that the hub knows.
  NO_ROSTER,
  /// The device waits for a new badge already.
  ENROLMENT_OPEN,
  /// An alarm of this kind at this point, or one of the point, is never set aside.
  NEVER_SET_ASIDE,
  /// Longer than an alarm of its severity may be shelved.
  TOO_LONG,
  /// The alarm is not shelved.
  NOT_SHELVED,
  /// No alarm is about this point.
  NO_SUCH_POINT,
  ALREADY_OUT_OF_SERVICE,
  ALREADY_IN_SERVICE
}
