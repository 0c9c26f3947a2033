package id.penjaga.device.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object read by field name; every refusal names the field by its path. Unknown fields are
/// ignored, so that a newer sender can still be read.
final class Fields {
  private final String path;
  private final Map<String, @Nullable Object> map;

  Fields(String path, Map<String, @Nullable Object> map) {
    this.path = path;
    this.map = map;
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  /// A text without control characters, which PostgreSQL and terminals refuse; tabs and line ends
  /// are allowed.
  String text(String name) throws MalformedMessage {
    String text = require(name, String.class, "a text");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'
          || Character.isSurrogate(c) && !pair) {
        throw wrong(name, "must not contain U+%04X".formatted((int) c));
      }
      i += pair ? 1 : 0;
    }
    return text;
  }

  @Nullable String textOrNull(String name) throws MalformedMessage {
    return has(name) ? text(name) : null;
  }

  long integer(String name) throws MalformedMessage {
    return require(name, Long.class, "a whole number");
  }

  int smallInteger(String name) throws MalformedMessage {
    long value = integer(name);
    if (value != (int) value) {
      throw wrong(name, "is out of range");
    }
    return (int) value;
  }

  double number(String name) throws MalformedMessage {
    return toNumber(name, map.get(name));
  }

  boolean flag(String name) throws MalformedMessage {
    return require(name, Boolean.class, "true or false");
  }

  Fields object(String name) throws MalformedMessage {
    return toFields(name, map.get(name));
  }

  @Nullable Fields objectOrNull(String name) throws MalformedMessage {
    return has(name) ? object(name) : null;
  }

  List<Fields> objects(String name) throws MalformedMessage {
    List<Fields> all = new ArrayList<>();
    for (Object element : array(name)) {
      all.add(toFields(name, element));
    }
    return all;
  }

  @SuppressWarnings("unchecked") // JsonTree makes lists of nothing else
  List<@Nullable Object> array(String name) throws MalformedMessage {
    return (List<@Nullable Object>) require(name, List.class, "an array");
  }

  <E extends Enum<E>> E word(String name, Class<E> words) throws MalformedMessage {
    return toWord(name, text(name), words);
  }

  <E extends Enum<E>> E toWord(String name, String word, Class<E> words) throws MalformedMessage {
    try {
      return Enum.valueOf(words, word);
    } catch (IllegalArgumentException _) {
      throw wrong(
          name,
          "\""
              + Names.printable(word)
              + "\" is no "
              + words.getSimpleName().toLowerCase(Locale.ROOT));
    }
  }

  double toNumber(String name, @Nullable Object value) throws MalformedMessage {
    return switch (value) {
      case Double d when Double.isFinite(d) -> d;
      case Long l -> l;
      case null, default -> throw wrong(name, "must be a number");
    };
  }

  MalformedMessage wrong(String name, String what) {
    return new MalformedMessage(MalformedMessage.Kind.FIELD, path + name + " " + what);
  }

  @SuppressWarnings("unchecked") // JsonTree makes maps of nothing else
  private Fields toFields(String name, @Nullable Object value) throws MalformedMessage {
    if (value instanceof Map<?, ?> inner) {
      return new Fields(path + name + ".", (Map<String, @Nullable Object>) inner);
    }
    throw wrong(name, "must be an object");
  }

  private <T> T require(String name, Class<T> type, String what) throws MalformedMessage {
    Object value = map.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw wrong(name, value == null ? "is missing" : "must be " + what);
  }
}
