package id.penjaga.hub.app.web.operation;

/// What an operation touches, as far as a token that is bound to rooms is concerned.
public enum Reach {
  /// The person who asks, or something that says by itself what each room shows.
  OWN,
  /// The site as a whole: not for a token that is bound to rooms.
  SITE,
  /// A device, by the path or the value `device`.
  DEVICE,
  /// An alarm, by its number `id`.
  ALARM,
  /// A case, by its number `id`.
  CASE,
  /// A new case: its subject names the room.
  OPENING,
  /// An item of a register, by `register` and `item`.
  ITEM
}
