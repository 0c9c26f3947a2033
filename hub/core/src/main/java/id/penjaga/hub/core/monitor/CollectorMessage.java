package id.penjaga.hub.core.monitor;

import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.monitor.HostReadings.DiskState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a collector publishes of one server, as JSON: `{"server": "SRV-02", "partitions": {"/":
/// 55.0, "/var": 90.0}, "disks": {"0": true, "3": false}, "processor": 12.5, "memory": 40.1}`.
/// Percentages are 0 to 100; a disk that is not sound is `false`. Everything but the server may be
/// left out.
///
/// @param server label in the register of servers
public record CollectorMessage(String server, HostReadings readings) {
  /// The longest message that is read, in characters.
  public static final int LONGEST = 32_768;

  private static final int LONGEST_NAME = 100;
  private static final Set<String> KEYS =
      Set.of("server", "partitions", "disks", "processor", "memory");

  /// @throws IllegalArgumentException when it is no such message; its text says why
  public static CollectorMessage read(String json) {
    if (json.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    if (!(CanonicalJson.parse(json) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("no JSON object");
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException("has the unknown member " + name(key));
      }
    }
    if (!(map.get("server") instanceof String server)
        || server.isBlank()
        || server.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("names no server");
    }
    List<PartitionUse> partitions = new ArrayList<>();
    for (Map.Entry<?, ?> one : group(map.get("partitions"), "partitions").entrySet()) {
      partitions.add(new PartitionUse(name(one.getKey()), percent(one.getValue(), "partitions")));
    }
    List<DiskState> disks = new ArrayList<>();
    for (Map.Entry<?, ?> one : group(map.get("disks"), "disks").entrySet()) {
      if (!(one.getValue() instanceof Boolean sound)) {
        throw new IllegalArgumentException("disks holds something else than true and false");
      }
      disks.add(new DiskState(name(one.getKey()), sound, ""));
    }
    return new CollectorMessage(
        server,
        new HostReadings(partitions, disks, share(map.get("processor")), share(map.get("memory"))));
  }

  private static Map<?, ?> group(@Nullable Object of, String key) {
    if (of == null) {
      return Map.of();
    }
    if (of instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(key + " is no object");
  }

  private static String name(Object key) {
    String name = String.valueOf(key).strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name is empty or longer than " + LONGEST_NAME);
    }
    return name;
  }

  private static @Nullable Double share(@Nullable Object of) {
    return of == null ? null : percent(of, "processor or memory").doubleValue();
  }

  private static BigDecimal percent(Object of, String key) {
    BigDecimal number =
        of instanceof Long whole
            ? BigDecimal.valueOf(whole)
            : of instanceof BigDecimal decimal ? decimal : null;
    if (number == null
        || number.scale() > 20
        || number.scale() < -3
        || number.signum() < 0
        || number.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException(key + " holds something else than 0 to 100");
    }
    return number;
  }
}
