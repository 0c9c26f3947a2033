package id.penjaga.hub.core.book;

import id.penjaga.hub.core.json.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;

/// Values by name as JSON, written as in the book.
public final class ValueJson {
  private ValueJson() {}

  /// @throws IllegalArgumentException when personal data are among them
  public static String write(Map<String, Value> values) {
    return CanonicalJson.write(RecordTree.of(values));
  }

  public static Map<String, Value> read(String json) {
    Map<String, Value> values = new TreeMap<>();
    RecordTree.map(CanonicalJson.parse(json))
        .forEach((key, tree) -> values.put(String.valueOf(key), RecordTree.value(tree)));
    return values;
  }
}
