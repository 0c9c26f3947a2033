package id.penjaga.hub.app.office.monitor;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.ingest.RoomActions;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.MonitorDesk;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.monitor.LinkStanding;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.Watched;
import id.penjaga.hub.core.monitor.Watchlist;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.work.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Monitoring over the store.
public final class StoredMonitoring implements Monitoring {
  private static final Duration PARTS = Duration.ofDays(2);
  private static final int YEARS = 3;
  private static final int DAYS_SHOWN = 31;
  private static final int MOST_WINDOWS = 20;

  private final Store store;
  private final Supplier<Map<String, Register>> registers;
  private final Supplier<ZoneId> zone;

  public StoredMonitoring(
      Store store, Supplier<Map<String, Register>> registers, Supplier<ZoneId> zone) {
    this.store = store;
    this.registers = registers;
    this.zone = zone;
  }

  @Override
  public void changed() {
    store.monitorsChanged();
  }

  @Override
  public Watchlist watchlist() {
    Map<String, Register> known = registers.get();
    return store.reads().in(session -> Watchlist.of(known, new ItemRows(session)));
  }

  @Override
  public Map<String, StateTurn> stands() {
    return store.reads().in(session -> new MonitorRows(session).stands());
  }

  @Override
  public @Nullable Instant alive() {
    return store.reads().in(session -> new Alive(new TallyRows(session).alive())).at();
  }

  private record Alive(@Nullable Instant at) {}

  @Override
  public List<MaintenanceWindow> windows(Instant after) {
    return store.reads().in(session -> new MonitorRows(session).windows(after));
  }

  @Override
  public void keep(MonitorBatch batch) {
    CompletableFuture<Boolean> done =
        batch.urgent()
            ? store
                .actions()
                .work((work, session) -> {
                  MonitorDesk desk = new MonitorDesk(work, session);
                  desk.turned(batch.id(), batch.turns());
                  for (MonitorDesk.Finding finding : batch.found()) {
                    desk.found(finding);
                  }
                  for (MonitorBatch.Over over : batch.over()) {
                    desk.over(over.of(), over.facts());
                  }
                  return tallied(batch).run(session);
                })
            : store.actions().beside(tallied(batch));
    Patience.await(done);
  }

  @Override
  public void links(LinkStanding standing) {
    if (standing.level() == LinkStanding.Level.UNKNOWN) {
      return;
    }
    boolean all = standing.level() == LinkStanding.Level.ALL_DOWN;
    boolean some = standing.level() == LinkStanding.Level.REDUNDANCY_LOST;
    String down = String.join(", ", standing.down());
    RoomActions actions = store.actions();
    CompletableFuture<Boolean> critical =
        actions.ownAlarm(HubAlarm.LINKS_DOWN, HubAlarm.LINKS, all, down);
    Patience.await(actions.ownAlarm(HubAlarm.REDUNDANCY_LOST, HubAlarm.LINKS, some, down));
    Patience.await(critical);
  }

  private RoomActions.Beside<Boolean> tallied(MonitorBatch batch) {
    return session -> {
      TallyRows rows = new TallyRows(session);
      LocalDate today = day(batch.alive());
      for (MonitorBatch.Tallied one : batch.tallies()) {
        Watched of = one.of();
        rows.add(
            of.name(),
            of.register(),
            of.item(),
            of.finds(),
            of.means().name().toLowerCase(java.util.Locale.ROOT),
            day(Instant.ofEpochMilli(one.tally().fromMs())),
            one.tally());
      }
      for (MonitorBatch.Said said : batch.said()) {
        rows.said(
            said.register(),
            said.item(),
            said.readings(),
            said.source(),
            said.at(),
            day(said.at()));
      }
      rows.alive(batch.alive());
      if (!batch.tallies().isEmpty()) {
        rows.forget(batch.alive().minus(PARTS), today.minusYears(YEARS));
      }
      return true;
    };
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone.get()).toLocalDate();
  }

  @Override
  public MonitorFile file(String register, String item, List<String> monitors) {
    Instant now = now();
    LocalDate today = day(now);
    Instant from = today.withDayOfYear(1).minusYears(1).atStartOfDay(zone.get()).toInstant();
    return store
        .reads()
        .in(session -> {
          MonitorRows rows = new MonitorRows(session);
          TallyRows tallies = new TallyRows(session);
          Map<String, List<StateTurn>> turns = new LinkedHashMap<>();
          Map<String, List<TallyRows.Tally>> parts = new LinkedHashMap<>();
          for (String name : monitors) {
            String means = name.substring(name.lastIndexOf('/') + 1);
            turns.put(means, rows.turns(name, from));
            parts.put(means, tallies.parts(name, now.minus(Duration.ofDays(1))));
          }
          Map<Long, String> why = new HashMap<>();
          for (Entry entry :
              BookTables.reading(session).entries(MonitorDesk.subject(register, item))) {
            for (Fact fact : entry.facts()) {
              if (fact instanceof Fact.WindowSet set) {
                why.put(set.window(), set.reason().plain());
              }
            }
          }
          return new MonitorFile(
              turns,
              parts,
              rows.windows(Instant.EPOCH).stream()
                  .filter(one -> one.register().equals(register))
                  .filter(one -> one.item().equalsIgnoreCase(item))
                  .sorted(Comparator.comparing(MaintenanceWindow::from).reversed())
                  .limit(MOST_WINDOWS)
                  .toList(),
              why,
              tallies.readings(register, item),
              tallies.days(register, item, TallyRows.DISK, today.minusDays(DAYS_SHOWN)),
              new ArrayList<>(cases(session, register, item)));
        });
  }

  private List<Long> cases(SqlSession session, String register, String item) {
    Register known = registers.get().get(register);
    return known == null
        ? List.of()
        : DutyRows.of(session, zone.get(), known, item).cases(register, item);
  }

  @Override
  public Answer plan(
      String id,
      By.Human by,
      String register,
      String item,
      Instant from,
      Instant until,
      String why) {
    return Patience.await(
        store
            .actions()
            .work((work, session) ->
                new MonitorDesk(work, session)
                    .plan(id, by, register, item, from, until, why, now())));
  }

  @Override
  public Answer end(String id, By.Human by, long window) {
    return Patience.await(
        store
            .actions()
            .work((work, session) -> new MonitorDesk(work, session).end(id, by, window, now())));
  }

  @Override
  public Answer read(
      String id, By.Human by, String register, String item, List<PartitionUse> found) {
    return Patience.await(
        store
            .actions()
            .work((work, session) ->
                new MonitorDesk(work, session).read(id, by, register, item, found, now())));
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }
}
