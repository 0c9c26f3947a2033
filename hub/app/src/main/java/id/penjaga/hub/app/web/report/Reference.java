package id.penjaga.hub.app.web.report;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody gets for a report, to ask after it later: the case and a code that nobody can
/// guess. The code is the id of the command that brought the report, so the book itself knows it.
///
/// @param about the case
/// @param code 16 hexadecimal digits
record Reference(long about, String code) {
  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,17})-([0-9a-f]{16})");
  private static final Pattern CODE = Pattern.compile("[0-9a-f]{16}");
  private static final String COMMAND = "report/";

  static String freshCode() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  static Optional<Reference> read(String written) {
    Matcher parts = WRITTEN.matcher(written);
    return parts.matches()
        ? Optional.of(new Reference(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  /// Id of the command that brings the report.
  static String command(String code) {
    return COMMAND + code;
  }

  String command() {
    return command(code);
  }

  @Override
  public String toString() {
    return about + "-" + code;
  }
}
