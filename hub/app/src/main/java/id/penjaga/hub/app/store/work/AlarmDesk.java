package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.work.Decision;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Keeps what people do about alarms, in the writer's transaction (ENV-11).
public final class AlarmDesk {
  private final WorkBook work;

  public AlarmDesk(WorkBook work) {
    this.work = work;
  }

  /// Brings an alarm to whoever is due to hear of it, one entry a rung. The command's id is alarm
  /// and rung, so that a rung is told once whatever happens in between.
  ///
  /// @param climb as this transaction sees it
  /// @param about device and point
  /// @return how many rungs were told
  public int climb(Climb climb, String about, List<EscalationChain> chains, Instant now)
      throws SQLException {
    Climb at = climb;
    while (true) {
      Standing standing = work.standing();
      List<Fact> facts = at.due(chains, standing.calendar(), standing.people(), now);
      if (facts.isEmpty()) {
        return at.told().size() - climb.told().size();
      }
      int level = at.told().isEmpty() ? 1 : at.told().getLast().level() + 1;
      keep("climb/" + id(at.alarm()) + "/" + level, new By.House(), at.alarm(), facts);
      work.notices().tell(cause(at, about), facts, now);
      List<Climb.Told> told = new ArrayList<>(at.told());
      told.add(new Climb.Told(level, now, facts.stream().anyMatch(AlarmDesk::reaches)));
      at = at.after(told);
    }
  }

  /// Tells people of an alarm before its chain does, as the first rung.
  public void told(NoticeOutbox.Cause alarm, String role, List<Long> people) throws SQLException {
    List<Fact> facts = List.of(new Fact.Escalated(alarm.name(), role, 1, people));
    keep("climb/" + id(alarm.name()) + "/1", new By.House(), alarm.name(), facts);
    work.notices().tell(alarm, facts, work.now());
  }

  private static NoticeOutbox.Cause cause(Climb climb, String about) {
    return new NoticeOutbox.Cause(climb.alarm(), climb.kind(), about, climb.severity());
  }

  static boolean reaches(Fact fact) {
    return fact instanceof Fact.Escalated told && told.people() != null && !told.people().isEmpty();
  }

  /// Writes down that somebody takes care of an alarm. A login that belongs to no person leaves no
  /// entry: the device's journal has their name.
  public void acknowledged(String alarm, String login, String note) throws SQLException {
    work.notices().acknowledged(alarm, work.now());
    Person person = work.standing().people().byLogin(login);
    if (person != null) {
      keep(
          "ack/" + id(alarm),
          new By.Human(person.id(), ""),
          alarm,
          List.of(new Fact.Acknowledged(alarm, new Value.Personal(note))));
    }
  }

  /// Writes down that somebody saw what was brought to them of an alarm.
  ///
  /// @param level the highest rung they saw
  public void seen(By.Human by, String alarm, int level) throws SQLException {
    work.notices().seen(alarm, by.person(), work.now());
    keep(
        "seen/" + id(alarm) + "/" + level + "/" + by.person(),
        by,
        alarm,
        List.of(new Fact.Seen(alarm)));
  }

  private void keep(String id, By by, String alarm, List<Fact> facts) throws SQLException {
    work.keep(
        id,
        by,
        new Subject(Subject.Kind.ALARM, alarm),
        "",
        (_, _) -> new Decision.Accepted(facts, List.of()));
  }

  /// A name may be longer than the id of a command.
  private static String id(String alarm) {
    return UUID.nameUUIDFromBytes(alarm.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
