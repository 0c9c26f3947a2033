package id.penjaga.hub.app.store.work;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.notice.DrillRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.notice.FaultName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins, climbs and ends drills, in the writer's transaction.
public final class DrillWork {
  private final WorkBook work;
  private final SqlSession session;
  private final DrillRows rows;
  private final List<EscalationChain> chains;

  /// @param chains that alarms climb
  public DrillWork(WorkBook work, SqlSession session, List<EscalationChain> chains) {
    this.work = work;
    this.session = session;
    this.chains = List.copyOf(chains);
    rows = new DrillRows(session);
  }

  /// @param refusal null when it began
  /// @param drill null when it did not
  public record Begun(Drill.@Nullable Refusal refusal, @Nullable Drill drill) {}

  public Begun begin(String device, long person, String reason, Instant now) throws SQLException {
    if (rows.open() != null) {
      return new Begun(Drill.Refusal.UNDER_WAY, null);
    }
    if (rows.criticalStands()) {
      return new Begun(Drill.Refusal.ALARM, null);
    }
    if (!rows.known(device)) {
      return new Begun(Drill.Refusal.NO_DEVICE, null);
    }
    Drill drill = new Drill(now, device, person, reason, "", rows.newestAlarm(), null, null);
    rows.begin(drill);
    climb(drill, now);
    return new Begun(null, drill);
  }

  /// Ends what is under way; returns whether there was one.
  public boolean stop(Instant now) throws SQLException {
    Drill drill = rows.open();
    if (drill != null) {
      end(drill, Drill.End.STOPPED, now);
    }
    return drill != null;
  }

  /// Lets what is under way climb, or ends it; returns whether there was one.
  public boolean round(Instant now) throws SQLException {
    Drill drill = rows.open();
    if (drill != null) {
      boolean alarm = rows.newestAlarm() > drill.alarms() || rows.criticalStands();
      boolean answered = true;
      for (FaultName name : drill.names()) {
        answered &= answered(name);
      }
      Drill.End over = drill.over(alarm, answered, now);
      if (over == null) {
        climb(drill, now);
      } else {
        end(drill, over, now);
      }
    }
    return drill != null;
  }

  private void climb(Drill drill, Instant now) throws SQLException {
    for (String kind : Drill.KINDS) {
      FaultName name = drill.name(kind);
      Climb bare =
          new Climb(
              name.toString(),
              Severity.CRITICAL,
              name.kind(),
              drill.begun(),
              true,
              answered(name),
              List.of());
      Climb climb = new ToldRows(session).climbs(List.of(bare)).getFirst();
      new AlarmDesk(work)
          .climb(climb, drill.device(), Drill.chains(chains, Severity.CRITICAL, kind), now);
    }
  }

  private boolean answered(FaultName name) throws SQLException {
    return new ToldRows(session)
        .of(List.of(name.toString())).stream().anyMatch(one -> one.seen() != null);
  }

  private void end(Drill drill, Drill.End why, Instant now) throws SQLException {
    rows.end(drill, why, now);
    for (FaultName name : drill.names()) {
      work.notices().acknowledged(name.toString(), now);
    }
  }
}
