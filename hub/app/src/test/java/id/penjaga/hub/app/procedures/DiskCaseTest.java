package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Disks, backups and passwords of servers: what an administrator must not leave half done.
class DiskCaseTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-14T");
  private By administrator = new By.House();

  @BeforeEach
  void office() {
    administrator =
        Desk.as(
            desk.person("Administrator server 1", "administrator_server"), "administrator_server");
    desk.items.put("server/SRV-02", new HashMap<>());
  }

  private void raid(boolean hotspare) {
    story
        .by(administrator)
        .open("08:00", "RAID", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides(
            "08:20",
            "RD-1",
            "critical",
            "",
            "disks",
            list(
                group("disk", "1", "state", "healthy"),
                group("disk", "3", "state", "critical"),
                group("disk", "4", "state", hotspare ? "hotspare_used" : "hotspare")),
            "critical",
            list(group("disk", "3", "hotspare", hotspare)));
  }

  @Test
  @DisplayName("MNT-09 a critical disk waits for its replacement, with both serials")
  void aCriticalDisk() {
    raid(false);
    assertEquals("RD-2[1]", story.open());
    for (String serial : List.of("part_old", "part_new")) {
      story.lacks(serial, story.tries("10:00", "RD-2[1]", null, "", replaced(serial)));
    }
    assertEquals("RD-2[1]", story.open());
    story.does("2026-09-15T10:00", "RD-2[1]", replaced(""));
    assertEquals("RD-2", story.end());
  }

  @Test
  @DisplayName("MNT-09 a hotspare that took over is restored, or it is noted why not")
  void aHotspareInUse() {
    raid(true);
    story.lacks("remarks", story.tries("10:00", "RD-2[1]", null, "", replaced("")));
    Object[] all = java.util.Arrays.copyOf(replaced(""), 10);
    all[8] = "remarks";
    all[9] = "hotspare dipulihkan";
    story.does("10:00", "RD-2[1]", all);
    assertEquals("RD-2", story.end());
  }

  private static Object[] replaced(String without) {
    Object[] all = {
      "damage_kind", "hardisk kritis",
      "part_old", "D-OLD-3",
      "part_new", "D-NEW-3",
      "stored_at", "Lemari bukti 1"
    };
    for (int i = 0; i < all.length; i += 2) {
      if (all[i].equals(without)) {
        all[i + 1] = "";
      }
    }
    return all;
  }

  private Object[] used(double root, double var) {
    return new Object[] {
      "partitions",
      list(group("partition", "/", "used", root), group("partition", "/var", "used", var))
    };
  }

  @Test
  @DisplayName("MNT-11 90.0 % is within, 90.1 % on one partition is not, until it has come down")
  void ninetyPercent() {
    story
        .by(administrator)
        .open("08:00", "DISK", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides("08:10", "DK-1", "within", "", used(20, 90.0));
    assertEquals("DK-1/within", story.end());
    story.open("09:00", "DISK", "by_hand", Map.of("server", Value.of("SRV-02")));
    story.lacks("partitions", story.tries("09:10", "DK-1", "within", "", used(20, 90.1)));
    story.decides("09:10", "DK-1", "above", "", used(20, 90.1));
    story.lacks("activity", story.tries("09:20", "DK-2", null, "", "superuser", false));
    story.does(
        "09:20",
        "DK-2",
        "server",
        "SRV-02",
        "administrator",
        desk.id("Administrator server 1"),
        "when",
        story.time("09:15"),
        "access",
        "room",
        "activity",
        "arsip lama dipindah",
        "superuser",
        false);
    assertEquals("DK-1", story.open());
    story.lacks("partitions", story.tries("09:30", "DK-1", "within", "", used(20, 90.1)));
    story.decides("09:40", "DK-1", "within", "", used(20, 84.2));
    assertEquals("DK-1/within", story.end());
  }

  @Test
  @DisplayName("SEC-06 a superuser account is used for a reason that is told")
  void superuser() {
    story
        .by(administrator)
        .open("08:00", "DISK", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides(
            "08:10",
            "DK-1",
            "above",
            "",
            "partitions",
            list(group("partition", "/data", "used", 90.1)));
    Object[] without = {
      "server",
      "SRV-02",
      "administrator",
      desk.id("Administrator server 1"),
      "when",
      story.time("08:20"),
      "access",
      "room",
      "activity",
      "arsip lama dipindah",
      "superuser",
      true
    };
    story.lacks("superuser_reason", story.tries("08:30", "DK-2", null, "sudah turun", without));
    Object[] with = java.util.Arrays.copyOf(without, 14);
    with[12] = "superuser_reason";
    with[13] = "berkas milik root";
    story.decides("08:30", "DK-2", null, "sudah turun", with);
    assertEquals("DK-1", story.open());
  }

  @Test
  @DisplayName("MNT-17 a run that failed is no backup: the server is as overdue as before")
  void aFailedRun() {
    story
        .by(administrator)
        .open("2026-09-13T08:00", "BACKUP", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides("2026-09-13T10:00", "BK-1", "failed", "medium penuh", run("gagal"));
    assertNull(desk.item("server", "SRV-02", "last_backup"));
    assertEquals("BK-1", story.open());
    story.decides("10:00", "BK-1", "success", "", run("berhasil"));
    assertEquals(Value.of("2026-09-14"), desk.item("server", "SRV-02", "last_backup"));
  }

  private Object[] run(String result) {
    return new Object[] {
      "contents",
      "DB-A",
      "started_at",
      story.time("2026-09-13T08:10"),
      "finished_at",
      story.time("2026-09-13T09:50"),
      "result",
      result
    };
  }

  @Test
  @DisplayName("SEC-02 of a password only the day of its change is known, and when it is due")
  void noFieldForAPassword() {
    var account = Desk.present(Desk.SHIPPED.registers().get("account"));
    List<Field> passwords =
        java.util.stream.Stream.concat(
                account.fields().stream(),
                Desk.present(Desk.SHIPPED.forms().get("PASSWORD_CHANGE")).fields().stream())
            .filter(
                field -> field.label().id().toLowerCase(java.util.Locale.ROOT).contains("password"))
            .filter(field -> field.type() != FieldType.LIST)
            .toList();
    assertEquals(2, passwords.size());
    passwords.forEach(field -> assertEquals(FieldType.DATE, field.type(), field.key()));
  }
}
