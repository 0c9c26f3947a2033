package id.penjaga.device.messages;

/// The one alphabet of names that stand in topics and configuration.
final class Names {
  private static final int LONGEST = 63;

  private Names() {}

  static void require(String what, String name) {
    if (!valid(name)) {
      throw new IllegalArgumentException(
          what
              + " name \""
              + printable(name)
              + "\": write 1 to 63 of a-z 0-9 . - and begin with a letter or digit");
    }
  }

  private static boolean valid(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!alphanumeric && (i == 0 || c != '.' && c != '-')) {
        return false;
      }
    }
    return true;
  }

  /// A foreign text made fit for a log line: no control characters, no more than 80 characters.
  static String printable(String text) {
    String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return cut.replaceAll("\\p{C}", "?");
  }
}
