package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import java.nio.file.Path;
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

  /// The secret in the file that a {@link Setting.File} names.
  ///
  /// @throws WireException with what to do if the file is not there, is empty, or if others than
  ///     its owner may read it
  public String secret(String name) throws WireException {
    try {
      return SecretFile.read(Path.of(word(name)));
    } catch (SecretRefused e) {
      throw new WireException(MissReason.NOT_CONNECTED, String.valueOf(e.getMessage()), e);
    }
  }

  public boolean is(String name, String word) {
    return word(name).equals(word);
  }
}
