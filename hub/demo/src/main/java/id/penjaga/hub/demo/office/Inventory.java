package id.penjaga.hub.demo.office;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The invented equipment of the simulated office, as its first inventory writes it down.
final class Inventory {
  private static final String SERVER = "server";
  private static final String IN_SERVICE = "in_service";

  private static final String BUILDING = "building";
  private static final String HERE = "Gedung A";
  private static final String SAFE = "Brankas Gedung B";
  private static final String STATUS = "status";
  private static final String CHECKED = "last_check";
  private static final String EXPIRES = "expires";
  private static final String LACKING = "FM-200 terpasang";

  /// Standards that nobody has assessed yet.
  private static final List<String> LATER = List.of("KVM untuk semua server", "Redundansi");

  private final LocalDate first;
  private final boolean watched;

  /// @param first day of the year that is told
  /// @param watched whether its targets are those of [Neighbours]
  Inventory(LocalDate first, boolean watched) {
    this.first = first;
    this.watched = watched;
  }

  /// One command for each register; things come before those that name them.
  ///
  /// @param holder of accounts, and who left
  List<ItemCommand> all(String holder, String leaver) {
    return List.of(
        together(
            "room",
            item("Ruang server", Map.of("use", Value.of("server_room"), BUILDING, Value.of(HERE))),
            item(SAFE, Map.of("use", Value.of("storage"), BUILDING, Value.of("Gedung B")))),
        together("rack", rack("RACK-A"), rack("RACK-B")),
        together(
            "ups",
            ups("UPS-1", IN_SERVICE, "RACK-A", SimulatedOffice.DEVICE + "/ups.main"),
            ups("UPS-2", IN_SERVICE, "RACK-B", ""),
            ups("UPS-C", "spare", "RACK-B", "")),
        together(
            "drc",
            item(
                "DRC Provinsi",
                Map.of("place", Value.of("Pusat data provinsi"), BUILDING, Value.of("Gedung P")))),
        servers(),
        together(
            "application",
            application("Portal Contoh", "SRV-01", Neighbours.PORTAL),
            application("Layanan Contoh", "SRV-02", Neighbours.SERVICE),
            item("Arsip Contoh", Map.of(SERVER, Value.of("SRV-04")))),
        together("software", item("Presensi pegawai", Map.of("fit", Value.of("fits")))),
        together("office", office("A"), office("B"), office("C")),
        together(
            "node",
            node("A", 11, Neighbours.NODE_A),
            node("B", 12, Neighbours.NODE_B),
            node("C", 13, Neighbours.NODE_C)),
        together(
            "link", link("ISP-A", 20, Neighbours.LINK_A), link("ISP-B", 10, Neighbours.LINK_B)),
        together("reference", reference()),
        together("spare_part", part("PSU"), part("Kipas pendingin"), part("RAM 16 GB")),
        together("medium", medium("DVD-0906", "SRV-01"), medium("DVD-0914", "SRV-02")),
        together(
            "admin_computer",
            item(
                "PC-ADM-1",
                Map.of(
                    "administrator",
                    Value.of(holder),
                    "dedicated",
                    Value.of(true),
                    "address",
                    Value.of("192.0.2.40"),
                    "place",
                    Value.of("Meja administrator, lantai 2"),
                    "os",
                    Value.of("Debian 13")))),
        together(
            "account",
            account("dewi@SRV-01", "SRV-01", holder, false),
            account("root@SRV-02", "SRV-02", holder, true),
            account("bagus@SRV-01", "SRV-01", leaver, false)));
  }

  /// What a later round through the room finds.
  ///
  /// @param day of that round
  /// @param owner of what is left to do
  /// @param standing the standards of the room
  List<ItemCommand> room(LocalDate day, String owner, List<Register.Given> standing) {
    Value today = Value.of(day.toString());
    List<ItemCommand> standards = new ArrayList<>();
    for (Register.Given given : standing) {
      Map<String, Value> fields = new HashMap<>();
      given.fields().forEach((key, text) -> fields.put(key, Value.of(text)));
      fields.put("reviewed", today);
      if (given.label().equals(LACKING)) {
        fields.put(STATUS, Value.of("unmet"));
        fields.put("owner", Value.of(owner));
        fields.put("follow_up", Value.of(day.plusDays(120).toString()));
        fields.put("evidence", Value.of("Baru tersedia APAR"));
      } else {
        fields.put(STATUS, Value.of("met"));
      }
      if (!LATER.contains(given.label())) {
        standards.add(new ItemCommand.Change("room_standard", given.label(), fields, ""));
      }
    }
    return List.of(
        together(
            "genset",
            item(
                "GENSET-1",
                Map.of(
                    "tank_litres",
                    Value.of(60),
                    "litres_per_hour",
                    Value.of(8),
                    "warn_minutes",
                    Value.of(60),
                    "last_test",
                    today))),
        together(
            "electrical",
            kind("MCB-1", "mcb", Map.of("own", Value.of(true), CHECKED, today)),
            kind("SPD-1", "surge", Map.of(CHECKED, today)),
            kind("PANEL-1", "panel", Map.of(CHECKED, today))),
        together(
            "extinguisher",
            kind("APAR-1", "apar", Map.of(EXPIRES, Value.of(day.plusDays(300).toString()))),
            kind("APAR-2", "apar", Map.of(EXPIRES, Value.of(day.plusDays(40).toString()))),
            kind("PINTU-DARURAT", "door", Map.of(CHECKED, today))),
        together(
            "security_device",
            kind("CCTV-1", "camera", Map.of(CHECKED, today)),
            kind("CCTV-2", "camera", Map.of(CHECKED, today)),
            kind("BACA-1", "card", Map.of(CHECKED, today)),
            kind("SIDIK-1", "biometric", Map.of(CHECKED, today))),
        together("rack_key", key("KUNCI-A", "RACK-A"), key("KUNCI-B", "RACK-B")),
        together(
            "certificate",
            item(
                "UPS-CERT-001",
                Map.of(
                    "technician",
                    new Value.Personal("Teknisi UPS 1"),
                    "company",
                    Value.of("Penyedia Contoh"),
                    "subject",
                    Value.of("ups"),
                    "valid_until",
                    Value.of(day.plusDays(200).toString())))),
        new ItemCommand.Together("room_standard", standards));
  }

