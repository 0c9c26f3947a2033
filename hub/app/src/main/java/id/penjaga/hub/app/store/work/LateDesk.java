package id.penjaga.hub.app.store.work;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.Ladder;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps who was told of late steps, in the writer's transaction, as entries of their cases.
public final class LateDesk {
  private final WorkBook work;

  public LateDesk(WorkBook work) {
    this.work = work;
  }

  /// Brings a late step to whoever is due to hear of it, one entry a rung. The command's id is step
  /// and rung, so that a rung is told once whatever happens in between.
  ///
  /// @param about case and step in the words of the office
  /// @param ladder as this transaction sees it
  /// @param late persons whose step it is; they see it on their own list and are not told
  /// @return how many rungs were told
  public int climb(LateStep step, String about, Ladder ladder, Collection<Long> late, Instant now)
      throws SQLException {
    Ladder at = ladder;
    while (true) {
      Standing standing = work.standing();
      List<Fact> facts =
          at.due(
              standing.calendar(),
              role ->
                  standing.people().lookers(role, now).stream()
                      .filter(person -> !late.contains(person))
                      .toList(),
              now);
      if (facts.isEmpty()) {
        return at.told().size() - ladder.told().size();
      }
      int level = at.level() + 1;
      work.keep(
          "climb/" + step + "/" + level,
          new By.House(),
          Subject.ofCase(step.about()),
          "",
          (_, _) -> new Decision.Accepted(facts, List.of()));
      work.notices().tell(cause(step, about), facts, now);
      at = at.after(new Climb.Told(level, now, facts.stream().anyMatch(AlarmDesk::reaches)));
    }
  }

  private static NoticeOutbox.Cause cause(LateStep step, String about) {
    return new NoticeOutbox.Cause(step.toString(), "LATE_STEP", about, Severity.WARNING);
  }
}
