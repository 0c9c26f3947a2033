package id.penjaga.device.drivers.part.ups;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Numbers in the plain forms in which units write them: `230.4`, `230,4`, ` 27.30`, `+5`, `1.2e1`.
public final class PlainNumber {
  private static final Pattern FORM =
      Pattern.compile("[+-]?[0-9]{1,12}(?:[.,][0-9]{0,12})?(?:[eE][+-]?[0-9]{1,2})?");

  private static final int SHOWN = 48;

  private PlainNumber() {}

  /// @return empty if the text is no such number
  public static OptionalDouble of(String text) {
    String stripped = text.strip();
    return FORM.matcher(stripped).matches()
        ? OptionalDouble.of(Double.parseDouble(stripped.replace(',', '.')))
        : OptionalDouble.empty();
  }

  /// A text that could not be read, in quotes for a sentence: printable and not too long.
  public static String quoted(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.chars()
        .limit(SHOWN)
        .forEach(c -> shown.append(c >= ' ' && c <= '~' && c != '"' ? (char) c : '?'));
    return shown.append(text.length() > SHOWN ? "...\"" : "\"").toString();
  }
}
