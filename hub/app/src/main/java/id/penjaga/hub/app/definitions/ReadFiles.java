package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.YamlFile;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files of definitions by what they hold: one that still holds what it held is not parsed again.
/// A page that tries a new text judges it beside all others, and they are the same as before.
///
/// The collector takes them when memory is short.
final class ReadFiles {
  /// More than an office has; a folder that is tried once does not stay for ever.
  private static final int MOST = 200;

  private static final ReadFiles SHARED = new ReadFiles();

  private final Map<Path, SoftReference<YamlFile>> files = new ConcurrentHashMap<>();

  private ReadFiles() {}

  /// @see YamlFile#read
  static YamlFile read(Path file, String example, String cure) throws ConfigRefused {
    return SHARED.get(file, example, cure);
  }

  private YamlFile get(Path file, String example, String cure) throws ConfigRefused {
    SoftReference<YamlFile> reference = files.get(file);
    YamlFile known = reference == null ? null : reference.get();
    if (known != null && known.still(file)) {
      return known.unasked(file);
    }
    YamlFile read = YamlFile.read(file, example, cure);
    if (files.size() >= MOST) {
      files.clear();
    }
    files.put(file, new SoftReference<>(read));
    return read;
  }
}