  private static ItemCommand.Add kind(String label, String kind, Map<String, Value> more) {
    Map<String, Value> fields = new HashMap<>(more);
    fields.put("kind", Value.of(kind));
    fields.put("room", Value.of("Ruang server"));
    return item(label, fields);
  }

  private static ItemCommand.Add key(String label, String rack) {
    return item(
        label, Map.of("rack", Value.of(rack), "place", Value.of("Kotak kunci di meja piket")));
  }

  private static ItemCommand.Add rack(String label) {
    return item(label, Map.of("units", Value.of(42), "room", Value.of("Ruang server")));
  }

  private ItemCommand servers() {
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

  private ItemCommand.Add server(
      String label,
      String state,
      String role,
      String zone,
      String rack,
      int kvm,
      Map<String, Value> more) {
    boolean spared = !label.equals("SRV-03");
    Map<String, Value> fields = new HashMap<>(more);
    fields.put("role", Value.of(role));
    fields.put("kind", Value.of(zone.equals("dmz") ? "public" : "private"));
    fields.put("zone", Value.of(zone));
    fields.put("manager", Value.of("ICT"));
    fields.put("rack", Value.of(rack));
    fields.put("kvm", Value.of(kvm));
    fields.put("watt", Value.of(650));
    fields.put("raid", Value.of(true));
    fields.put("hotspare", Value.of(spared));
    fields.put("ssh", Value.of("two"));
    fields.put("os", Value.of("Debian 13"));
    fields.put("firewall", Value.of(true));
    fields.put("hardened", Value.of("2024-11-04"));
    if (watched && label.startsWith("SRV-0") && !label.endsWith("B")) {
      fields.put("collector", Value.of("http://127.0.0.1:" + Neighbours.COLLECTOR + "/metrics"));
    }
    if (spared) {
      fields.put("drc", Value.of("DRC Provinsi"));
    }
    return new ItemCommand.Add(
        "", label, fields, state, spared ? "" : "Hotspare dianggarkan tahun depan");
  }

  /// @param point where a device measures it; empty for nowhere
  private ItemCommand.Add ups(String label, String state, String rack, String point) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("capacity_w", Value.of(1800));
    fields.put("rack", Value.of(rack));
    fields.put("last_inspection", Value.of(first.minusDays(90).toString()));
    if (!point.isEmpty()) {
      fields.put("point", Value.of(point));
    }
    return new ItemCommand.Add("", label, fields, state, "");
  }

  private ItemCommand.Add application(String label, String server, int port) {
    Map<String, Value> fields = new HashMap<>();
    fields.put(SERVER, Value.of(server));
    fields.put("owner", Value.of("UPT Contoh"));
    fields.put("backup_days", Value.of(7));
    if (watched) {
      fields.put("address", Value.of("http://127.0.0.1:" + port + "/"));
    }
    return item(label, fields);
  }

  private ItemCommand.Add reference() {
    return item(
        "GERBANG", Map.of("address", watched ? tcp(Neighbours.GATEWAY) : Value.of("127.0.0.1")));
  }

  private static Value tcp(int port) {
    return Value.of("tcp://127.0.0.1:" + port);
  }

  private static ItemCommand.Add office(String letter) {
    return item("SKPD-" + letter, Map.of("admin", new Value.Personal("Admin SKPD-" + letter)));
  }

  private ItemCommand.Add node(String letter, int address, int port) {
    return item(
        "SKPD-" + letter + "-RTR",
        Map.of(
            "office",
            Value.of("SKPD-" + letter),
            "address",
            watched ? tcp(port) : Value.of("127.0.0." + address)));
  }

  private ItemCommand.Add link(String label, int bandwidth, int port) {
    Map<String, Value> fields =
        new HashMap<>(
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
    if (watched) {
      fields.put("targets", tcp(port));
    }
    return item(label, fields);
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
            Value.of(SAFE)));
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
            .<ItemCommand>map(one ->
                new ItemCommand.Add(register, one.label(), one.fields(), one.state(), one.reason()))
            .toList());
  }
}
