package id.penjaga.hub.app.notice.channel;

import org.jspecify.annotations.Nullable;

/// One short line of what another program said, fit for a page.
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  static String of(@Nullable String said) {
    if (said == null) {
      return "";
    }
    String head = said.length() > 4 * LONGEST ? said.substring(0, 4 * LONGEST) : said;
    String line = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
  }

  /// What an exception says, or else what it is.
  static String of(Throwable wrong) {
    Throwable cause = wrong;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String said = String.valueOf(cause); // its message alone is often a bare name or nothing
    return of(said.replaceFirst("^[a-zA-Z0-9_.$]*[.$]([A-Za-z0-9_]+)(:|$)", "$1$2"));
  }
}
