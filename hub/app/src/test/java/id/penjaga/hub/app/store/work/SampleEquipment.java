package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.Value;
import java.util.Map;
import java.util.TreeMap;

/// The equipment of an invented server room: fields of each item by label.
///
/// @param states of items that are not where their register starts, by label
record SampleEquipment(
    Map<String, Map<String, Value>> racks,
    Map<String, Map<String, Value>> ups,
    Map<String, Map<String, Value>> servers,
    Map<String, Map<String, Value>> applications,
    Map<String, String> states) {

  static final SampleEquipment OF_FIXTURE =
      new SampleEquipment(
          Map.of("RACK-A", Map.of("units", Value.of(42)), "RACK-B", Map.of("units", Value.of(42))),
          Map.of(
              "UPS-1", ups("2026-03-02"), "UPS-2", ups("2026-08-20"), "UPS-C", ups("2026-08-20")),
          Map.of(
              "SRV-01",
              server("web", "public", "dmz", "ICT", "RACK-A", "UPS-1", 650, 1, true, "SRV-01B"),
              "SRV-01B",
              server("web", "public", "dmz", "ICT", "RACK-B", "UPS-2", 650, 2, true, ""),
              "SRV-02",
              server(
                  "database", "private", "server_lan", "ICT", "RACK-A", "UPS-1", 1000, 3, true, ""),
              "SRV-03",
              server("web", "public", "dmz", "UPT Contoh", "RACK-B", "UPS-2", 400, 4, false, ""),
              "SRV-04",
              fields(
                  "role",
                  "dns",
                  "kind",
                  "public",
                  "zone",
                  "server_lan",
                  "manager",
                  "ICT",
                  "rack",
                  "RACK-B",
                  "watt",
                  200,
                  "raid",
                  false,
                  "hotspare",
                  false)),
          Map.of(
              "Portal Contoh",
              fields("server", "SRV-01", "backup_days", 7),
              "Layanan Contoh",
              fields("server", "SRV-02", "database", "DB-A", "backup_days", 7),
              "Arsip Contoh",
              fields("server", "SRV-04", "database", "DB-X")),
          Map.of(
              "UPS-1",
              "in_service",
              "UPS-2",
              "in_service",
              "UPS-C",
              "spare",
              "SRV-01",
              "in_service",
              "SRV-02",
              "in_service",
              "SRV-03",
              "in_service",
              "SRV-04",
              "in_service"));

  private static Map<String, Value> ups(String inspected) {
    return fields("capacity_w", 1800, "last_inspection", inspected);
  }

  private static Map<String, Value> server(
      String role,
      String kind,
      String zone,
      String manager,
      String rack,
      String ups,
      int watt,
      int kvm,
      boolean hotspare,
      String standby) {
    return fields(
        "role",
        role,
        "kind",
        kind,
        "zone",
        zone,
        "manager",
        manager,
        "rack",
        rack,
        "ups",
        ups,
        "watt",
        watt,
        "kvm",
        kvm,
        "raid",
        true,
        "hotspare",
        hotspare,
        "standby",
        standby);
  }

  /// Keys and values in turn; an empty text is no value.
  private static Map<String, Value> fields(Object... pairs) {
    Map<String, Value> fields = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Value value =
          switch (pairs[i + 1]) {
            case Integer number -> Value.of(number);
            case Boolean flag -> Value.of(flag);
            default -> Value.of(pairs[i + 1].toString());
          };
      if (!value.plain().isEmpty()) {
        fields.put(pairs[i].toString(), value);
      }
    }
    return fields;
  }
}
