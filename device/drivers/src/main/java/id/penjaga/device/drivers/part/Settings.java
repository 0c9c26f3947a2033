package id.penjaga.device.drivers.part;

import java.util.Map;

/// The checked settings of one part, complete with fallbacks.
public final class Settings {
  private final Map<String, String> values;

  Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  public String word(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the driver does not declare a setting \"" + name + "\"");
    }
    return value;
  }

  public int number(String name) {
    return Integer.parseInt(word(name));
  }

  /// The address on a bus, of a driver with a {@link Setting.Address}.
  public int address() {
    return Integer.decode(word("address"));
  }

  public boolean is(String name, String word) {
    return word(name).equals(word);
  }
}
