package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.notice.DrillRows;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.DrillWork;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.drill.Drill;
import id.penjaga.hub.core.notice.FaultName;
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
  public DrillWork.Begun begin(DeviceId device, long person, String reason, Instant now) {
    return Patience.await(
        store
            .get()
            .actions()
            .work((work, session) ->
                drills(work, session).begin(device.name(), person, reason, now)));
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
        store.get().actions().work((work, session) -> drills(work, session).stop(now)));
  }

  /// Lets a drill climb, or ends it. Everything is decided anew from what is stored.
  void round(Instant now) {
    boolean none = store.get().reads().in(session -> new DrillRows(session).open() == null);
    if (!none) {
      Patience.await(
          store.get().actions().work((work, session) -> drills(work, session).round(now)));
    }
  }

  private DrillWork drills(WorkBook work, SqlSession session) {
    return new DrillWork(work, session, office.climbs().chains());
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
              .series(device, info.point(), series -> series.firstOn(from, until))
              .ifPresent(first ->
                  first.ifPresent(at -> sounded.add(new Sounded(info, Instant.ofEpochMilli(at)))));
        }
      }
    }
    sounded.sort((one, other) -> one.at().compareTo(other.at()));
    return new Report(drill, tested, sounded, report.told(), report.answers());
  }
}
