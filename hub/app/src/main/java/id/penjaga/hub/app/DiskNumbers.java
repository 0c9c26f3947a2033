package id.penjaga.hub.app;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much room the hub's data takes and has left.
final class DiskNumbers {
  private DiskNumbers() {}

  static void register(PrometheusRegistry registry, Path data) {
    GaugeWithCallback.builder()
        .name("penjaga_hub_disk_free_bytes")
        .help("Free space of the file system of the hub's data")
        .callback(gauge -> {
          try {
            gauge.call(Files.getFileStore(data).getUsableSpace());
          } catch (IOException _) {
            // absent while the file system does not answer
          }
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("penjaga_hub_data_bytes")
        .help("Size of the hub's data: history, accounts, backups beside them")
        .callback(gauge -> {
          try (Stream<Path> files = Files.walk(data)) {
            gauge.call(files.mapToLong(DiskNumbers::size).sum());
          } catch (IOException _) {
            // absent while the file system does not answer
          }
        })
        .register(registry);
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException _) { // deleted meanwhile
      return 0;
    }
  }
}
