package id.penjaga.hub.demo.office;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.ItemCommand;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The invented equipment of the simulated office, as its first inventory writes it down.
final class Inventory {
  private static final String SERVER = "server";
  private static final String IN_SERVICE = "in_service";

  private final LocalDate first;

  /// @param first day of the year that is told
  Inventory(LocalDate first) {
    this.first = first;
  }

  /// One command for each register; things come before those that name them.
  ///
  /// @param holder of accounts, and who left
  List<ItemCommand> all(String holder, String leaver) {
    return List.of(
        together(
            "room",
            item("Ruang server", Map.of("use", Value.of("server_room"))),
            item("Brankas Gedung B", Map.of("use", Value.of("storage")))),
        together(
            "rack",
            item("RACK-A", Map.of("units", Value.of(42), "room", Value.of("Ruang server"))),
            item("RACK-B", Map.of("units", Value.of(42), "room", Value.of("Ruang server")))),
        together(
            "ups",
            ups("UPS-1", IN_SERVICE, "RACK-A"),
            ups("UPS-2", IN_SERVICE, "RACK-B"),
            ups("UPS-C", "spare", "RACK-B")),
        servers(),
        together(
            "application",
            application("Portal Contoh", "SRV-01"),
            application("Layanan Contoh", "SRV-02"),
            item("Arsip Contoh", Map.of(SERVER, Value.of("SRV-04")))),
        together("office", office("A"), office("B"), office("C")),
        together("node", node("A", 11), node("B", 12), node("C", 13)),
        together("link", link("ISP-A", 20), link("ISP-B", 10)),
        together("spare_part", part("PSU"), part("Kipas pendingin"), part("RAM 16 GB")),
        together("medium", medium("DVD-0906", "SRV-01"), medium("DVD-0914", "SRV-02")),
        together(
            "account",
            account("dewi@SRV-01", "SRV-01", holder, false),
            account("root@SRV-02", "SRV-02", holder, true),
            account("bagus@SRV-01", "SRV-01", leaver, false)));
  }

  private static ItemCommand servers() {
    return together(
        SERVER,
        server("SRV-01B", "spare", "web", "dmz", "RACK-B", 2, Map.of("ups", Value.of("UPS-2"))),
        server(
            "SRV-01",
            IN_SERVICE,
            "web",
            "dmz",
            "RACK-A",
            1,
            Map.of("ups", Value.of("UPS-1"), "standby", Value.of("SRV-01B"))),
        server(
            "SRV-02",
            IN_SERVICE,
            "database",
            "server_lan",
            "RACK-A",
            3,
            Map.of("ups", Value.of("UPS-1"))),
        server("SRV-03", IN_SERVICE, "web", "dmz", "RACK-B", 4, Map.of("ups", Value.of("UPS-2"))),
        new ItemCommand.Add(
            SERVER,
            "SRV-04",
            Map.of(
                "role",
                Value.of("dns"),
                "kind",
                Value.of("public"),
                "zone",
                Value.of("server_lan"),
                "manager",
                Value.of("ICT"),
                "rack",
                Value.of("RACK-B"),
                "watt",
                Value.of(200),
                "raid",
                Value.of(false)),
            IN_SERVICE,
            "Keadaan yang ditemukan saat inventarisasi; dipindah ke DMZ pada triwulan depan"));
  }

  private static ItemCommand.Add server(
      String label,
      String state,
      String role,
      String zone,
      String rack,
      int kvm,
      Map<String, Value> more) {
    Map<String, Value> fields = new HashMap<>(more);
    fields.put("role", Value.of(role));
    fields.put("kind", Value.of(zone.equals("dmz") ? "public" : "private"));
    fields.put("zone", Value.of(zone));
    fields.put("manager", Value.of("ICT"));
    fields.put("rack", Value.of(rack));
    fields.put("kvm", Value.of(kvm));
    fields.put("watt", Value.of(650));
    fields.put("raid", Value.of(true));
    fields.put("hotspare", Value.of(!label.equals("SRV-03")));
    return new ItemCommand.Add("", label, fields, state, "");
  }

  private ItemCommand.Add ups(String label, String state, String rack) {
    return new ItemCommand.Add(
        "",
        label,
        Map.of(
            "capacity_w",
            Value.of(1800),
            "rack",
            Value.of(rack),
            "last_inspection",
            Value.of(first.minusDays(90).toString())),
        state,
        "");
  }

  private static ItemCommand.Add application(String label, String server) {
    return item(
        label,
        Map.of(
            SERVER, Value.of(server), "owner", Value.of("UPT Contoh"), "backup_days", Value.of(7)));
  }

  private static ItemCommand.Add office(String letter) {
    return item("SKPD-" + letter, Map.of("admin", new Value.Personal("Admin SKPD-" + letter)));
  }

  private static ItemCommand.Add node(String letter, int address) {
    return item(
        "SKPD-" + letter + "-RTR",
        Map.of("office", Value.of("SKPD-" + letter), "address", Value.of("192.0.2." + address)));
  }

  private static ItemCommand.Add link(String label, int bandwidth) {
    return item(
        label,
        Map.of(
            "isp",
            Value.of("Penyedia " + label),
            "contact",
            Value.of("Pusat layanan, 021-0000-0000"),
            "bandwidth",
            Value.of(bandwidth),
            "ratio",
            Value.of("1:1"),
            "iix",
            Value.of(true)));
  }

  private static ItemCommand.Add part(String label) {
    return item(
        label, Map.of("kind", Value.of(label), "stock", Value.of(40), "minimum", Value.of(2)));
  }

  private ItemCommand.Add medium(String label, String server) {
    return item(
        label,
        Map.of(
            "kind",
            Value.of("DVD"),
            SERVER,
            Value.of(server),
            "contents",
            Value.of("Basis data dan berkas aplikasi"),
            "made_at",
            Value.of(first.minusDays(3) + "T03:00:00Z"),
            "place",
            Value.of("Brankas Gedung B")));
  }

  private ItemCommand.Add account(String label, String server, String holder, boolean superuser) {
    return item(
        label,
        Map.of(
            SERVER,
            Value.of(server),
            "holder",
            Value.of(holder),
            "superuser",
            Value.of(superuser),
            "last_password_change",
            Value.of(first.minusDays(30).toString())));
  }

  private static ItemCommand.Add item(String label, Map<String, Value> fields) {
    return new ItemCommand.Add("", label, fields, "", "");
  }

  private static ItemCommand together(String register, ItemCommand.Add... items) {
    return new ItemCommand.Together(
        register,
        Stream.of(items)
            .map(one ->
                new ItemCommand.Add(register, one.label(), one.fields(), one.state(), one.reason()))
            .toList());
  }
}
