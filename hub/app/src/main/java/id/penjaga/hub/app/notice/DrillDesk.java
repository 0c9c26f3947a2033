package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.notice.DrillRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.AlarmDesk;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.notice.FaultName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Begins drills, lets them climb the real chains, ends them, and tells what came of them.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public final class DrillDesk {
  /// How long after the beginning an output that goes on was tested by it.
  private static final Duration OUTPUTS = Duration.ofMinutes(5);

  /// Only to save asking the store again.
  private @Nullable Instant reminded;

  private final Supplier<Store> store;
  private final Office office;

  DrillDesk(Supplier<Store> store, Office office) {
    this.store = store;
    this.office = office;
  }

  /// Why no drill begins.
  public enum Refusal {
    /// Another one is under way.
    UNDER_WAY,
    /// A critical alarm stands: nobody must wonder which one is meant.
    ALARM,
    /// No such device.
    NO_DEVICE
  }

  /// @param refusal null when it began
  /// @param drill null when it did not
  public record Begun(@Nullable Refusal refusal, @Nullable Drill drill) {}

  /// Something that went on at a device, such as its buzzer.
  public record Sounded(PointInfo output, Instant at) {}

  /// A drill with what came of it.
  ///
  /// @param tested when the device recorded that it tests its outputs; null when it did not
  /// @param sounded outputs that went on, by their time
  /// @param told notices of its conditions, with their deliveries
  /// @param answers who was told, and when they said that they saw it
  public record Report(
      Drill drill,
      @Nullable Instant tested,
      List<Sounded> sounded,
      List<NoticeRows.Line> told,
      List<ToldRows.Told> answers) {}

  /// Begins a drill and tells its first rung in the same transaction.
  public Begun begin(DeviceId device, long person, String reason, Instant now) {
    return Patience.await(
        store
            .get()
            .actions()
            .work((work, session) -> {
              DrillRows rows = new DrillRows(session);
              if (rows.open() != null) {
                return new Begun(Refusal.UNDER_WAY, null);
              }
              if (rows.criticalStands()) {
                return new Begun(Refusal.ALARM, null);
              }
              if (!known(session, device)) {
                return new Begun(Refusal.NO_DEVICE, null);
              }
              Drill drill =
                  new Drill(now, device.name(), person, reason, "", rows.newestAlarm(), null, null);
              rows.begin(drill);
              climb(drill, work, session, now);
              return new Begun(null, drill);
            }));
  }

  /// Keeps which order lets the device test its outputs.
  public void ordered(Drill drill, String order) {
    Patience.await(
        store
            .get()
            .actions()
            .work((_, session) -> {
              new DrillRows(session).ordered(drill.begun(), order);
              return true;
            }));
  }

  /// Ends what is under way.
  ///
  /// @return whether there was one
  public boolean stop(Instant now) {
    return Patience.await(
        store
            .get()
            .actions()
            .work((work, session) -> {
              Drill drill = new DrillRows(session).open();
              if (drill != null) {
                end(drill, Drill.End.STOPPED, work, session, now);
              }
              return drill != null;
            }));
  }

  /// Lets a drill climb, or ends it. Everything is decided anew from what is stored.
  void round(Instant now) {
    boolean none = store.get().reads().in(session -> new DrillRows(session).open() == null);
    if (none) {
      return;
    }
    Patience.await(
        store
            .get()
            .actions()
            .work((work, session) -> {
              DrillRows rows = new DrillRows(session);
              Drill drill = rows.open();
              if (drill == null) {
                return false;
              }
              boolean alarm = rows.newestAlarm() > drill.alarms() || rows.criticalStands();
              Drill.End over = drill.over(alarm, answered(drill, session), now);
              if (over == null) {
                climb(drill, work, session, now);
              } else {
                end(drill, over, work, session, now);
              }
              return true;
            }));
  }

  /// Reminds those who keep the room that a drill is due.
  void remind(Instant now) {
    record Last(@Nullable Instant complete, @Nullable Instant heard) {}
    Last last =
        store
            .get()
            .reads()
            .in(session -> {
              DrillRows rows = new DrillRows(session);
              return new Last(rows.complete(), rows.heard());
            });
    Instant from = last.complete() == null ? last.heard() : last.complete();
    Instant due = from == null ? null : Drill.due(from, now);
    if (due == null || due.equals(reminded)) {
      return;
    }
    Instant complete = last.complete();
    String about = complete == null ? "" : Long.toString(complete.toEpochMilli());
    Patience.await(
        store
            .get()
            .actions()
            .work((work, _) -> {
              new FaultDesk(work).drillDue(due, about);
              return true;
            }));
    reminded = due;
  }

  /// The latest drills.
  public List<Drill> latest(int most) {
    return store.get().reads().in(session -> new DrillRows(session).latest(most));
  }

  /// A drill with what came of it; empty when there was none.
  public Optional<Report> report(Instant begun) {
    Drill drill =
        store
            .get()
            .reads()
            .in(session -> Optional.ofNullable(new DrillRows(session).of(begun)))
            .orElse(null);
    if (drill == null) {
      return Optional.empty();
    }
    List<String> names = drill.names().stream().map(FaultName::toString).toList();
    return Optional.of(
            store
                .get()
                .reads()
                .in(session ->
                    new Report(
                        drill,
                        null,
                        List.of(),
                        new NoticeRows(session).of(names),
                        new ToldRows(session).of(names))))
        .map(this::withOutputs);
  }

  private Report withOutputs(Report report) {
    Drill drill = report.drill();
    DeviceId device = new DeviceId(drill.device());
    long from = drill.begun().toEpochMilli();
    long until = drill.begun().plus(OUTPUTS).toEpochMilli();
    Instant tested =
        store
            .get()
            .queries()
            .journal(
                new JournalLine.Filter(
                    device, Category.ALARM, null, from, until, Long.MAX_VALUE, 200))
            .stream()
            .filter(line -> line.event() instanceof JournalEvent.OutputsTested)
            .map(line -> Instant.ofEpochMilli(line.atMs()))
            .min(Instant::compareTo)
            .orElse(null);
    List<Sounded> sounded = new ArrayList<>();
    if (tested != null) {
      for (PointInfo info : store.get().queries().points(device)) {
        if (info.kind() == PointKind.BUZZER || info.kind() == PointKind.RELAY) {
          store
              .get()
              .queries()
              .series(device, info.point(), series -> on(series, info, from, until))
              .ifPresent(sounded::addAll);
        }
      }
    }
    sounded.sort((one, other) -> one.at().compareTo(other.at()));
    return new Report(drill, tested, sounded, report.told(), report.answers());
  }

  private static List<Sounded> on(Series series, PointInfo info, long from, long until)
      throws SQLException {
    Samples samples = series.readings(from, until);
    for (int i = 0; i < samples.size(); i++) {
      if (!samples.missed(i) && samples.value(i) != 0) {
        return List.of(new Sounded(info, Instant.ofEpochMilli(samples.wallMs(i))));
      }
    }
    return List.of();
  }

  private void climb(Drill drill, WorkBook work, SqlSession session, Instant now)
      throws SQLException {
    ToldRows told = new ToldRows(session);
    for (String kind : Drill.KINDS) {
      FaultName name = drill.name(kind);
      Climb bare =
          new Climb(
              name.toString(),
              Severity.CRITICAL,
              name.kind(),
              drill.begun(),
              true,
              answered(told, name),
              List.of());
      Climb climb = told.climbs(List.of(bare)).getFirst();
      new AlarmDesk(work)
          .climb(
              climb,
              drill.device(),
              Drill.chains(office.climbs().chains(), Severity.CRITICAL, kind),
              now);
    }
  }

  private static boolean answered(Drill drill, SqlSession session) throws SQLException {
    ToldRows told = new ToldRows(session);
    boolean all = true;
    for (FaultName name : drill.names()) {
      all &= answered(told, name);
    }
    return all;
  }

  private static boolean answered(ToldRows told, FaultName name) throws SQLException {
    return told.of(List.of(name.toString())).stream().anyMatch(one -> one.seen() != null);
  }

  private static void end(
      Drill drill, Drill.End why, WorkBook work, SqlSession session, Instant now)
      throws SQLException {
    new DrillRows(session).end(drill, why, now);
    for (FaultName name : drill.names()) {
      work.notices().acknowledged(name.toString(), now);
    }
  }

  private static boolean known(SqlSession session, DeviceId device) throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT id FROM device WHERE name = ? AND retired_ms IS NULL",
            device.name())
        != null;
  }
}
