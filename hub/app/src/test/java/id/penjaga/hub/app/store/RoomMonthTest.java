package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.papers.RoomMonth;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.text.Bilingual;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomMonthTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  @Test
  @DisplayName("INS-04: the annex of the monthly report gives the numbers of that month's records")
  void numbers(@TempDir Path folder) {
    FakeClock clock = new FakeClock();
    LocalDate today = Instant.ofEpochMilli(Teller.START_MS).atZone(WIB).toLocalDate();
    long midnight =
        today.plusDays(1).atStartOfDay(WIB).toInstant().toEpochMilli() - Teller.START_MS;
    clock.set(midnight + 86_400_000);
    OfficeStart start = new OfficeStart(Shipped.DEFINITIONS, WIB, clock, KeepTimes.USUAL);
    try (Store store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning())) {
      Office office = start.open(store);
      Teller room = new Teller("room-1", "00000000000000aa");
      give(store, room.born(null, null));
      List<Reading> readings = new ArrayList<>();
      for (int half = 0; half < 2880; half++) {
        boolean over = half >= 1200 && half < 1344;
        readings.add(room.celsius(midnight + half * 30_000L, over ? 22.5 : 21));
      }
      for (int from = 0; from < readings.size(); from += 720) {
        give(store, room.trend(readings.subList(from, from + 720)));
      }
      give(
          store,
          room.journal(
              midnight + 600 * 60_000L,
              new JournalEvent.AlarmRaised(
                  AlarmKind.TEMP_HIGH,
                  Teller.TEMPERATURE,
                  Severity.WARNING,
                  Measure.celsius(22.5))));

      give(
          store,
          room.journal(
              midnight + 610 * 60_000L,
              new JournalEvent.PointOutOfService(
                  new PointId("door.main"), "sari", "sensor diganti")));
      List<PaperPart> parts =
          new RoomMonth(() -> store, office, WIB, Bilingual::same)
              .of(YearMonth.from(today.plusDays(1)), new Speech("id", WIB));
      List<PaperPart.Table> tables =
          parts.stream()
              .filter(PaperPart.Table.class::isInstance)
              .map(PaperPart.Table.class::cast)
              .toList();
      List<String> month = tables.getFirst().rows().getFirst();
      assertEquals("21,0", month.get(1));
      assertEquals("22,5", month.get(2));
      assertEquals("72", month.get(4));
      assertEquals("95,00 %", month.get(5));
      assertEquals("5,00 %", month.get(6), "22.5 is marginal: exact to 0.5");
      assertEquals("100,00 %", month.get(7), "all of it within what ASHRAE recommends");
      List<String> day = tables.get(1).rows().get(today.plusDays(1).getDayOfMonth() - 1);
      assertEquals("72", day.get(4));
      assertEquals(List.of(List.of("TEMP_HIGH", "1")), tables.get(tables.size() - 5).rows());
      PaperPart.Table judged = tables.get(tables.size() - 4);
      assertEquals(
          List.of("Terbanyak dalam 10 menit", "1", "paling banyak 10", "sesuai anjuran"),
          judged.rows().get(2));
      assertEquals("1", tables.get(tables.size() - 3).rows().get(1).get(1), "never acknowledged");
      List<String> aside = tables.get(tables.size() - 2).rows().getFirst();
      assertEquals("tidak bertugas", aside.get(1));
      assertTrue(aside.get(2).endsWith("10.10 WIB"), aside.get(2));
      assertEquals(List.of("masih berlaku", "sari", "sensor diganti"), aside.subList(3, 6));
      assertEquals(10, tables.getLast().rows().size(), "INS-09: twelve months of each item");
      assertEquals(13, tables.getLast().columns().size());
      PaperPart.Chart chart =
          (PaperPart.Chart)
              parts.stream().filter(PaperPart.Chart.class::isInstance).findFirst().orElseThrow();
      assertTrue(chart.points().stream().anyMatch(value -> value.isNaN()), "gaps stay gaps");
      assertTrue(chart.points().contains(21.0));

      store.actions().fold().join();
      unknown(store, " WHERE marginal_ms = 0"); // the accuracy was known in two hours of the day
      assertEquals("60,00 %", marginal(store, office, today.plusDays(1)), "72 of 120 minutes");
      unknown(store, "");
      assertEquals("tidak diketahui", marginal(store, office, today.plusDays(1)));
    }
  }

  private static void unknown(Store store, String hours) {
    store
        .actions()
        .beside(session ->
            session.update("UPDATE tally_hour SET guarded_ms = 0, marginal_ms = 0" + hours))
        .join();
  }

  private static String marginal(Store store, Office office, LocalDate day) {
    return new RoomMonth(() -> store, office, WIB, Bilingual::same)
        .of(YearMonth.from(day), new Speech("id", WIB)).stream()
            .filter(PaperPart.Table.class::isInstance)
            .map(PaperPart.Table.class::cast)
            .findFirst()
            .orElseThrow()
            .rows()
            .getFirst()
            .get(6);
  }

  private static void give(Store store, Message message) {
    assertTrue(store.offer(message));
    store.actions().write(_ -> true).join();
  }
}
