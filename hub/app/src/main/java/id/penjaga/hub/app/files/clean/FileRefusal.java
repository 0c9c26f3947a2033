package id.penjaga.hub.app.files.clean;

/// Why a file is not taken. The page says it in words, with what to do.
public enum FileRefusal {
  /// It has no byte.
  EMPTY,
  /// Larger than the hub takes.
  TOO_LARGE,
  /// More files than one form may bring.
  TOO_MANY,
  /// Neither JPEG, PNG, WebP nor PDF, whatever its name says.
  WRONG_KIND,
  /// HEIC or another film-like format of telephones, which most browsers do not show.
  APPLE_PICTURE,
  /// A moving picture.
  MOVING,
  /// It ends too early or contradicts itself.
  BROKEN,
  /// So many pixels that showing it would bring a browser down.
  TOO_MANY_PIXELS,
  /// A PDF with a program, a call of a program or another file inside.
  ACTIVE_PDF,
  /// A PDF whose objects cannot be looked at: locked, or packed so that they burst.
  LOCKED_PDF,
  /// It was sent before and is no longer there, or is somebody else's.
  GONE
}
