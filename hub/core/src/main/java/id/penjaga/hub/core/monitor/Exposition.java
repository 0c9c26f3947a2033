package id.penjaga.hub.core.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The text format of Prometheus, as exporters speak it: one sample a line,
/// `name{label="value"} 1.5 1700000000000`. Lines that cannot be read are left out, as are samples
/// without a finite value.
public final class Exposition {
  private static final int MOST_SAMPLES = 20_000;
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_LABELS = 64;

  private Exposition() {}

  /// One sample.
  public record Metric(String name, Map<String, String> labels, double value) {
    public String label(String key) {
      return labels.getOrDefault(key, "");
    }
  }

  /// The samples of some names, at most twenty thousand.
  ///
  /// @param wanted asked of each name
  public static List<Metric> read(String text, Predicate<String> wanted) {
    List<Metric> all = new ArrayList<>();
    int from = 0;
    while (from < text.length() && all.size() < MOST_SAMPLES) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (to - from <= LONGEST_LINE) {
        Metric metric = line(text, from, to, wanted);
        if (metric != null) {
          all.add(metric);
        }
      }
      from = to + 1;
    }
    return List.copyOf(all);
  }

  private static @Nullable Metric line(String text, int from, int to, Predicate<String> wanted) {
    int at = from;
    while (at < to && text.charAt(at) <= ' ') {
      at++;
    }
    int begin = at;
    while (at < to && name(text.charAt(at))) {
      at++;
    }
    if (at == begin || !wanted.test(text.substring(begin, at))) {
      return null;
    }
    return new Line(text, at, to).metric(text.substring(begin, at));
  }

  private static boolean name(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == ':';
  }

  /// Reads what follows the name.
  private static final class Line {
    private final String text;
    private final int to;
    private int at;

    Line(String text, int at, int to) {
      this.text = text;
      this.at = at;
      this.to = to;
    }

    @Nullable Metric metric(String name) {
      Map<String, String> labels = new LinkedHashMap<>();
      if (at < to && text.charAt(at) == '{') {
        at++;
        if (!labels(labels)) {
          return null;
        }
      }
      blanks();
      int begin = at;
      while (at < to && text.charAt(at) > ' ') {
        at++;
      }
      try {
        double value = Double.parseDouble(text.substring(begin, at));
        return Double.isFinite(value) ? new Metric(name, labels, value) : null;
      } catch (NumberFormatException _) {
        return null;
      }
    }

    private boolean labels(Map<String, String> into) {
      while (true) {
        blanks();
        if (at < to && text.charAt(at) == '}') {
          at++;
          return true;
        }
        int begin = at;
        while (at < to && name(text.charAt(at))) {
          at++;
        }
        String key = text.substring(begin, at);
        blanks();
        if (key.isEmpty() || into.size() >= MOST_LABELS || !next('=')) {
          return false;
        }
        blanks();
        if (!next('"')) {
          return false;
        }
        String value = quoted();
        if (value == null) {
          return false;
        }
        into.put(key, value);
        blanks();
        if (at < to && text.charAt(at) == ',') {
          at++;
        }
      }
    }

    private @Nullable String quoted() {
      StringBuilder value = new StringBuilder();
      while (at < to) {
        char c = text.charAt(at++);
        if (c == '"') {
          return value.toString();
        }
        if (c != '\\') {
          value.append(c);
        } else if (at < to) {
          char escaped = text.charAt(at++);
          value.append(escaped == 'n' ? '\n' : escaped);
        }
      }
      return null;
    }

    private boolean next(char c) {
      if (at < to && text.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    private void blanks() {
      while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }
  }
}
