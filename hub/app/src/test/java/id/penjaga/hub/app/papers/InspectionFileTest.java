package id.penjaga.hub.app.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.inspection.InspectionMonth;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Months of the inspection over a real store: June received, July missed, August submitted,
/// September begun.
@DisplayName("The inspections month by month")
class InspectionFileTest extends DeskSetting {
  private static final String ROLE = "administrator_ruang_server";

  private By.Human head;
  private InspectionFile file;

  @BeforeEach
  void people() {
    person("Kepala Bidang Aptika", "kabid", "kepala_bidang_aptika");
    head = by("kabid", "kepala_bidang_aptika");
    file = new InspectionFile(office, desk.archive(), ZONE, () -> now);
  }

  private long begun(String month, String day) {
    now = Instant.parse(day + "T02:00:00Z");
    return act(
        ROLE,
        null,
        new Command.OpenCase("MON", "by_hand", Map.of("month", Value.of(month)), null, ""));
  }

  /// @param bad items that are not good
  private void submitted(long id, String month, Set<String> bad) {
    By.Human admin = as(ROLE);
    does(
        admin,
        id,
        "MON-1",
        null,
        "person",
        "Sari",
        "unit",
        "Kominfo",
        "time_in",
        now.toString(),
        "purpose",
        "pemeriksaan",
        "work_kind",
        "inspection",
        "activities",
        "pemeriksaan bulanan");
    does(
        admin,
        id,
        "MON-2",
        null,
        "hardware",
        "good",
        "storage",
        "good",
        "network",
        "good",
        "services",
        "good");
    Map<String, Value> items = new LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      boolean good = !bad.contains("A" + i);
      items.put(
          "A" + i,
          new Value.Group(
              good
                  ? Map.of("result", Value.of("good"))
                  : Map.of("result", Value.of("not_good"), "note", Value.of("lihat catatan"))));
    }
    does(admin, id, "MON-2A", null, "month", month, "items", new Value.Group(items));
    does(admin, id, "MON-2B", null, "b1", "normal", "b2", "baik", "b3", "baik", "b4", "baik");
    does(admin, id, "MON-3", null);
  }

  private void received(long id) {
    now = now.plusSeconds(3600);
    done(
        office.act(
            UUID.randomUUID().toString(),
            head,
            id,
            new Command.Sign(opening(id, "MON-3"), "receipt", null, ""),
            null,
            ""));
  }

  private Answer freeze(long id) {
    return desk.freeze(
        UUID.randomUUID().toString(), as(ROLE), id, "MONTH_REPORT", "sari", List.of("id"));
  }

  private void months() {
    long june = begun("2026-06", "2026-09-08");
    submitted(june, "2026-06", Set.of());
    received(june);
    done(freeze(june));
    now = now.plusSeconds(60);
    act(ROLE, june, new Command.Note("susulan", List.of()));
    done(freeze(june));
    submitted(begun("2026-08", "2026-09-09"), "2026-08", Set.of("A3", "A8"));
    begun("2026-09", "2026-09-29");
  }

  @Test
  @DisplayName("DOC-02 each month has its state, its receipt and the version that was received")
  void archive() {
    months();
    List<InspectionMonth> all = file.months(YearMonth.of(2026, 9), 4);
    assertEquals(
        List.of(
            InspectionMonth.State.RECEIVED,
            InspectionMonth.State.BEFORE, // the book began in September
            InspectionMonth.State.SUBMITTED,
            InspectionMonth.State.OPEN),
        all.stream().map(InspectionMonth::state).toList());
    InspectionFile.Filed june =
        file.filed(4).stream()
            .filter(one -> one.month().month().equals(YearMonth.of(2026, 6)))
            .findFirst()
            .orElseThrow();
    assertEquals(head.person(), june.month().receiver());
    assertNotNull(june.month().submitted());
    assertEquals(2, june.papers().size());
    assertEquals(june.papers().getLast(), june.received(), "the correction was not received");
    assertEquals(june.papers().getFirst().code(), june.papers().getLast().replacedBy());
    InspectionFile.Filed august =
        file.filed(4).stream()
            .filter(one -> one.month().month().equals(YearMonth.of(2026, 8)))
            .findFirst()
            .orElseThrow();
    assertNull(august.received());
    assertNull(august.month().received());
  }

  @Test
  @DisplayName("INS-09 twelve months stand beside each other, and a missed one is there as missed")
  void compared() {
    months();
    now = Instant.parse("2027-01-15T02:00:00Z");
    Listing list = file.comparison(YearMonth.of(2027, 1), new Speech("id", ZONE));
    assertEquals(13, list.columns().size());
    assertEquals("Feb 2026", list.columns().get(1).head());
    assertEquals(10, list.rows().size());
    List<String> third = list.rows().get(2);
    assertEquals("–", third.get(4), "May 2026 is before the book");
    assertEquals("baik", third.get(5), "June");
    assertEquals("tidak baik", third.get(7), "August");
    assertEquals("belum", third.get(8), "September is under way");
    assertEquals(List.of("lewat", "lewat", "lewat"), third.subList(9, 12));
    assertEquals("belum", third.get(12), "January is not over");
    Listing english = file.comparison(YearMonth.of(2027, 1), new Speech("en", ZONE));
    assertEquals("missed", english.rows().get(2).get(9));
  }
}
