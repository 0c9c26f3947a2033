package id.penjaga.hub.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("People and their rights")
class PeopleRulesTest {
  private static final LocalDate SEP_1 = LocalDate.of(2026, 9, 1);
  private static final LocalDate SEP_7 = LocalDate.of(2026, 9, 7);
  private static final String HEAD = "kepala_bidang_aptika";
  private static final String STAFF = "staf_ruang_server";

  private final Office office = new Office("Asia/Jakarta", "2026-08-20T09:00");

  @BeforeEach
  void people() {
    office.done(Office.person("Kepala", HEAD));
    office.done(Office.person("Wakil"));
    office.done(Office.person("Staf", STAFF));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
  @DisplayName(
      "SYS-03: a delegation of 1-7 September gives no right on the 8th at 00:00 local time")
  void aDelegationEndsAtMidnightOfTheSite(String zone) {
    Office there = new Office(zone, "2026-08-20T09:00");
    there.done(Office.person("Kepala", HEAD));
    there.done(Office.person("Wakil"));
    there.done(
        new PeopleCommand.Delegate(
            there.id("Kepala"), there.id("Wakil"), HEAD, "plh", SEP_1, SEP_7, "800/12/2026"));
    long wakil = there.id("Wakil");
    assertFalse(there.people.holds(wakil, HEAD, there.at("2026-08-31T23:59:59")));
    assertTrue(there.people.holds(wakil, HEAD, there.at("2026-09-01T00:00")));
    assertTrue(there.people.holds(wakil, HEAD, there.at("2026-09-07T23:59:59")));
    assertFalse(there.people.holds(wakil, HEAD, there.at("2026-09-08T00:00")));
    assertTrue(there.people.holds(there.id("Kepala"), HEAD, there.at("2026-09-03T10:00")));
  }

  @ParameterizedTest
  @DisplayName("SYS-03: who may stand in for whom, by which letter, on which days")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kepala | Wakil  | plh | 2026-09-01 | 2026-09-07 | 800/1 | accepted
          Kepala | Wakil  | plt | 2026-09-01 | 2026-09-07 | 800/1 | accepted
          Kepala | Wakil  | plh | 2026-09-07 | 2026-09-01 | 800/1 | until
          Kepala | Wakil  | plh | 2026-09-01 | 2026-09-07 | ''    | letter
          Kepala | Wakil  | xyz | 2026-09-01 | 2026-09-07 | 800/1 | kind
          Kepala | Kepala | plh | 2026-09-01 | 2026-09-07 | 800/1 | to
          Wakil  | Staf   | plh | 2026-09-01 | 2026-09-07 | 800/1 | of
          Kepala | Wakil  | plh | 2026-09-01 | 2029-09-07 | 800/1 | until
          Kepala | Wakil  | plh | 2026-07-25 | 2026-08-25 | 800/1 | of
          """)
  void delegation(
      String of,
      String to,
      String kind,
      LocalDate from,
      LocalDate until,
      String letter,
      String why) {
    assertEquals(
        why,
        office.why(
            new PeopleCommand.Delegate(
                office.id(of), office.id(to), HEAD, kind, from, until, letter)));
  }

  @Test
  @DisplayName("SYS-03: who stands in passes nothing on")
  void noChainOfDelegations() {
    office.done(delegation("Kepala", "Wakil", SEP_1, SEP_7));
    assertEquals("of", office.why(delegation("Wakil", "Staf", SEP_1, SEP_7)));
    assertEquals("to", office.why(delegation("Kepala", "Wakil", SEP_7, SEP_7)));
    assertEquals(1, office.done(delegation("Kepala", "Staf", SEP_7, SEP_7)).size());
  }

  @Test
  @DisplayName("SYS-03: the holder of a vacant post is stood in for by Plt, from the day after")
  void aVacantPost() {
    office.done(new PeopleCommand.Leave(office.id("Kepala"), LocalDate.of(2026, 8, 31), "pensiun"));
    assertEquals("of", office.why(delegation("Kepala", "Wakil", SEP_1, SEP_7)));
    assertEquals(
        "accepted",
        office.why(
            new PeopleCommand.Delegate(
                office.id("Kepala"), office.id("Wakil"), HEAD, "plt", SEP_1, SEP_7, "1")));
  }

  @Test
  @DisplayName("SYS-03: a person holds several roles at once, each for its own days")
  void severalHats() {
    office.done(
        new PeopleCommand.GiveRoles(
            office.id("Staf"), List.of(PeopleRules.KEEPER, HEAD, HEAD), SEP_1, SEP_7));
    assertEquals(
        Set.of(STAFF, PeopleRules.KEEPER, HEAD),
        office.people.roles(office.id("Staf"), office.at("2026-09-03T10:00")));
    assertEquals(
        Set.of(STAFF), office.people.roles(office.id("Staf"), office.at("2026-09-08T00:00")));
    assertEquals("roles", office.why(give("Staf", HEAD, SEP_7)));
    assertEquals("accepted", office.why(give("Staf", HEAD, SEP_7.plusDays(1))));
    assertEquals("roles", office.why(give("Staf", "petugas_piket", SEP_1)));
    assertEquals("roles", office.why(give("Staf", "raja", SEP_1)));
    assertEquals(
        "until",
        office.why(new PeopleCommand.GiveRoles(office.id("Staf"), List.of(HEAD), SEP_7, SEP_1)));
  }

  @Test
  @DisplayName("SYS-03: revoking has a day and a reason and never rewrites what is past")
  void revoking() {
    long grant = office.people.grantsOf(office.id("Kepala")).getFirst().id();
    LocalDate today = office.people.day(office.now);
    assertEquals("reason", office.why(new PeopleCommand.Revoke(grant, today, "")));
    assertEquals(
        "last", office.why(new PeopleCommand.Revoke(grant, SEP_1.minusMonths(1), "mutasi")));
    assertEquals("grant", office.why(new PeopleCommand.Revoke(99, today, "mutasi")));
    office.done(new PeopleCommand.Revoke(grant, SEP_1, "mutasi ke dinas lain"));
    assertTrue(office.people.holds(office.id("Kepala"), HEAD, office.at("2026-09-01T23:59")));
    assertFalse(office.people.holds(office.id("Kepala"), HEAD, office.at("2026-09-02T00:00")));
    assertEquals("last", office.why(new PeopleCommand.Revoke(grant, SEP_7, "mutasi")));
    office.now = office.at("2026-09-10T08:00");
    assertEquals("grant", office.why(new PeopleCommand.Revoke(grant, SEP_7, "mutasi")));
  }

  @Test
  @DisplayName("SYS-03: a right given by mistake is taken back the same day, not later")
  void takingBack() {
    office.done(give("Wakil", HEAD, LocalDate.of(2026, 8, 10)));
    long grant = office.people.grantsOf(office.id("Wakil")).getFirst().id();
    office.now = office.at("2026-08-21T00:00");
    assertEquals("grant", office.why(new PeopleCommand.TakeBack(grant, "salah orang")));
    office.now = office.at("2026-08-20T23:59");
    office.done(new PeopleCommand.TakeBack(grant, "salah orang"));
    assertFalse(office.people.holds(office.id("Wakil"), HEAD, office.at("2026-08-15T10:00")));
    assertEquals("grant", office.why(new PeopleCommand.TakeBack(grant, "salah orang")));
    assertEquals("accepted", office.why(give("Wakil", HEAD, SEP_1)));
  }

  @ParameterizedTest
  @DisplayName("What a person's card takes and what it sends back")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ani   | Aptika | 198503152010011001    | 0812-3456-7890 | ani   | accepted
          Ani   | Aptika | 1985 0315 2010 011001 | ''             | ''    | accepted
          อานี  | Aptika | ''                    | ''             | ''    | accepted
          ''    | Aptika | ''                    | ''             | ''    | name
          Ani   | ''     | ''                    | ''             | ''    | unit
          Ani   | Aptika | 123                   | ''             | ''    | nip
          Ani   | Aptika | 1,98503E+17           | ''             | ''    | nip
          Ani   | Aptika | 198503152010011009    | ''             | ''    | nip
          Ani   | Aptika | ''                    | satu dua       | ''    | phone
          Ani   | Aptika | ''                    | ''             | BUDI  | login
          """)
  void details(String name, String unit, String nip, String phone, String login, String why) {
    office.done(add("Budi", "198503152010011009", "budi"));
    assertEquals(
        why,
        office.why(
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, unit, nip, phone, login), List.of(), SEP_1)));
  }

  @Test
  void aChangeStoresOnlyWhatChanged() {
    office.done(add("Budi", "198503152010011009", "budi"));
    long budi = office.id("Budi");
    assertEquals(
        new PeopleAnswer.Accepted(List.of(), List.of()),
        office.ask(change(budi, "Budi", "198503152010011009", "budi")));
    office.done(change(budi, "Budi Santoso", "198503152010011009", ""));
    assertEquals("Budi Santoso", office.people.persons().stream().toList().getLast().name());
    assertNull(office.people.byLogin("budi"));
    assertEquals("accepted", office.why(add("Lain", "", "budi")));
  }

  @Test
  @DisplayName("Who leaves holds nothing and stands no shift after the last day")
  void leaving() {
    long staff = office.id("Staf");
    office.done(shift(staff, "2026-08-30T16:00", "2026-08-31T07:30"));
    office.done(shift(staff, "2026-09-02T16:00", "2026-09-03T07:30"));
    office.done(new PeopleCommand.GiveRoles(staff, List.of(HEAD), SEP_7, null));
    office.done(delegation("Kepala", "Wakil", SEP_1, SEP_7));
    office.done(new PeopleCommand.Leave(staff, LocalDate.of(2026, 8, 31), "pindah tugas"));
    assertEquals(Set.of(STAFF), office.people.roles(staff, office.at("2026-08-31T23:59")));
    assertEquals(Set.of(), office.people.roles(staff, office.at("2026-09-01T00:00")));
    assertEquals(Set.of(), office.people.roles(staff, office.at("2026-10-01T00:00")));
    assertEquals(1, office.people.shifts().size());
    assertEquals("person", office.why(shift(staff, "2026-09-02T16:00", "2026-09-03T07:30")));
    assertEquals("until", office.why(give("Staf", HEAD, SEP_1)));
    assertEquals(
        1,
        office.done(new PeopleCommand.Leave(office.id("Kepala"), SEP_1, "pensiun")).size(),
        "a warning that somebody still stands in");
    office.done(new PeopleCommand.Return(staff));
    assertEquals("accepted", office.why(give("Staf", HEAD, SEP_1)));
  }

  @Test
  @DisplayName("SYS-03: who may write down what, and as what")
  void whoMay() {
    office.done(Office.person("Adm", PeopleRules.KEEPER));
    PeopleCommand roster = shift(office.id("Staf"), "2026-09-02T16:00", "2026-09-03T07:30");
    PeopleCommand person = Office.person("Baru");
    link("Kepala");
    link("Adm");
    link("Staf");
    assertEquals(Optional.of(HEAD), as(roster, "kepala", false));
    assertEquals(Optional.empty(), as(person, "kepala", false));
    assertEquals(Optional.of(PeopleRules.KEEPER), as(person, "adm", false));
    assertEquals(Optional.empty(), as(person, "staf", false));
    assertEquals(Optional.of(""), as(person, "staf", true));
    assertEquals(Optional.empty(), as(person, "root", true), "an account without a person");
    assertEquals(Optional.of(""), as(add("Root", "", "ROOT"), "root", true));
    assertEquals(Optional.empty(), as(add("Root", "", "root"), "root", false));
    Subject about = roster.subject();
    assertEquals(
        Optional.empty(),
        as(new PeopleCommand.Together(about, List.of(roster, person)), "kepala", false));
    assertEquals(
        Optional.of(HEAD), as(new PeopleCommand.Together(about, List.of(roster)), "kepala", false));
  }

  @Test
  @DisplayName("An import of 10,000 people is one entry, all or nothing")
  void together() {
    List<PeopleCommand> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(add("Orang " + i, "", "akun" + i));
    }
    Subject about = Office.person("x").subject();
    office.done(new PeopleCommand.Together(about, many));
    assertEquals(10_003, office.people.persons().size());
    assertEquals(10_003, office.people.byLogin("AKUN9999").id());
    List<PeopleCommand> bad = List.of(add("A", "", "a"), add("B", "", "a"), add("", "", ""));
    assertEquals(
        List.of("1 login", "2 name"),
        ((PeopleAnswer.Refused) office.ask(new PeopleCommand.Together(about, bad)))
            .problems().stream().map(p -> p.part() + " " + p.field()).toList());
  }

  @Test
  void anErasedPersonLeavesANumber() {
    office.done(add("Budi", "198503152010011009", "budi"));
    office.store(List.of(new Fact.Erased("person/" + office.id("Budi"), "retensi")));
    assertNull(office.people.byNip("198503152010011009"));
    assertNull(office.people.byLogin("budi"));
    assertEquals("", office.people.person(4).name());
    assertEquals(5, office.people.nextPerson());
  }

  private Optional<String> as(PeopleCommand command, String login, boolean admin) {
    return PeopleRules.mayAs(command, office.people, login, admin, office.now);
  }

  private void link(String name) {
    office.done(
        new PeopleCommand.ChangePerson(
            office.id(name), new PeopleCommand.Details(name, "Bidang Aptika", "", "", name)));
  }

  private PeopleCommand delegation(String of, String to, LocalDate from, LocalDate until) {
    return new PeopleCommand.Delegate(
        office.id(of), office.id(to), HEAD, "plh", from, until, "800/1");
  }

  private PeopleCommand give(String name, String role, LocalDate from) {
    return new PeopleCommand.GiveRoles(office.id(name), List.of(role), from, null);
  }

  private static PeopleCommand.AddPerson add(String name, String nip, String login) {
    return new PeopleCommand.AddPerson(
        new PeopleCommand.Details(name, "Aptika", nip, "", login), List.of(), SEP_1);
  }

  private static PeopleCommand change(long person, String name, String nip, String login) {
    return new PeopleCommand.ChangePerson(
        person, new PeopleCommand.Details(name, "Aptika", nip, "", login));
  }

  private PeopleCommand shift(long person, String from, String until) {
    return new PeopleCommand.AddShift(
        person, office.at(from), office.at(until), "ST/1", LocalDate.of(2026, 8, 1));
  }
}
