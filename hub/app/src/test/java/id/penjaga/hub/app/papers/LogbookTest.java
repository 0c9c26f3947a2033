package id.penjaga.hub.app.papers;

import static id.penjaga.hub.app.print.PdfText.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.proof.Audit;
import id.penjaga.hub.core.proof.Flaw;
import id.penjaga.hub.core.work.Command;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 18: one day in the logbook.
@DisplayName("The logbook of the room")
class LogbookTest extends DeskSetting {
  private static final LocalDate DAY = LocalDate.parse("2026-09-08");
  private static final Speech SPEECH = new Speech("id", ZONE);

  private By.Human staff;
  private By.Human head;

  @BeforeEach
  void people() {
    person("Staf ruang server 1", "staf", "staf_ruang_server");
    person("Kepala Bidang Aptika", "kabid", "kepala_bidang_aptika", "pejabat_berwenang");
    staff = by("staf", "staf_ruang_server");
    head = by("kabid", "kepala_bidang_aptika");
  }

  private static Instant at(String time) {
    return LocalDateTime.parse("2026-09-08T" + time).atZone(ZONE).toInstant();
  }

  private void clock(String time) {
    now = at(time);
  }

  private long open(By.Human by, String procedure, String trigger, Map<String, Value> subject) {
    return done(
        office.act(
            "open-" + procedure + now,
            by,
            null,
            new Command.OpenCase(procedure, trigger, subject, null, ""),
            null,
            ""));
  }

  private static Value good(String... items) {
    Map<String, Value> all = new LinkedHashMap<>();
    Stream.of(items)
        .forEach(one -> all.put(one, new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(all);
  }

  private void day() {
    clock("08:30");
    long visit = visit("Vendor AC", "Tamu vendor AC 1");
    clock("10:12");
    long outage = open(staff, "OUTAGE_IN", "by_hand", Map.of());
    does(
        staff,
        outage,
        "OI-1",
        null,
        "started_recorded",
        at("10:12").toString(),
        "recorder",
        "p" + staff.person(),
        "in_hours",
        true);
    clock("11:47");
    does(staff, outage, "OI-2", "restored");
    does(staff, outage, "OI-4", null, "ended", at("11:47").toString());
    clock("13:15");
    does(head, visit, "VIS-P2", "approved", "escort", "p" + sari);
    clock("15:02");
    long entry = open(staff, "ENTRY", "paper", Map.of("holder", Value.of("staff-1")));
    does(staff, entry, "ENT-1", "staff");
    does(
        staff,
        entry,
        "ENT-4",
        null,
        "person",
        "Staf ruang server 1",
        "unit",
        "Kominfo",
        "time_in",
        at("15:02").toString(),
        "purpose",
        "periksa kabel",
        "work_kind",
        "environment",
        "prohibited",
        prohibited());
    clock("15:48");
    does(
        staff,
        entry,
        "ENT-5",
        null,
        "time_out",
        at("15:40").toString(),
        "activities",
        "periksa kabel RACK-B",
        "room_rules",
        rules());
  }

  private Value prohibited() {
    return checked("PROHIBITED");
  }

  private Value rules() {
    return checked("ROOM_RULES");
  }

  private Value checked(String checklist) {
    return good(
        office.procedure("ENTRY").checklists().get(checklist).items().stream()
            .map(item -> item.id())
            .toArray(String[]::new));
  }

  private List<Logbook.Line> lines(Logbook.@Nullable Kind kind) {
    return reports.logbook(DAY, DAY, kind, SPEECH);
  }

  @Test
  @DisplayName(
      "DOC-01 lists every kind of event of a day in the order of time, and filters by kind")
  void fixture() throws IOException {
    day();
    long fault =
        act(
            "staf_jaringan_dc",
            null,
            new Command.OpenCase("SRVSEC", "by_hand", Map.of(), null, ""));
    long month = open(as("administrator_ruang_server"), "MON", "by_hand", month());
    assertTrue(fault > 0 && month > 0);

    List<Logbook.Line> all = lines(null);
    assertEquals(all.stream().sorted(Comparator.comparing(Logbook.Line::at)).toList(), all);
    String told = all.stream().map(Logbook.Line::what).collect(Collectors.joining(" | "));
    says(
        PdfText.squeezed(told),
        "Mencatat waktu terjadinya pemadaman",
        "Listrik PLN pulih",
        "periksa kabel RACK-B");
    assertTrue(
        all.stream()
            .map(Logbook.Line::kind)
            .collect(Collectors.toSet())
            .containsAll(
                List.of(
                    Logbook.Kind.VISIT,
                    Logbook.Kind.POWER,
                    Logbook.Kind.ACCESS,
                    Logbook.Kind.INCIDENT,
                    Logbook.Kind.INSPECTION)),
        told);
    int parts = 0;
    for (Logbook.Kind kind : Logbook.Kind.values()) {
      List<Logbook.Line> some = lines(kind);
      assertTrue(some.stream().allMatch(line -> line.kind() == kind));
      parts += some.size();
    }
    assertEquals(all.size(), parts, "each line is of one kind");
    assertEquals(
        List.of("10.12", "10.12", "11.47", "11.47"),
        lines(Logbook.Kind.POWER).stream().map(line -> SPEECH.clock(line.at())).toList());

    // On paper and in a file stand the very same rows.
    List<List<String>> rows = Logbook.listing(all, SPEECH).rows();
    byte[] pdf =
        PdfPrinter.print(
            reports.paper("Buku", "hari", List.of(Logbook.listing(all, SPEECH)), now, SPEECH));
    String printed = PdfText.of(pdf);
    rows.forEach(row -> says(printed, row.get(0), row.get(1)));
    assertEquals(all.size(), rows.size());
  }

  private Audit.Result verified() throws Exception {
    Audit audit = new Audit(List.of());
    store
        .actions()
        .work((_, session) -> {
          int line = 0;
          for (String entry : BookTables.reading(session).exported(0, 10_000)) {
            audit.line("baris " + ++line, entry);
          }
          return line;
        })
        .get();
    return audit.end();
  }

  @Test
  @DisplayName("fixture 18: a row that is altered in the database is named by the verification")
  void altered() throws Exception {
    day();
    assertTrue(verified().sound(), verified().flaws().toString());
    long entry = lines(Logbook.Kind.POWER).getFirst().entry();
    store
        .actions()
        .work((_, session) ->
            session.update(
                "UPDATE book_entry SET line = REPLACE(line, '\"command\":\"', '\"command\":\"x')"
                    + " WHERE sequence = ?",
                entry))
        .get();
    List<Flaw> flaws = verified().flaws();
    assertEquals(1, flaws.size(), flaws.toString());
    assertTrue(flaws.getFirst().place().contains(Long.toString(entry)), flaws.toString());
  }

  private static Map<String, Value> month() {
    return Map.of("month", Value.of("2026-09"));
  }
}
