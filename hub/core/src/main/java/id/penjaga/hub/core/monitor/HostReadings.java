package id.penjaga.hub.core.monitor;

import id.penjaga.hub.core.monitor.Exposition.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a collector says of one server at a moment.
///
/// @param partitions how full each is; pseudo file systems are left out
/// @param disks state of each disk or array
/// @param processor how busy all processors are, in per cent by the load of the last minute; null
///     when it was not said
/// @param memory how much memory is taken, in per cent; null when it was not said
public record HostReadings(
    List<PartitionUse> partitions,
    List<DiskState> disks,
    @Nullable Double processor,
    @Nullable Double memory) {
  private static final int MOST = 200;

  /// File systems that cannot fill up in a way somebody must care about.
  private static final Set<String> PSEUDO =
      Set.of(
          "tmpfs",
          "ramfs",
          "devtmpfs",
          "overlay",
          "squashfs",
          "iso9660",
          "proc",
          "sysfs",
          "cgroup",
          "cgroup2",
          "nsfs",
          "fuse.lxcfs",
          "autofs",
          "tracefs",
          "efivarfs",
          "9p",
          "rpc_pipefs",
          "bpf",
          "mqueue",
          "hugetlbfs",
          "configfs",
          "debugfs",
          "securityfs");

  private static final Set<String> NAMES =
      Set.of(
          "node_filesystem_size_bytes",
          "node_filesystem_free_bytes",
          "node_filesystem_avail_bytes",
          "node_md_disks",
          "node_md_disks_required",
          "node_md_state",
          "node_load1",
          "node_cpu_seconds_total",
          "node_memory_MemTotal_bytes",
          "node_memory_MemAvailable_bytes",
          "smartctl_device_smart_status");

  /// Whether a disk or an array is sound.
  ///
  /// @param disk name of the disk or the array, such as `sda` or `md0`
  /// @param sound false for one that must be looked at
  /// @param detail figures without language, such as `1/2`
  public record DiskState(String disk, boolean sound, String detail) {}

  public HostReadings {
    partitions = List.copyOf(partitions.subList(0, Math.min(MOST, partitions.size())));
    disks = List.copyOf(disks.subList(0, Math.min(MOST, disks.size())));
  }

  /// Whether nothing was said.
  public boolean empty() {
    return partitions.isEmpty() && disks.isEmpty() && processor == null && memory == null;
  }

  /// The disks that must be looked at.
  public List<DiskState> critical() {
    return disks.stream().filter(disk -> !disk.sound()).toList();
  }

  /// What node_exporter and smartctl_exporter say.
  public static HostReadings of(String exposition) {
    List<Metric> all = Exposition.read(exposition, NAMES::contains);
    return new HostReadings(partitions(all), disks(all), processor(all), memory(all));
  }

  private static List<PartitionUse> partitions(List<Metric> all) {
    Map<String, double[]> sizes = new TreeMap<>();
    for (Metric metric : all) {
      int which =
          switch (metric.name()) {
            case "node_filesystem_size_bytes" -> 0;
            case "node_filesystem_free_bytes" -> 1;
            case "node_filesystem_avail_bytes" -> 2;
            default -> -1;
          };
      if (which >= 0 && !PSEUDO.contains(metric.label("fstype"))) {
        sizes
                .computeIfAbsent(
                    metric.label("mountpoint"),
                    _ -> new double[] {Double.NaN, Double.NaN, Double.NaN})[which] =
            metric.value();
      }
    }
    List<PartitionUse> partitions = new ArrayList<>();
    sizes.forEach((mounted, size) -> {
      if (size[0] > 0 && !Double.isNaN(size[1]) && !Double.isNaN(size[2])) {
        partitions.add(PartitionUse.of(mounted, size[0], size[1], size[2]));
      }
    });
    return partitions;
  }

  private static List<DiskState> disks(List<Metric> all) {
    Map<String, Map<String, Double>> arrays = new TreeMap<>();
    List<DiskState> disks = new ArrayList<>();
    for (Metric metric : all) {
      switch (metric.name()) {
        case "node_md_disks" ->
            arrays
                .computeIfAbsent(metric.label("device"), _ -> new TreeMap<>())
                .put(metric.label("state"), metric.value());
        case "node_md_disks_required" ->
            arrays
                .computeIfAbsent(metric.label("device"), _ -> new TreeMap<>())
                .put("required", metric.value());
        case "smartctl_device_smart_status" ->
            disks.add(new DiskState(metric.label("device"), metric.value() == 1, ""));
        default -> {}
      }
    }
    arrays.forEach((array, counts) -> {
      double active = counts.getOrDefault("active", 0.0);
      double required = counts.getOrDefault("required", active);
      boolean sound = active >= required && counts.getOrDefault("failed", 0.0) == 0;
      disks.add(new DiskState(array, sound, Math.round(active) + "/" + Math.round(required)));
    });
    return disks;
  }

  private static @Nullable Double processor(List<Metric> all) {
    long cores =
        all.stream()
            .filter(metric -> metric.name().equals("node_cpu_seconds_total"))
            .map(metric -> metric.label("cpu"))
            .distinct()
            .count();
    Double load = value(all, "node_load1");
    return load == null || cores == 0 ? null : Math.min(100, load / cores * 100);
  }

  private static @Nullable Double memory(List<Metric> all) {
    Double whole = value(all, "node_memory_MemTotal_bytes");
    Double available = value(all, "node_memory_MemAvailable_bytes");
    return whole == null || available == null || whole <= 0
        ? null
        : Math.clamp((whole - available) / whole * 100, 0, 100);
  }

  private static @Nullable Double value(List<Metric> all, String name) {
    return all.stream()
        .filter(metric -> metric.name().equals(name))
        .map(Metric::value)
        .findFirst()
        .orElse(null);
  }
}
