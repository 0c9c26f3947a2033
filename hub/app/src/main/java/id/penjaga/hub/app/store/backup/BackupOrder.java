package id.penjaga.hub.app.store.backup;

import id.penjaga.hub.core.json.CanonicalJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a backup is to hold, and where it is to lie.
///
/// @param target the archive, which must not be there yet; absolute
/// @param whole whether attachments are in it; false for an export, which reads databases only
/// @param files what is copied besides the data folder, such as the configuration: name in the
///     archive to where the file lies
/// @param about what a restoration has to know of those files, kept as it is
public record BackupOrder(
    Path target, boolean whole, SortedMap<String, String> files, SortedMap<String, String> about) {
  /// The data folder alone.
  public static BackupOrder of(Path target) {
    return new BackupOrder(target.toAbsolutePath(), true, new TreeMap<>(), new TreeMap<>());
  }

  /// The databases alone.
  public static BackupOrder databases(Path target) {
    return new BackupOrder(target.toAbsolutePath(), false, new TreeMap<>(), new TreeMap<>());
  }

  String write() {
    return CanonicalJson.write(
        Map.of("target", target.toString(), "whole", whole, "files", files, "about", about));
  }

  /// @throws IllegalArgumentException when it is none
  static BackupOrder read(String json) {
    if (CanonicalJson.parse(json) instanceof Map<?, ?> map
        && map.get("target") instanceof String target
        && map.get("whole") instanceof Boolean whole
        && map.get("files") instanceof Map<?, ?> files
        && map.get("about") instanceof Map<?, ?> about) {
      return new BackupOrder(Path.of(target), whole, texts(files), texts(about));
    }
    throw new IllegalArgumentException("no order of a backup: " + json);
  }

  static SortedMap<String, String> texts(Map<?, ?> tree) {
    SortedMap<String, String> texts = new TreeMap<>();
    tree.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }
}
