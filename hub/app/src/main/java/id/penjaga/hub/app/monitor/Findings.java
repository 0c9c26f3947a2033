package id.penjaga.hub.app.monitor;

import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.monitor.MonitorBatch;
import id.penjaga.hub.app.office.monitor.MonitorBatch.Over;
import id.penjaga.hub.app.office.monitor.MonitorBatch.Said;
import id.penjaga.hub.app.office.monitor.MonitorBatch.Tallied;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.MonitorDesk.Finding;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.monitor.Watched;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the monitors found and is not kept yet. What cannot be kept now is kept later, with the
/// same id, so that it is kept once.
final class Findings {
  private static final long TALLIES_MS = 60_000;
  private static final long PART_MS = 600_000;

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu HH.mm.ss");

  private final Office office;
  private final HubClock clock;
  private final List<StateTurn> turns = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();
  private final List<Over> over = new ArrayList<>();
  private final Map<String, Said> said = new HashMap<>();
  private final Map<String, Finding> open = new HashMap<>();
  private final Set<String> unknown = new HashSet<>();
  private @Nullable MonitorBatch waiting;
  private long talliedMs = Long.MIN_VALUE / 2;

  Findings(Office office, HubClock clock) {
    this.office = office;
    this.clock = clock;
  }

  void turned(StateTurn turn) {
    turns.add(turn);
    if (turn.stand() == WatchState.Stand.UNKNOWN) {
      unknown.add(turn.monitor());
    } else {
      unknown.remove(turn.monitor());
    }
  }

  /// Whether the last turn of a monitor, kept or not, says that nothing is known.
  boolean unknown(String monitor) {
    return unknown.contains(monitor);
  }

  void down(Watched of, Instant since, @Nullable CheckResult last) {
    found.add(finding(of, since, last == null ? "" : last.line() + " · "));
  }

  void up(Watched of, Instant told, Instant since) {
    over.add(
        new Over(finding(of, told, ""), means(of) + " " + of.asked() + " · UP · " + shown(since)));
  }

  /// As the papers of the office write it: the line is kept as it is.
  private String shown(Instant at) {
    return SHOWN.format(at.atZone(office.calendar().zone()));
  }

  private Finding finding(Watched of, Instant since, String result) {
    return new Finding(
        of.finds(),
        of.register(),
        of.item(),
        of.name(),
        since,
        means(of) + " " + of.asked() + " · " + result + of.misses() + "× · " + shown(since));
  }

  private static String means(Watched of) {
    return of.means().name().toLowerCase(Locale.ROOT);
  }

  /// Takes readings of a server, and what follows from them.
  void said(Said one) {
    said.put(one.register() + "/" + one.item() + "/" + one.source(), one);
    List<PartitionUse> full = PartitionUse.breaches(one.readings().partitions());
    if (!one.readings().partitions().isEmpty()) {
      follow(
          one,
          TallyRows.DISK,
          full.stream().map(PartitionUse::line).collect(Collectors.joining(", ")));
    }
    if (!one.readings().disks().isEmpty()) {
      follow(
          one,
          TallyRows.RAID,
          one.readings().critical().stream()
              .map(HostReadings.DiskState::disk)
              .collect(Collectors.joining(", ")));
    }
  }

  /// @param what is beyond its limit; empty for nothing
  private void follow(Said one, String finds, String what) {
    String monitor = one.register() + "/" + one.item() + "/readings";
    String key = finds + " " + monitor + " " + one.source();
    Finding before = open.get(key);
    if (!what.isEmpty() && before == null) {
      Finding fresh = new Finding(finds, one.register(), one.item(), monitor, one.at(), what);
      open.put(key, fresh);
      found.add(fresh);
    } else if (what.isEmpty() && before != null) {
      open.remove(key);
      String now =
          one.readings().partitions().stream()
              .map(PartitionUse::line)
              .collect(Collectors.joining(", "));
      over.add(new Over(before, now.isEmpty() ? "OK" : now));
    }
  }

  /// Keeps what there is when it is urgent or time.
  ///
  /// @return whether something was kept that pages show
  /// @throws StoreException while the store cannot; it is kept the next time
  boolean keep(Collection<Slot> slots) {
    long uptime = clock.uptimeMs();
    if (waiting == null) {
      boolean tally = uptime - talliedMs >= TALLIES_MS;
      if (turns.isEmpty() && found.isEmpty() && over.isEmpty() && !tally) {
        return false;
      }
      waiting = batch(tally ? slots : List.of());
      if (tally) {
        talliedMs = uptime;
      }
    }
    MonitorBatch batch = waiting;
    office.monitoring().keep(batch);
    waiting = null;
    return batch.urgent() || !batch.said().isEmpty();
  }

  private MonitorBatch batch(Collection<Slot> slots) {
    long now = clock.wallMs();
    long part = Math.floorDiv(now, PART_MS) * PART_MS;
    List<Tallied> tallies = new ArrayList<>();
    for (Slot slot : slots) {
      TallyRows.Tally tally = slot.tally(part);
      if (tally != null) {
        tallies.add(new Tallied(slot.of(), tally));
      }
    }
    MonitorBatch batch =
        new MonitorBatch(
            "monitors/" + UUID.randomUUID(),
            List.copyOf(turns),
            List.copyOf(found),
            List.copyOf(over),
            tallies,
            slots.isEmpty() && found.isEmpty() && over.isEmpty()
                ? List.of()
                : List.copyOf(said.values()),
            Instant.ofEpochMilli(now));
    turns.clear();
    found.clear();
    over.clear();
    if (!batch.said().isEmpty()) {
      said.clear();
    }
    return batch;
  }
}
