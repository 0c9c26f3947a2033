package id.penjaga.hub.app.monitor;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.monitor.ask.TargetAsking;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.monitor.MonitorBatch.Said;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CollectorMessage;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.LinkStanding;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.OwnSide;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.monitor.WatchTarget;
import id.penjaga.hub.core.monitor.Watched;
import id.penjaga.hub.core.monitor.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The monitors at work.
///
/// A target is asked by one asking at a time. A check that hangs is given up after [#HANGS_MS] and
/// counts as one that was not answered in time; it never holds up another.
public final class Monitors implements MonitorPicture, AutoCloseable {
  private static final long HANGS_MS = 30_000;
  private static final long READ_AGAIN_MS = 5_000;
  private static final long LONGEST_WAIT_MS = 500;
  private static final int MOST_COLLECTED = 1_000;
  private static final Duration RETRY = Duration.ofSeconds(5);

  /// Between two rounds: each looks at every monitor, so many answers share one.
  private static final Duration PACE = Duration.ofMillis(100);

  /// So long without monitors at work is a gap.
  private static final Duration GAP = Duration.ofSeconds(60);

  private final Office office;
  private final HubClock clock;
  private final Map<WatchTarget.Means, TargetAsking> askings;
  private final List<AutoCloseable> beside;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Collected> collected = new ArrayBlockingQueue<>(MOST_COLLECTED);
  private final Set<String> urgent = ConcurrentHashMap.newKeySet();
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Findings keeping;
  private volatile List<LiveMonitor> picture = List.of();
  private volatile Watchlist list = Watchlist.NONE;
  private volatile boolean closed;
  private List<MaintenanceWindow> windows = List.of();
  private long readMs = Long.MIN_VALUE / 2;
  private LinkStanding links = LinkStanding.UNKNOWN;
  private long bookRead = -1;
  private boolean begun;

  private record Heard(
      String monitor, long asking, CheckResult result, @Nullable HostReadings readings) {}

  private record Collected(String source, CollectorMessage message) {}

  /// @param clock of what happens in the rooms: when things are due, and when they happened
  /// @param askings one for each means; closed with this
  /// @param beside closed with this, too
  public Monitors(
      Office office,
      HubClock clock,
      Map<WatchTarget.Means, TargetAsking> askings,
      AutoCloseable... beside) {
    this.office = office;
    this.clock = clock;
    this.askings = Map.copyOf(askings);
    this.beside = List.of(beside);
    keeping = new Findings(office, clock);
  }

  /// Works until it is closed; begins again after a pause while the store is not there.
  public void run() throws InterruptedException {
    while (!closed) {
      try {
        once();
        Threads.pause(PACE);
      } catch (StoreException e) {
        Logger.debug("Monitors wait for the store: {}", e.getMessage());
        Threads.pause(RETRY);
      }
    }
  }

  @Override
  public List<LiveMonitor> now() {
    return picture;
  }

  @Override
  public Watchlist list() {
    return list;
  }

  @Override
  public void ask(String monitor) {
    if (urgent.add(monitor)) { // a hundred clicks wake the thread once
      heard.add(new Heard("", 0, CheckResult.good(now(clock), "", 0), null));
    }
  }

  /// Takes what a collector published.
  ///
  /// @param source its account at the broker
  /// @return false when more came than can be kept
  public boolean collected(String source, CollectorMessage message) {
    return collected.offer(new Collected(source, message));
  }

  @Override
  public void close() {
    closed = true;
    askings.values().forEach(TargetAsking::close);
    for (AutoCloseable one : beside) {
      try {
        one.close();
      } catch (Exception e) {
        Logger.warn(e, "A part of the monitors could not be closed");
      }
    }
  }

