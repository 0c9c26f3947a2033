package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  private Instant now = Instant.parse("2026-08-20T03:00:00Z");
  private Store store;
  private StoredOffice office;

  @BeforeEach
  void open(@TempDir Path folder) {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start =
        new OfficeStart(Shipped.DEFINITIONS, ZoneId.of("Asia/Jakarta"), clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Sari", "ICT", "", "", "sari"),
                List.of("staf_ruang_server"),
                LocalDate.parse("2026-01-01"))));
    add("UPS-1", "2026-03-02");
    add("UPS-2", "2026-08-20");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void add(String label, String inspected) {
    assertInstanceOf(
        ItemAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new ItemCommand.Add(
                "ups",
                label,
                Map.of("capacity_w", Value.of(1800), "last_inspection", Value.of(inspected)),
                "in_service",
                "")));
  }

  private List<CaseLine> inspections() {
    return office.cases(new CaseFilter("UPSCHK", null, null, "", null), 10);
  }

  @Test
  @DisplayName("DOC-07: the house opens the case of a duty on the day it falls due, once")
  void once() {
    new Rounds(office, () -> now, () -> {}).once(Instant.parse("2026-08-28T03:00:00Z"));
    assertEquals(List.of(), inspections());

    now = Instant.parse("2026-08-29T03:00:00Z");
    new Rounds(office, () -> now, () -> {}).once(now);
    now = Instant.parse("2026-09-01T03:00:00Z");
    new Rounds(office, () -> now, () -> {}).once(now);

    assertEquals(List.of("UPS-1"), inspections().stream().map(CaseLine::subject).toList());
    DutyLine first = office.obligations(LocalDate.parse("2026-09-01")).getFirst();
    assertEquals("UPS-1", first.thing());
    assertEquals(-3, first.due().days());
    assertEquals(inspections().getFirst().id(), first.open());
  }

  @Test
  @DisplayName("What goes wrong with the power of a room keeps nothing else from its turn")
  void oneByOne() {
    now = Instant.parse("2026-08-29T03:00:00Z");
    Office broken =
        (Office)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Office.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("power")) {
                    throw new IllegalStateException("a record that nobody foresaw");
                  }
                  return method.invoke(office, arguments);
                });
    Rounds rounds = new Rounds(broken, () -> now, () -> {});
    assertThrows(IllegalStateException.class, () -> rounds.once(now));
    assertEquals(1, inspections().size());
  }

  private List<NoticeRows.Line> told() {
    return store
        .reads()
        .in(session ->
            new NoticeRows(session).ledger(new NoticeRows.Place(now.plusSeconds(1), ""), false, 50))
        .stream()
        .filter(line -> line.notice().kind().equals(FaultName.DUTY_MISSED))
        .filter(line -> line.notice().about().contains("UPS-"))
        .toList();
  }

  @Test
  @DisplayName("SYS-07 DOC-07: a duty whose day passed is told to who may do it, once a period")
  void missed() {
    now = Instant.parse("2026-08-29T03:00:00Z");
    new Rounds(office, () -> now, () -> {}).once(now);
    assertEquals(List.of(), told(), "it falls due today");
    for (String day : List.of("2026-08-30", "2026-08-30", "2026-08-31")) {
      now = Instant.parse(day + "T03:00:00Z");
      new Rounds(office, () -> now, () -> {}).once(now);
    }
    long sari = office.people().byLogin("sari").id();
    List<NoticeRows.Line> mine =
        told().stream().filter(line -> line.notice().person() == sari).toList();
    assertEquals(1, mine.size());
    assertTrue(mine.getFirst().notice().about().contains("UPS-1"), mine.toString());
    assertTrue(
        office.climbs().unseen(sari, 20).stream()
            .anyMatch(line -> line.alarm().equals(mine.getFirst().notice().cause())),
        "it stands on the desk as well");
  }
}
