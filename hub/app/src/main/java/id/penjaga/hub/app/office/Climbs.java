package id.penjaga.hub.app.office;

import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.book.By;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Who is told of alarms that nobody acknowledges (ENV-11), of late steps and of missed duties, and
/// what they make of it (SYS-07).
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Climbs {
  /// How far alarms climbed, by the names of their occurrences.
  ///
  /// @param alarms without what was told of them
  Map<String, ClimbLine> of(List<Climb> alarms, Instant now);

  /// Who is told of alarms, as it is in force now.
  List<EscalationChain> chains();

  /// The cases that an alarm opened, the oldest first; none for one of the hub's own.
  List<Long> opened(AlarmName alarm);

  /// What was brought to somebody and not seen yet, one line for each alarm, the latest first.
  List<ToldLine> unseen(long person, int most);

  /// Of how many alarms somebody was told and did not see it yet.
  int unseen(long person);

  /// Keeps that somebody saw what was brought to them, durably.
  ///
  /// @param by a person with a number
  void seen(By.Human by, List<ToldLine> lines);

  /// Tells those who may do a duty that its time is over, once for each period (SYS-07).
  ///
  /// @param since the beginning of the first day on which it is overdue
  void missed(DutyLine duty, Instant since);

  /// Brings the alarms that nobody acknowledged in time, and the steps that are late, to whoever is
  /// due to hear of them.
  ///
  /// @return how many rungs were told
  int round(Instant now);
}
