package id.penjaga.hub.app.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.text.Bilingual;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lists as sheets")
class SheetsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final Map<String, OfficeRole> ROLES =
      Map.of(
          "staf_ruang_server", role("staf_ruang_server", "Staf ruang server", "Server-room staff"),
          "kepala_bidang_aptika", role("kepala_bidang_aptika", "Kepala Bidang Aptika", "Head"));

  private People people = People.none(ZONE);
  private long sequence;

  @ParameterizedTest
  @DisplayName("SYS-03: what Excel writes is understood: ; and , and tab, BOM, CRLF, sep=")
  @ValueSource(
      strings = {
        "nama;unit;nip;peran\n"
            + "Ani;Aptika;198503152010011001;Staf ruang server|kepala_bidang_aptika\n",
        "\uFEFFnama;unit;nip;peran\r\nAni;Aptika;198503152010011001;staf_ruang_server|Head\r\n",
        "Name,Unit,NIP,Roles\nAni,Aptika,198503152010011001,\"staf_ruang_server,Head\"",
        "sep=;\r\n"
            + "nama;unit;nip;peran\r\n"
            + "\"Ani\";Aptika;\"198503152010011001\";Head|staf_ruang_server",
        "unit\tnama\tnip\tperan\n\n"
            + "Aptika\tAni\t1985 0315 2010 011001\tHead|Server-room staff\n"
            + "\t\t\t\n"
      })
  void whatExcelWrites(String text) {
    store(plan(text));
    assertEquals(1, people.persons().size());
    assertEquals("Ani", people.person(1).name());
    assertEquals("198503152010011001", people.person(1).nip());
    assertEquals(Set.of("staf_ruang_server", "kepala_bidang_aptika"), people.roles(1, NOW));
  }

  @Test
  @DisplayName(
      "Every bad line is told with its line, what is wrong and the cure; nothing is stored")
  void everyBadLineIsTold() {
    SheetPlan plan =
        plan(
            """
            nama;unit;nip;akun;peran;sejak
            Ani;Aptika;;;raja;
            Budi;Aptika;;hantu;;
            Cici;Aptika;;;;31/09/2026
            Dodi;Aptika;1,98503E+17;;;
            ;Aptika;;;;
            Eko;Aptika;;;;2026-09-01
            """);
    assertEquals(
        List.of("2 peran", "3 akun", "4 sejak"),
        plan.problems().stream().map(p -> p.line() + " " + p.column()).toList());
    PeopleAnswer.Refused refused = assertInstanceOf(PeopleAnswer.Refused.class, ask(plan));
    assertEquals(
        List.of("5 nip", "6 name"),
        refused.problems().stream()
            .map(p -> plan.lines().get(p.part()) + " " + p.field())
            .toList());
    assertTrue(people.persons().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nama;unit\n",
        "nama;umur\nAni;40",
        "nama\nAni",
        "nama;nama;unit\na;b;c",
        "nama;unit\n\"Ani;Aptika\n"
      })
  void aSheetOfAnotherFormIsRefusedInWords(String text) {
    SheetPlan plan = plan(text);
    assertTrue(!plan.problems().isEmpty() && plan.commands().size() < 2, plan.toString());
    plan.problems().forEach(p -> assertTrue(p.line() > 0 && p.text().id().length() > 10));
  }

  @Test
  @DisplayName("A second import changes only what differs and takes nothing away")
  void importingTwice() {
    store(plan("nama;unit;telepon;peran\nAni;Aptika;0811-1111;staf_ruang_server\n"));
    SheetPlan again = plan("nama;unit;telepon;peran\nAni;Aptika;;staf_ruang_server\n");
    assertEquals(new PeopleAnswer.Accepted(List.of(), List.of()), ask(again));
    store(plan("nama;unit;telepon;peran\nAni;Aptika;0822-2222;Head\n"));
    assertEquals("0822-2222", people.person(1).phone());
    assertEquals(2, people.roles(1, NOW).size());
  }

  @Test
  @DisplayName("What is written is read back, and no cell is a formula")
  void thereAndBack() {
    store(
        plan(
            "nama;unit;telepon;peran\n"
                + "'=HYPERLINK(1);\"+Unit; \"\"A\"\"\";+62 811;Head\n"
                + "-Ani;@x;;\n"));
    String written = PeopleSheet.write(people, NOW);
    assertTrue(written.startsWith("\uFEFFnama;unit;nip;telepon;akun;peran;sejak\r\n"), written);
    for (String cell : written.split("[;\r\n]")) {
      assertTrue(cell.isEmpty() || "=+-@\t".indexOf(cell.charAt(0)) < 0, cell);
    }
    assertEquals(new PeopleAnswer.Accepted(List.of(), List.of()), ask(plan(written)));
  }

  @Test
  void tenThousandLinesAndNotOneMore() {
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "Orang " + i + ";Aptika")
            .collect(Collectors.joining("\n"));
    assertEquals(10_000, plan("nama;unit\n" + lines).commands().size());
    store(plan("nama;unit\n" + lines));
    assertEquals(10_000, people.persons().size());
    assertEquals(10_002, plan("nama;unit\n" + lines + "\nx;y\n").problems().getFirst().line());
  }

  @Test
  @DisplayName("ACC-13: a roster is read with local times, and its letter is asked for")
  void roster() {
    store(plan("nama;unit\nPetugas 1;Aptika\nPetugas 2;Aptika\n"));
    SheetPlan plan =
        RosterSheet.plan(
            """
            petugas;mulai;selesai;surat_tugas;tanggal_surat
            Petugas 1;2026-09-12 16:00;2026-09-13 08:00;ST/2026/09/031;2026-09-01
            Petugas 2;13/09/2026 08.00;13/09/2026 20.00;ST/2026/09/031;01/09/2026
            Petugas 2;13/09/2026 20.00;14/09/2026 07.30;;01/09/2026
            Petugas 9;13/09/2026 20.00;14/09/2026 25.30;ST;kemarin
            """,
            people);
    assertEquals(
        List.of("5 petugas", "5 selesai", "5 tanggal_surat"),
        plan.problems().stream().map(p -> p.line() + " " + p.column()).toList());
    PeopleAnswer.Refused refused = assertInstanceOf(PeopleAnswer.Refused.class, ask(plan));
    assertEquals("letter", refused.problems().getFirst().field());
    assertEquals(4, plan.lines().get(refused.problems().getFirst().part()));
    store(new SheetPlan(2, plan.commands().subList(0, 2), plan.lines().subList(0, 2), List.of()));
    assertEquals(List.of(1L), people.onDuty(Instant.parse("2026-09-12T15:40:00Z")));
    String written = RosterSheet.write(people, NOW, NOW.plusSeconds(86_400L * 30));
    assertEquals(
        "Petugas 2;2026-09-13 08:00;2026-09-13 20:00;ST/2026/09/031;2026-09-01",
        written.split("\r\n")[2]);
  }

  @Test
  @DisplayName("PWR-02: holidays are read, each day once")
  void holidays() {
    SheetPlan plan =
        HolidaySheet.plan(
            "tanggal;nama\n24/12/2026;Cuti bersama\n2026-12-24;Lagi\n2026-12-26;\n", "SKB 2026");
    assertEquals(List.of(3, 4), plan.problems().stream().map(LineRemark::line).toList());
    assertEquals(
        List.of(
            new PeopleCommand.SetHoliday(LocalDate.of(2026, 12, 24), "Cuti bersama", "SKB 2026")),
        plan.commands());
    OfficeCalendar calendar =
        new OfficeCalendar(ZONE, Map.of(), Map.of(LocalDate.of(2026, 12, 25), "Natal"));
    assertEquals("\uFEFFtanggal;nama\r\n2026-12-25;Natal\r\n", HolidaySheet.write(calendar));
  }

  @Test
  @DisplayName("A file of another encoding is told by its line, an Excel workbook by its kind")
  void encodings() {
    assertEquals(
        new SheetBytes.Read("nama;unit"),
        SheetBytes.of("\uFEFFnama;unit".getBytes(StandardCharsets.UTF_16LE)));
    SheetBytes.Unreadable latin =
        assertInstanceOf(
            SheetBytes.Unreadable.class,
            SheetBytes.of("nama;unit\nAndré;x\n".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(2, latin.why().line());
    assertInstanceOf(SheetBytes.Unreadable.class, SheetBytes.of(new byte[] {'P', 'K', 3, 4, 0}));
    assertEquals(
        new SheetBytes.Read("André ไทย 日本"),
        SheetBytes.of("André ไทย 日本".getBytes(StandardCharsets.UTF_8)));
  }

  private SheetPlan plan(String text) {
    return PeopleSheet.plan(text, people, ROLES, Set.of("ani"), TODAY);
  }

  private PeopleAnswer ask(SheetPlan plan) {
    return PeopleRules.decide(
        new PeopleCommand.Together(new Subject(Subject.Kind.PERSON, "import"), plan.commands()),
        people,
        new OfficeCalendar(ZONE, Map.of(), Map.of()),
        Rooms.NONE,
        ROLES,
        NOW);
  }

  private void store(SheetPlan plan) {
    assertEquals(List.of(), plan.problems());
    PeopleAnswer.Accepted taken = assertInstanceOf(PeopleAnswer.Accepted.class, ask(plan));
    people =
        people.with(
            new Entry(
                ++sequence,
                NOW,
                NOW,
                new By.House(),
                "c" + sequence,
                new Subject(Subject.Kind.PERSON, "import"),
                taken.facts(),
                "",
                ""));
  }

  private static OfficeRole role(String id, String indonesian, String english) {
    return new OfficeRole(id, new Bilingual(indonesian, english), "", true, false);
  }
}
