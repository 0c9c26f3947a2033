package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped chain of server faults over a real store: the head of section as soon as a step is
/// late, the head of division two working hours later.
class LateStepRoundTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final String STAFF = "staf_jaringan_dc";
  private static final String SECTION = "kepala_seksi_jaringan_dc";
  private static final String DIVISION = "kabid_infrastruktur";

  private static final Value CHECKED =
      new Value.Many(
          List.of(
              new Value.Group(Map.of("object", Value.of("SRV-02"), "result", Value.of("fault")))));

  @TempDir Path folder;
  private Instant now = at("2026-09-15T08:00"); // a Tuesday
  private Store store = opened();
  private StoredOffice office = begun();
  private int commands;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  @SuppressWarnings("NullAway")
  private static Store opened() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static StoredOffice begun() {
    return null;
  }

  @BeforeEach
  void fill() {
    open();
    person("Staf 1", STAFF);
    person("Kepala Seksi", SECTION);
    person("Kabid", DIVISION);
  }

  private void open() {
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
    OfficeStart start = new OfficeStart(SHIPPED, ZONE, clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void person(String name, String role) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "staf-1",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(
                    name, "Jaringan", "", "", name.toLowerCase().replace(' ', '-')),
                List.of(role),
                LocalDate.parse("2026-01-01"))));
  }

  private long id(String name) {
    return office.people().persons().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private long act(String name, String role, Long about, Command command) {
    Answer answer =
        office.act("c" + ++commands, new By.Human(id(name), role), about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private static Command.Complete done(int opening, String branch, Map<String, Value> answers) {
    return new Command.Complete(opening, answers, branch, "", Map.of(), "");
  }

  /// A server fault whose analysis was opened at 08:10: an hour of office time from then.
  private long analysing() {
    long fault =
        act(
            "Staf 1",
            STAFF,
            null,
            new Command.OpenCase(
                "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")), null, ""));
    act("Staf 1", STAFF, fault, new Command.Begin(1));
    now = at("2026-09-15T08:10");
    act(
        "Staf 1",
        STAFF,
        fault,
        done(1, "fault", Map.of("finding", Value.of("catu daya"), "checks", CHECKED)));
    return fault;
  }

  private void rounds() {
    IntStream.range(0, 4)
        .parallel()
        .forEach(_ -> new Rounds(office, () -> now, () -> {}).once(now));
  }

  private List<Fact> escalated(long about) {
    return office.history(Subject.ofCase(about)).stream()
        .map(Entry::facts)
        .flatMap(List::stream)
        .filter(Fact.Escalated.class::isInstance)
        .toList();
  }

  @Test
  @DisplayName(
      "SYS-02 a step past its standard is told to the head of section, then to the head of"
          + " division, once each, also after a restart")
  void climbs() {
    long fault = analysing();
    now = at("2026-09-15T09:10");
    rounds();
    assertEquals(List.of(), escalated(fault), "it is not late yet");
    now = at("2026-09-15T09:11");
    rounds();
    store.close();
    open();
    rounds();
    String late = "late:" + fault + ":2:";
    Fact section = new Fact.Escalated(late, SECTION, 1, List.of(id("Kepala Seksi")));
    assertEquals(List.of(section), escalated(fault));
    assertEquals(1, office.climbs().unseen(id("Kepala Seksi")));
    assertEquals(0, office.climbs().unseen(id("Staf 1")), "they have it on their list");

    now = at("2026-09-15T11:10");
    rounds();
    assertEquals(List.of(section), escalated(fault));
    now = at("2026-09-15T11:11");
    rounds();
    Fact division = new Fact.Escalated(late, DIVISION, 2, List.of(id("Kabid")));
    assertEquals(List.of(section, division), escalated(fault));
    assertEquals(
        List.of(late),
        office.climbs().unseen(id("Kabid"), 10).stream().map(ToldLine::alarm).toList());

    office.climbs().seen(new By.Human(id("Kabid"), ""), office.climbs().unseen(id("Kabid"), 10));
    assertEquals(0, office.climbs().unseen(id("Kabid")));
    now = at("2026-09-16T15:00");
    rounds();
    assertEquals(2, escalated(fault).size(), "there is no rung above");
    assertEquals(
        List.of("SS-2"),
        office.caseFile(fault).orElseThrow().tasks().stream().map(TaskLine::step).toList(),
        "it is told, not done");
  }

  @Test
  @DisplayName("SYS-02 a step that was done in time, or is done by now, climbs no further")
  void done() {
    long fault = analysing();
    now = at("2026-09-15T09:11");
    rounds();
    act(
        "Staf 1",
        STAFF,
        fault,
        done(
            2,
            null,
            Map.of(
                "kind",
                Value.of("PSU mati"),
                "device",
                Value.of("SRV-02"),
                "parts",
                new Value.Many(
                    List.of(
                        new Value.Group(Map.of("part", Value.of("PSU"), "count", Value.of(1))))))));
    now = at("2026-09-15T09:20");
    rounds();
    assertEquals(1, escalated(fault).size());
  }

  @Test
  @DisplayName("SYS-02 whose step it is themselves is passed by: the approval goes to the next")
  void passedBy() {
    long fault = analysing();
    act(
        "Staf 1",
        STAFF,
        fault,
        done(
            2,
            null,
            Map.of(
                "kind",
                Value.of("PSU mati"),
                "device",
                Value.of("SRV-02"),
                "parts",
                new Value.Many(
                    List.of(
                        new Value.Group(Map.of("part", Value.of("PSU"), "count", Value.of(1))))))));
    now = at("2026-09-15T08:30"); // fifteen minutes for the head of section to approve
    rounds();
    String late = "late:" + fault + ":3:";
    assertEquals(
        List.of(
            new Fact.Escalated(late, SECTION, 1, List.of()),
            new Fact.Escalated(late, DIVISION, 2, List.of(id("Kabid")))),
        escalated(fault));
    assertEquals(
        List.of(id("Kepala Seksi")),
        office.caseFile(fault).orElseThrow().tasks().getFirst().people(),
        "who is told may approve no more than before");
  }

  @Test
  @DisplayName("SYS-02 outside working hours nobody is told, since none of them is counted")
  void atNight() {
    now = at("2026-09-15T15:30");
    long fault =
        act(
            "Staf 1",
            STAFF,
            null,
            new Command.OpenCase(
                "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")), null, ""));
    act("Staf 1", STAFF, fault, new Command.Begin(1));
    now = at("2026-09-15T22:00");
    rounds();
    assertEquals(List.of(), escalated(fault), "the half hour is over at closing time, not before");
    now = at("2026-09-16T07:31");
    rounds();
    assertEquals(1, escalated(fault).size());
  }
}
