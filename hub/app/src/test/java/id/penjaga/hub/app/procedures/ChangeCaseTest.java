package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What servers, media and UPS ask for before something is done to them, and what is logged after.
class ChangeCaseTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By manager = new By.House();
  private By administrator = new By.House();
  private By staff = new By.House();

  @BeforeEach
  void office() {
    manager = person("Manage server 1", "manage_server");
    administrator = person("Administrator server 1", "administrator_server");
    staff = person("Staf ruang server 1", "staf_ruang_server");
    desk.items.put("server/SRV-02", new HashMap<>());
  }

  private By person(String name, String role) {
    return Desk.as(desk.person(name, role), role);
  }

  private void planned() {
    story
        .by(manager)
        .open(
            "09:00",
            "RECONFIG",
            "planned",
            Map.of("server", Value.of("SRV-02"), "change", Value.of("memori basis data")))
        .begins("09:01", "KNF-1")
        .does(
            "09:20",
            "KNF-1",
            "work",
            "memori basis data",
            "backup_of",
            "DB-A",
            "agreed_with",
            desk.id("Manage server 1"));
  }

  private Decision changed(String time, String... without) {
    return without.length == 0
        ? story.tries(time, "KNF-2", null, "", "done", "8 GB")
        : story.tries(time, "KNF-2", null, "", "done", "8 GB", "without_backup", without[0]);
  }

  private void backedUp(String day, String time) {
    Story backup = new Story(desk, day + "T");
    backup
        .by(administrator)
        .open(time, "BACKUP", "by_hand", Map.of("server", Value.of("SRV-02")))
        .begins(time, "BK-1")
        .decides(
            time,
            "BK-1",
            "success",
            "",
            "contents",
            "DB-A",
            "started_at",
            backup.time(time),
            "finished_at",
            backup.time(time),
            "result",
            "berhasil")
        .does(
            time,
            "BK-2",
            "medium",
            "DVD",
            "label",
            "DVD-" + day,
            "server",
            "SRV-02",
            "contents",
            "DB-A",
            "made_at",
            backup.time(time),
            "place",
            "Brankas Gedung B");
  }

  @Test
  @DisplayName("MNT-16 a change without a backup since it was planned is refused, or says why")
  void backupFirst() {
    planned();
    assertTrue(story.told("without_backup", changed("10:00")).contains("001B-12"));
    backedUp("2026-09-14", "16:00");
    assertTrue(
        story.told("without_backup", changed("10:01")).contains("sejak perubahan direncanakan"),
        "one of yesterday does not count");
    backedUp("2026-09-15", "10:05");
    Story.accepted(changed("10:30"));
    assertEquals("KNF-2", story.end());
    assertEquals(
        List.of("KNF/2026/09/001: 8 GB"), logs("SRV-02").stream().skip(2).toList(), "it is logged");
  }

  @Test
  @DisplayName("MNT-16 a reason overrides the missing backup, and stays in the record")
  void overridden() {
    planned();
    Story.accepted(changed("10:00", "server tidak dapat dibaca lagi"));
    assertEquals(
        Value.of("server tidak dapat dibaca lagi"),
        story.state().answers().get("CHANGE_RECORD").get("without_backup"));
  }

  private List<String> logs(String server) {
    return desk.book.stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.ItemChanged.class::isInstance)
        .map(Fact.ItemChanged.class::cast)
        .filter(fact -> fact.register().equals("server") && fact.item().equals(server))
        .map(fact -> fact.log().plain())
        .toList();
  }

  @Test
  @DisplayName("MNT-07 a completed restore of SRV-02 writes the log of SRV-02 by itself")
  void restored() {
    desk.items.put("medium/DVD-0914", new HashMap<>());
    story
        .by(administrator)
        .open("08:00", "RESTORE", "failure", Map.of("server", Value.of("SRV-02")))
        .decides(
            "08:10",
            "RS-1",
            "restore",
            "",
            "server",
            "SRV-02",
            "failed_at",
            story.time("07:50"),
            "damage",
            "disk rusak")
        .does(
            "10:00",
            "RS-3",
            "medium",
            "DVD-0914",
            "restored",
            "DB-A",
            "service_back_at",
            story.time("09:55"));
    assertEquals(List.of("PLH/2026/09/001: DVD-0914, DB-A"), logs("SRV-02"));
  }

  @Test
  @DisplayName("MNT-07 each administrator writes their own act into the log of the server")
  void logged() {
    By other = person("Administrator server 2", "administrator_server");
    for (By by : List.of(administrator, other)) {
      Story act = new Story(desk, "2026-09-15T");
      act.by(by)
          .open("11:00", "SERVERLOG", "act", Map.of("server", Value.of("SRV-02")))
          .begins("11:00", "LPS-1")
          .does(
              "11:05",
              "LPS-1",
              "server",
              "SRV-02",
              "administrator",
              ((By.Human) by).person(),
              "when",
              act.time("11:00"),
              "access",
              "room",
              "activity",
              "paket keamanan",
              "superuser",
              false);
    }
    assertEquals(
        List.of("LPS/2026/09/0001: paket keamanan", "LPS/2026/09/0002: paket keamanan"),
        logs("SRV-02"));
  }

  @Test
  @DisplayName("PWR-10 an inspection with a certificate that expired yesterday is refused")
  void certificate() {
    desk.items.put("ups/UPS-1", new HashMap<>());
    story
        .by(staff)
        .open("08:00", "UPSCHK", "by_hand", Map.of("ups", Value.of("UPS-1")))
        .begins("08:00", "UPS-1")
        .decides("08:10", "UPS-1", "is_spare", "", swapped());
    story.by(desk.behalf("Staf ruang server 1", "staf_ruang_server", "Teknisi 1", "teknisi_ups"));
    story.lacks("certificate_until", story.tries("09:00", "UPS-2", "good", "", of("2026-09-14")));
    story.lacks("technician", story.tries("09:00", "UPS-2", "good", "", without("technician")));
    story.decides("09:00", "UPS-2", "good", "", of("2026-09-15"));
    assertEquals(Value.of("2026-09-15"), desk.item("ups", "UPS-1", "last_inspection"));
  }

  private Object[] swapped() {
    return new Object[] {"spare", "UPS-1", "swapped_at", story.time("08:05")};
  }

  private static Object[] of(String until) {
    return new Object[] {
      "technician", new Value.Personal("Teknisi 1, Penyedia Contoh"),
      "certificate", "UPS-CERT-001",
      "certificate_until", until,
      "battery", "baik",
      "result", "baik",
    };
  }

  private static Object[] without(String key) {
    Object[] all = of("2027-01-31");
    return java.util.stream.IntStream.range(0, all.length / 2)
        .filter(i -> !all[2 * i].equals(key))
        .boxed()
        .flatMap(i -> java.util.stream.Stream.of(all[2 * i], all[2 * i + 1]))
        .toArray();
  }

  @Test
  @DisplayName("MNT-13 a medium that is carried from the room has the exit in its log")
  void carriedOut() {
    desk.items.put("medium/DVD-0914", new HashMap<>());
    story
        .by(new By.Device("dev-1", "log/1/7"))
        .open("09:00", "ENTRY", "badge", Map.of("holder", Value.of("administrator-1")));
    story
        .by(staff)
        .decides("09:01", "ENT-1", "staff", "kartu terbaca, perangkat diam")
        .does("09:02", "ENT-4", entered())
        .begins("09:30", "ENT-5")
        .does(
            "09:40",
            "ENT-5",
            "time_out",
            story.time("09:30"),
            "activities",
            "mengambil DVD back up",
            "media_out",
            Story.list(Story.group("medium", "DVD-0914")),
            "room_rules",
            rules("ROOM_RULES"));
    assertEquals(
        List.of(story.state().id()),
        desk.book.stream()
            .flatMap(entry -> entry.facts().stream())
            .filter(Fact.ItemChanged.class::isInstance)
            .map(Fact.ItemChanged.class::cast)
            .filter(fact -> fact.item().equals("DVD-0914"))
            .map(Fact.ItemChanged::because)
            .toList());
  }

  private Object[] entered() {
    return new Object[] {
      "person",
      new Value.Personal("Administrator 1"),
      "unit",
      "Kominfo",
      "time_in",
      story.time("09:00"),
      "purpose",
      "mengambil DVD",
      "work_kind",
      "device",
      "prohibited",
      rules("PROHIBITED"),
    };
  }

  private Value rules(String checklist) {
    Map<String, Value> items = new HashMap<>();
    Desk.present(desk.inForce("ENTRY"))
        .checklists()
        .get(checklist)
        .items()
        .forEach(item -> items.put(item.id(), Story.group("result", "good")));
    return new Value.Group(items);
  }
}
