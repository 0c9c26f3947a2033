package id.penjaga.hub.app.store.work;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.core.alarm.SetAside;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.notice.AsideAbout;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.outage.Responsible;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.work.Decision;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Tells people of faults that no device raises: a server's check fails (NET-08), a channel of
/// notices is dead, a duty was missed, a visit needs a look. In the writer's transaction; each is
/// told once.
public final class FaultDesk {
  private static final String ADMINISTRATOR = "administrator_server";
  private static final List<String> DUTY = List.of(People.DUTY_OFFICER, Responsible.STAFF);

  private final WorkBook work;

  public FaultDesk(WorkBook work) {
    this.work = work;
  }

  /// A check of an item fails: whoever the register names as its administrator is told; where it
  /// names nobody who can look, everybody who holds that role.
  void found(MonitorDesk.Finding finding) throws SQLException {
    Item item = work.items().find(finding.register(), finding.item());
    Value named = item == null ? null : item.fields().get("administrator");
    String person = named == null ? "" : named.plain();
    List<Long> people =
        person.matches("[1-9][0-9]{0,17}")
            ? Stream.of(Long.valueOf(person)).filter(this::looks).toList()
            : List.of();
    FaultName name =
        new FaultName(
            FaultName.CHECK_FAILED,
            finding.register() + "/" + finding.item() + "/" + finding.finds(),
            finding.since());
    tell(name, ADMINISTRATOR, people, Severity.CRITICAL, finding.item() + ": " + finding.facts());
  }

  /// A channel takes nothing any more.
  ///
  /// @param since when that began
  public void dead(String channel, Instant since, String why) throws SQLException {
    tell(
        new FaultName(FaultName.CHANNEL_DEAD, channel, since),
        PeopleRules.KEEPER,
        List.of(),
        Severity.CRITICAL,
        channel + ": " + why);
  }

  /// The time in which a duty was to be done is over: those who may do it are told.
  ///
  /// @param of duty and item, which name it with `since`
  /// @param roles empty for those who keep the room
  /// @param about in the words of the office
  public void missed(String of, Instant since, List<String> roles, String about)
      throws SQLException {
    Instant now = work.now();
    List<Fact> facts = new ArrayList<>();
    for (String role : roles.isEmpty() ? List.of(PeopleRules.KEEPER) : roles) {
      facts.add(rung(new FaultName(FaultName.DUTY_MISSED, of, since), role, List.of(), now));
    }
    tell(new FaultName(FaultName.DUTY_MISSED, of, since), facts, Severity.WARNING, about, now);
  }

  /// Somebody must look after a visit: its people are told; where none of them can look, whoever
  /// keeps the room.
  ///
  /// @param people numbers of its host and escorts
  public void visit(FaultName name, List<Long> people, String about) throws SQLException {
    Instant now = work.now();
    List<Long> told = people.stream().distinct().filter(this::looks).toList();
    List<Fact> facts = List.of(rung(name, PeopleRules.KEEPER, told, now));
    keep(name, facts);
    work.notices().tellPeople(cause(name, Severity.WARNING, about), facts, now);
  }

  /// A drill is due: those who keep the room are told.
  ///
  /// @param about when the last one was, in milliseconds since 1970; empty for never
  public void drillDue(Instant since, String about) throws SQLException {
    Instant now = work.now();
    FaultName name = new FaultName(FaultName.DUE_DRILL, "drill", since);
    List<Fact> facts = List.of(rung(name, PeopleRules.KEEPER, List.of(), now));
    keep(name, facts);
    work.notices().tellPeople(cause(name, Severity.INFO, about), facts, now);
  }

  /// Something is set aside for long: those on duty are reminded, and whoever keeps the room where
  /// nobody is.
  public void aside(FaultName name, SetAside aside) throws SQLException {
    Instant now = work.now();
    List<Fact> facts = new ArrayList<>();
    for (String role : DUTY) {
      facts.add(rung(name, role, List.of(), now));
    }
    if (DUTY.stream().allMatch(role -> work.standing().people().lookers(role, now).isEmpty())) {
      facts.add(rung(name, PeopleRules.KEEPER, List.of(), now));
    }
    keep(name, facts);
    String about = AsideAbout.of(aside).toString();
    work.notices().tellPeople(cause(name, Severity.WARNING, about), facts, now);
  }

  private static NoticeOutbox.Cause cause(FaultName name, Severity severity, String about) {
    return new NoticeOutbox.Cause(name.toString(), name.kind(), about, severity);
  }

  private boolean looks(long number) {
    Person person = work.standing().people().person(number);
    return person != null
        && person.login() != null
        && person.here(work.standing().people().day(work.now()));
  }

  /// @param people empty for everybody who holds the role
  private void tell(FaultName name, String role, List<Long> people, Severity severity, String about)
      throws SQLException {
    Instant now = work.now();
    tell(name, List.of(rung(name, role, people, now)), severity, about, now);
  }

  private Fact rung(FaultName name, String role, List<Long> people, Instant now) {
    List<Long> told =
        people.isEmpty() ? work.standing().people().lookers(role, now) : List.copyOf(people);
    return new Fact.Escalated(name.toString(), role, 1, told);
  }

  private void tell(FaultName name, List<Fact> facts, Severity severity, String about, Instant now)
      throws SQLException {
    keep(name, facts);
    work.notices().tell(cause(name, severity, about), facts, now);
  }

  private void keep(FaultName name, List<Fact> facts) throws SQLException {
    work.keep(
        "fault/" + UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)),
        new By.House(),
        new Subject(Subject.Kind.ALARM, name.toString()),
        "",
        (_, _) -> new Decision.Accepted(facts, List.of()));
  }
}
