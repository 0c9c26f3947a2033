package id.penjaga.hub.app.definitions;

import id.penjaga.hub.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a canonical text as YAML that a person can change: what names a thing first, short groups
/// in one line.
public final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("(?!(?i:null)$)[A-Za-z][A-Za-z0-9_.-]*|-?[1-9][0-9]{0,8}|0");
  private static final List<String> FIRST =
      List.of(
          "procedure",
          "form",
          "checklist",
          "register",
          "id",
          "key",
          "when",
          "fact",
          "by",
          "clause",
          "title",
          "name",
          "label",
          "text",
          "source",
          "kind",
          "mode",
          "type");
  private static final List<String> LAST =
      List.of("states", "moves", "items", "fields", "steps", "branches", "obligations", "next");
  private static final int COLUMNS = 110;

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  /// @throws IllegalArgumentException when it is no canonical text
  public static String of(String canonical) {
    YamlText text = new YamlText();
    if (CanonicalJson.parse(canonical) instanceof Map<?, ?> map) {
      text.map(map, 0, false);
    }
    return text.out.toString();
  }

  /// A canonical value in one line; what is none stays as it is.
  public static String line(String value) {
    try {
      return flow(CanonicalJson.parse(value));
    } catch (IllegalArgumentException _) { // a text that begins like a group
      return value;
    }
  }

  private void map(Map<?, ?> map, int indent, boolean begun) {
    boolean first = begun;
    for (String key : order(map)) {
      if (!first) {
        out.repeat(' ', indent);
      }
      first = false;
      out.append(scalar(key)).append(':');
      value(map.get(key), indent + 2);
    }
  }

  private void value(@Nullable Object value, int indent) {
    String flow = flow(value);
    if (indent + flow.length() <= COLUMNS || !(value instanceof Map || value instanceof List)) {
      out.append(' ').append(flow).append('\n');
    } else if (value instanceof Map<?, ?> map) {
      out.append('\n');
      map(map, indent, false);
    } else if (value instanceof List<?> list) {
      out.append('\n');
      for (Object entry : list) {
        out.repeat(' ', indent).append('-');
        String whole = flow(entry);
        if (entry instanceof Map<?, ?> map && indent + whole.length() > COLUMNS) {
          out.append(' ');
          map(map, indent + 2, true);
        } else {
          out.append(' ').append(whole).append('\n');
        }
      }
    }
  }

  private static String flow(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Map<?, ?> map ->
          "{"
              + String.join(
                  ", ",
                  order(map).stream().map(key -> scalar(key) + ": " + flow(map.get(key))).toList())
              + "}";
      case List<?> list ->
          "[" + String.join(", ", list.stream().map(YamlText::flow).toList()) + "]";
      default -> scalar(String.valueOf(value));
    };
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() ? text : CanonicalJson.write(text);
  }

  private static List<String> order(Map<?, ?> map) {
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    keys.sort(Comparator.comparingInt(YamlText::rank).thenComparing(Comparator.naturalOrder()));
    return keys;
  }

  private static int rank(String key) {
    int first = FIRST.indexOf(key);
    int last = LAST.indexOf(key);
    return first >= 0 ? first : FIRST.size() + last + 1;
  }
}
