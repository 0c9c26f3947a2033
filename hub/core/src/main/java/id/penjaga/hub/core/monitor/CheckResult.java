package id.penjaga.hub.core.monitor;

import java.time.Instant;

/// What came of one check.
///
/// @param at when it was asked
/// @param fault [Fault#NONE] when it answered
/// @param detail a number or name without language, such as `503`; empty for none
/// @param micros until the answer, in microseconds; 0 without one
/// @param days until its certificate ends; [#NO_DAYS] where none was looked at
public record CheckResult(Instant at, Fault fault, String detail, long micros, int days) {
  public static final int NO_DAYS = Integer.MAX_VALUE;

  /// Why a check found nothing good.
  public enum Fault {
    NONE,
    /// Nothing came in time.
    TIMEOUT,
    /// The port is closed.
    REFUSED,
    /// The network says that there is no way.
    UNREACHABLE,
    /// The name is unknown.
    UNRESOLVED,
    /// The page answers, and not well: `detail` is its status.
    STATUS,
    /// The certificate is not trusted, or the encryption failed.
    TLS,
    /// The certificate has ended.
    EXPIRED,
    /// What came is not what was asked for, or too long.
    GARBLED,
    /// The hub itself cannot ask: it says nothing about the other side.
    UNABLE
  }

  public static CheckResult good(Instant at, String detail, long micros) {
    return new CheckResult(at, Fault.NONE, detail, micros, NO_DAYS);
  }

  public static CheckResult miss(Instant at, Fault fault, String detail) {
    return new CheckResult(at, fault, detail, 0, NO_DAYS);
  }

  public boolean good() {
    return fault == Fault.NONE;
  }

  /// Of several targets asked at once the better one: any that answers is enough.
  public CheckResult or(CheckResult other) {
    if (good() != other.good()) {
      return good() ? this : other;
    }
    if (good()) {
      return other.micros < micros ? other : this;
    }
    return fault == Fault.UNABLE ? other : this;
  }

  /// As one line without language: `STATUS 503`.
  public String line() {
    return detail.isEmpty() ? fault.name() : fault.name() + " " + detail;
  }
}
