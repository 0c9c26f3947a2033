package id.penjaga.hub.app.audit;

import id.penjaga.hub.app.security.AccountEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is asked of the audit.
///
/// @param kind null for all
/// @param person number in the book; null for anybody
/// @param login of that person; empty when there is none
/// @param text what the thing or a value holds, in small letters; empty for anything
/// @param from and `until` in time, until not included
/// @param after where the page before ended
public record AuditQuery(
    @Nullable AuditKind kind,
    @Nullable Long person,
    String login,
    String text,
    Instant from,
    Instant until,
    Cursor after) {

  /// Where a list goes on: the last entry, row and event that were looked at.
  public record Cursor(long entry, long read, long eventMs) {
    public static final Cursor START =
        new Cursor(Long.MAX_VALUE, Long.MAX_VALUE, Instant.MAX.getEpochSecond());

    /// As [#toString] wrote it; the start for anything else.
    public static Cursor parse(@Nullable String text) {
      if (text == null || !text.matches("[0-9]{1,18}[.][0-9]{1,18}[.][0-9]{1,18}")) {
        return START;
      }
      String[] parts = text.split("[.]", -1);
      return new Cursor(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
      return short18(entry) + "." + short18(read) + "." + short18(eventMs);
    }

    private static long short18(long number) {
      return Math.min(number, 999_999_999_999_999_999L);
    }
  }

  boolean wants(AuditKind one) {
    return kind == null || kind == one;
  }

  static AuditKind kind(AccountEvent event) {
    return switch (event.action()) {
      case LOGIN, LOGIN_FAILED -> AuditKind.LOGINS;
      default -> AuditKind.ACCOUNTS;
    };
  }
}
