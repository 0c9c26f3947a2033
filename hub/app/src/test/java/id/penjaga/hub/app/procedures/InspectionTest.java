package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Carried;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 12: the inspection of September.
class InspectionTest {
  private final Desk desk = Desk.shipped();
  private Story month = new Story(desk, "2026-09-29T");

  @Test
  @DisplayName("INS-02 every item of the inspection is answered; what is not good says why")
  void everyItem() {
    String role = "administrator_ruang_server";
    By admin = Desk.as(desk.person("Administrator ruang server 1", role), role);
    Story month = new Story(desk, "2026-09-29T");
    month
        .by(admin)
        .open("09:00", "MON", "by_hand", Map.of("month", Value.of("2026-09")))
        .does(
            "09:10",
            "MON-1",
            "person",
            "Administrator 1",
            "unit",
            "Kominfo",
            "time_in",
            month.time("09:00"),
            "purpose",
            "pemeriksaan",
            "work_kind",
            "inspection",
            "activities",
            "pemeriksaan bulanan")
        .does(
            "10:00",
            "MON-2",
            "hardware",
            "good",
            "storage",
            "good",
            "network",
            "good",
            "services",
            "good");
    assertFalse(
        Work.suggested(
                month.state(),
                Desk.present(desk.inForce("MON")),
                month.opening("MON-2A"),
                desk,
                month.time("10:05"))
            .containsKey("items"),
        "nothing is good before somebody looked");
    month.lacks("items.A5", inspected(month, "A5", null));
    month.lacks("items.A5", inspected(month, "A5", group("result", "not_good")));
    Story.accepted(inspected(month, "A5", group("result", "not_checked", "note", "terkunci")));
  }

  private static Decision inspected(Story month, String item, @Nullable Value found) {
    Map<String, Value> items = new HashMap<>(((Value.Group) checked()).values());
    if (found == null) {
      items.remove(item);
    } else {
      items.put(item, found);
    }
    return month.tries(
        "10:55", "MON-2A", null, "", "month", "2026-09", "items", new Value.Group(items));
  }

  @Test
  @DisplayName("INS-01 INS-06 fixture 12: MON-1 to MON-3 on 29 September are all on time")
  void inspection() {
    String role = "administrator_ruang_server";
    By admin = Desk.as(desk.person("Administrator ruang server 1", role), role);
    long head = desk.person("Kepala Bidang Aptika", "kepala_bidang_aptika");
    month = new Story(desk, "2026-09-29T");
    month
        .by(new By.House())
        .open("2026-09-01T07:30", "MON", "monthly", Map.of("month", Value.of("2026-09")))
        .by(admin)
        .begins("09:00", "MON-1")
        .does(
            "09:10",
            "MON-1",
            "person",
            "Administrator 1",
            "unit",
            "Kominfo",
            "time_in",
            month.time("09:00"),
            "purpose",
            "pemeriksaan",
            "work_kind",
            "inspection",
            "activities",
            "pemeriksaan bulanan")
        .does(
            "10:00",
            "MON-2",
            "hardware",
            "good",
            "storage",
            "good",
            "network",
            "good",
            "services",
            "good");
    month.does("10:55", "MON-2A", "month", "2026-09", "items", checked(), "hand_temperature", 21.4);
    assertEquals(
        3, desk.cases.values().stream().filter(one -> one.procedure().equals("FINDING")).count());
    month
        .does(
            "11:55",
            "MON-2B",
            "b1",
            "AC unit 1 dibersihkan 10 September, AC unit 2 normal",
            "b2",
            "Raised floor baik, ruangan bersih",
            "b3",
            "Rak terkunci, perangkat pada tempatnya",
            "b4",
            "APAR 1 siap pakai, APAR 2 perlu diisi ulang")
        .does("14:00", "MON-3")
        .by(Desk.as(head, "kepala_bidang_aptika"))
        .signs("15:30", "MON-3", "receipt");
    assertEquals("MON-3", month.end());
    assertEquals("", month.late());
    Case finding =
        desk.cases.values().stream()
            .filter(one -> one.procedure().equals("FINDING"))
            .findFirst()
            .orElseThrow();
    assertEquals(Value.of("A3"), finding.subject().get("item"));

    new Story(desk, "")
        .by(new By.House())
        .open("2026-10-01T07:30", "MON", "monthly", Map.of("month", Value.of("2026-10")));
    Step again = Desk.present(desk.inForce("MON")).step("MON-2A");
    assertEquals(
        List.of("A3 2026-09-29", "A6 2026-09-29", "A8 2026-09-29"),
        Carried.of(again, desk.cases.values()).stream()
            .map(one -> one.item() + " " + one.opened().toString().substring(0, 10))
            .sorted()
            .toList(),
        "October begins with what September left open");
  }

  private static Value checked() {
    Map<String, Value> items = new HashMap<>();
    for (int i = 1; i <= 10; i++) {
      items.put(
          "A" + i,
          i == 3 || i == 6 || i == 8
              ? group("result", "not_good", "note", "lihat catatan")
              : group("result", "good"));
    }
    return new Value.Group(items);
  }

  @Test
  @DisplayName("The monthly report holds the four headings and the numbers of fixture 12")
  void monthPrinted() throws IOException {
    inspection();
    says(
        Printed.text(month, "MONTH_REPORT"),
        "AC unit 1 dibersihkan 10 September, AC unit 2 normal",
        "Raised floor baik, ruangan bersih",
        "Rak terkunci, perangkat pada tempatnya",
        "APAR 1 siap pakai, APAR 2 perlu diisi ulang",
        "99,50 %",
        "43.080",
        "215",
        "3 (549 menit 35 detik; 2 pada jam kerja, 1 di luar jam kerja; diisi 20 L)",
        "Bulan : September 2026",
        "Diterima dan didokumentasikan,");
  }
}
