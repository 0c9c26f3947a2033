package id.penjaga.device.drivers.wire;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;

/// The boards on this class path.
public final class Boards {
  private Boards() {}

  /// Providers by name.
  public static Map<String, BoardProvider> available() {
    Map<String, BoardProvider> found = new TreeMap<>();
    ServiceLoader.load(BoardProvider.class, Boards.class.getClassLoader()).stream()
        .map(Provider::get)
        .forEach(provider -> found.put(provider.name(), provider));
    return found;
  }

  /// @param threads see [BoardProvider#open]
  /// @throws IllegalArgumentException if there is no such board or an option is wrong; the message
  ///     says what to write instead
  /// @throws WireException if the hardware is not there
  public static Board open(String name, Map<String, String> options, ThreadFactory threads)
      throws WireException {
    Map<String, BoardProvider> boards = available();
    BoardProvider provider = boards.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "there is no board \"" + name + "\" in this program; it has " + boards.keySet());
    }
    return provider.open(options, threads);
  }
}
