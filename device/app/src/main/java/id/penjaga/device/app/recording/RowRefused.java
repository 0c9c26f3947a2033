package id.penjaga.device.app.recording;

/// A header or row that cannot be used. The message names the line, what stood there and what is
/// needed.
public final class RowRefused extends Exception {
  private static final long serialVersionUID = 1;

  /// The reason without the line and the text, under which the summary counts it.
  private final String kind;

  RowRefused(long line, String kind, String detail) {
    super("line " + line + ": " + detail);
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  /// A text of the file made fit for one line of a terminal.
  static String shown(String text) {
    String cut = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return "\"" + cut.replaceAll("\\p{C}", "?") + "\"";
  }
}