  private static Instant now(HubClock clock) {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  private void once() throws InterruptedException {
    begin();
    reread();
    boolean turned = false;
    long wait = LONGEST_WAIT_MS;
    long uptime = clock.uptimeMs();
    for (Slot slot : slots.values()) {
      if (slot.awaited > 0 && uptime - slot.askedMs > HANGS_MS) {
        hung(slot);
      }
      if (slot.awaited == 0 && (slot.dueMs <= uptime || urgent.remove(slot.of().name()))) {
        ask(slot, uptime);
      }
      if (slot.awaited == 0) {
        wait = Math.clamp(slot.dueMs - uptime, 1, wait);
      }
    }
    Heard first = heard.poll(wait, TimeUnit.MILLISECONDS);
    for (Heard next = first; next != null; next = heard.poll()) {
      turned |= take(next);
    }
    Collected said;
    while ((said = collected.poll()) != null) {
      said(said);
    }
    findings();
    if (keeping.keep(slots.values()) || turned) {
      publish();
      office.monitoring().changed();
    } else if (first != null) {
      publish();
    }
  }

  /// What the book says of monitors before the first question. What stood while nobody asked is not
  /// known.
  private void begin() {
    if (begun) {
      return;
    }
    Instant alive = office.monitoring().alive();
    Instant now = now(clock);
    for (StateTurn turn : office.monitoring().stands().values()) {
      if (turn.stand() != WatchState.Stand.UNKNOWN
          && (alive == null || alive.isBefore(now.minus(GAP)))) {
        Instant last = alive == null || alive.isBefore(turn.since()) ? turn.since() : alive;
        keeping.turned(new StateTurn(turn.monitor(), WatchState.Stand.UNKNOWN, last, "GAP"));
      }
    }
    begun = true;
  }

  private void reread() {
    long uptime = clock.uptimeMs();
    if (uptime - readMs < READ_AGAIN_MS) {
      return;
    }
    readMs = uptime;
    windows = office.monitoring().windows(now(clock));
    long last = office.lastEntry();
    if (last == bookRead) {
      return;
    }
    bookRead = last;
    Watchlist fresh = office.monitoring().watchlist();
    if (fresh.equals(list)) {
      return;
    }
    Map<String, StateTurn> stands = office.monitoring().stands();
    Map<String, Watched> wanted =
        fresh.watched().stream()
            .filter(one -> askings.containsKey(one.means()))
            .collect(
                Collectors.toMap(Watched::name, one -> one, (one, _) -> one, LinkedHashMap::new));
    for (Slot slot : List.copyOf(slots.values())) {
      if (!wanted.containsKey(slot.of().name())) {
        slots.remove(slot.of().name());
        turned(slot, slot.state().silent(now(clock)), "");
      }
    }
    wanted.forEach((name, watched) -> slot(name, watched, stands.get(name), uptime));
    list = fresh;
    publish();
    office.monitoring().changed();
  }

  private void slot(String name, Watched watched, @Nullable StateTurn stood, long uptime) {
    Slot slot = slots.get(name);
    if (slot != null) {
      if (!slot.of().equals(watched)) {
        slot.becomes(watched);
        slot.dueMs = uptime;
      }
      return;
    }
    WatchState state =
        stood == null || keeping.unknown(name)
            ? WatchState.unknown(now(clock))
            : WatchState.of(stood.stand(), stood.since());
    // Spread over the period, the same way at each start.
    long first = Math.floorMod(name.hashCode(), watched.seconds() * 1_000L);
    Slot fresh = new Slot(watched, state, uptime + Math.min(first, TimeUnit.MINUTES.toMillis(1)));
    if (state.stand() == WatchState.Stand.DOWN) {
      fresh.told = state.since();
    }
    slots.put(name, fresh);
  }

  private void ask(Slot slot, long uptime) {
    Watched of = slot.of();
    long period = of.seconds() * 1_000L;
    slot.dueMs = Math.max(slot.dueMs + period, uptime + period / 2);
    slot.askedMs = uptime;
    slot.awaited = of.targets().size();
    slot.asking++;
    long asking = slot.asking;
    TargetAsking by =
        Objects.requireNonNull(askings.get(of.means()), "only what can be asked has a slot");
    Instant at = now(clock);
    for (WatchTarget target : of.targets()) {
      by.ask(
          target,
          at,
          (result, readings) -> heard.add(new Heard(of.name(), asking, result, readings)));
    }
  }

  private void hung(Slot slot) {
    CheckResult late = CheckResult.miss(now(clock), CheckResult.Fault.TIMEOUT, "");
    slot.awaited = 1;
    long asking = slot.asking;
    take(new Heard(slot.of().name(), asking, late, null));
    slot.abandon();
  }

  /// @return whether pages should look
  private boolean take(Heard one) {
    Slot slot = slots.get(one.monitor());
    if (slot == null || one.asking() != slot.asking || slot.awaited == 0) {
      return false;
    }
    if (one.readings() != null) {
      Watched of = slot.of();
      keeping.said(
          new Said(of.register(), of.item(), one.readings(), of.asked(), one.result().at()));
    }
    CheckResult whole = slot.take(one.result());
    if (whole == null) {
      return false;
    }
    WatchState before = slot.state();
    OwnSide own = slot.of().reference() ? OwnSide.UNWATCHED : own();
    return turned(slot, before.on(whole, own, slot.of()), whole.good() ? "" : whole.line())
        || before.misses() == 0 && !whole.good();
  }

  private OwnSide own() {
    return OwnSide.of(
        slots.values().stream().filter(slot -> slot.of().reference()).map(Slot::state).toList());
  }

  private boolean turned(Slot slot, WatchState after, String why) {
    WatchState before = slot.state();
    slot.stands(after);
    if (before.stand() == after.stand()) {
      return false;
    }
    keeping.turned(new StateTurn(slot.of().name(), after.stand(), after.since(), why));
    return true;
  }

  private void said(Collected said) {
    String server = said.message().server();
    office.items("server", server, 20).stream()
        .filter(item -> item.is("server", server))
        .findFirst()
        .ifPresentOrElse(
            item ->
                keeping.said(
                    new Said(
                        "server",
                        item.label(),
                        said.message().readings(),
                        said.source(),
                        now(clock))),
            () ->
                Logger.warn(
                    "The collector {} speaks of a server that no register knows", said.source()));
  }

  /// What opens a case and what is over. Planned work opens none; what outlasts it does.
  private void findings() {
    Instant now = now(clock);
    for (Slot slot : slots.values()) {
      Watched of = slot.of();
      boolean down = slot.state().stand() == WatchState.Stand.DOWN;
      if (of.finds().isEmpty() || of.reference()) {
        continue;
      }
      if (down
          && slot.told == null
          && !MaintenanceWindow.covered(windows, of.register(), of.item(), now)) {
        slot.told = slot.state().since();
        keeping.down(of, slot.state().since(), slot.last());
      } else if (slot.told != null && slot.state().stand() == WatchState.Stand.UP) {
        keeping.up(of, slot.told, slot.state().since());
        slot.told = null;
      }
    }
    links(now);
  }

  /// Tells how the links stand together, once for each change.
  private void links(Instant now) {
    List<LinkStanding.Link> all = new ArrayList<>();
    for (Slot slot : slots.values()) {
      Watched of = slot.of();
      if (of.finds().equals(Watched.LINK)) {
        boolean planned = MaintenanceWindow.covered(windows, of.register(), of.item(), now);
        all.add(new LinkStanding.Link(of.item(), slot.state().stand(), planned));
      }
    }
    LinkStanding fresh = LinkStanding.of(all);
    if (fresh.level() != LinkStanding.Level.UNKNOWN && !fresh.equals(links)) {
      office.monitoring().links(fresh);
      links = fresh;
    }
  }

  private void publish() {
    Instant now = now(clock);
    List<LiveMonitor> all = new ArrayList<>(slots.size());
    for (Slot slot : slots.values()) {
      Watched of = slot.of();
      all.add(
          new LiveMonitor(
              of,
              slot.state(),
              slot.last(),
              slot.state().flaps(now),
              MaintenanceWindow.covered(windows, of.register(), of.item(), now)));
    }
    all.sort(LiveMonitor.WORST_FIRST);
    picture = List.copyOf(all);
  }
}
