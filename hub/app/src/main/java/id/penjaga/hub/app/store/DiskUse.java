package id.penjaga.hub.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How full the disk of the data folder is.
///
/// @param usedBytes by the files of the data folder
/// @param freeBytes left for them
/// @param totalBytes of the file system
public record DiskUse(long usedBytes, long freeBytes, long totalBytes) {
  private static final long LEAST_FREE = 256L << 20;

  /// Whether a person must make room soon: less than a tenth or than 256 MiB is free.
  public boolean low() {
    return freeBytes < LEAST_FREE || freeBytes < totalBytes / 10;
  }

  /// Asks the file system.
  ///
  /// @throws IOException when it does not answer
  static DiskUse of(Path folder) throws IOException {
    long used = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        used += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
    }
    var store = Files.getFileStore(folder);
    return new DiskUse(used, store.getUsableSpace(), store.getTotalSpace());
  }
}
