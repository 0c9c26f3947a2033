package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.Severity;

/// How something stands, at a glance. Later constants matter more.
public enum RoomStanding {
  GOOD,
  /// No fresh data. Never shown as good (ENV-04).
  UNKNOWN,
  NOTICE,
  WARNING,
  CRITICAL;

  public static RoomStanding of(Severity severity) {
    return switch (severity) {
      case INFO -> NOTICE;
      case WARNING -> WARNING;
      case CRITICAL -> CRITICAL;
    };
  }

  public RoomStanding or(RoomStanding other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The name in style sheets and of the icon.
  public String css() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
