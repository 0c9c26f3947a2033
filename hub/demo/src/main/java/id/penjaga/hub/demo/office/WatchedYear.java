package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.monitor.MonitorBatch;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.monitor.Watched;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// A year of what the monitors of the simulated office found: outages of services, links and nodes
/// at the times of their cases, and a value of every partition each day.
final class WatchedYear {
  private static final List<String> SERVERS = List.of("SRV-01", "SRV-02", "SRV-03", "SRV-04");

  private final ZoneId zone;
  private final RandomGenerator random;

  WatchedYear(ZoneId zone, RandomGenerator random) {
    this.zone = zone;
    this.random = random;
  }

  /// @param first when the things are there
  /// @param plans cases, of which those by a monitor have an outage
  List<Typing.Deed> deeds(Instant first, Instant now, List<CasePlan> plans) {
    List<Typing.Deed> all = new ArrayList<>();
    all.add(
        new Typing.Deed(
            first,
            (office, id) ->
                keep(office, id, turns(office, "", Stand.UP, first), List.of(), List.of(), first)));
    for (CasePlan plan : plans) {
      String register =
          switch (plan.procedure()) {
            case "WEBFAULT" -> "application";
            case "NETFAULT" -> "node";
            case "ISP" -> "link";
            default -> "";
          };
      if (!register.isEmpty() && plan.opens().isBefore(now.minus(Duration.ofHours(12)))) {
        outage(all, plan, register);
      }
    }
    LocalDate day = first.atZone(zone).toLocalDate().plusDays(1);
    for (; day.isBefore(now.atZone(zone).toLocalDate()); day = day.plusDays(1)) {
      LocalDate today = day;
      Instant at = day.atTime(6, 0).atZone(zone).toInstant();
      double fill = 55 + day.getDayOfYear() % 60 / 2.0;
      all.add(new Typing.Deed(at, (office, id) -> day(office, id, today, at, fill)));
    }
    return all;
  }

  private void outage(List<Typing.Deed> all, CasePlan plan, String register) {
    String label =
        switch (register) {
          case "application" -> Objects.requireNonNull(plan.subject().get("service")).plain();
          case "node" -> Objects.requireNonNull(plan.subject().get("node")).plain();
          default -> random.nextBoolean() ? "ISP-A" : "ISP-B";
        };
    Instant down = plan.opens().minusSeconds(30);
    // Over before its case is closed: who closes it is asked whether the target answers again.
    Instant up = down.plusSeconds(240L + random.nextInt(240));
    all.add(
        new Typing.Deed(
            down.plusSeconds(20),
            (office, id) ->
                keep(
                    office,
                    id,
                    turns(office, register + "/" + label + "/", Stand.DOWN, down),
                    List.of(),
                    List.of(),
                    down)));
    all.add(
        new Typing.Deed(
            up.plusSeconds(20),
            (office, id) ->
                keep(
                    office,
                    id,
                    turns(office, register + "/" + label + "/", Stand.UP, up),
                    List.of(),
                    List.of(),
                    up)));
  }

  private static List<StateTurn> turns(Office office, String of, Stand stand, Instant since) {
    return office.monitoring().watchlist().watched().stream()
        .map(Watched::name)
        .filter(name -> name.startsWith(of))
        .map(name -> new StateTurn(name, stand, since, stand == Stand.DOWN ? "TIMEOUT" : ""))
        .toList();
  }

  /// The readings and tallies of a day.
  private static void day(Office office, String id, LocalDate day, Instant at, double fill) {
    List<MonitorBatch.Tallied> tallies =
        office.monitoring().watchlist().watched().stream()
            .filter(watched -> watched.finds().equals("link"))
            .map(watched ->
                new MonitorBatch.Tallied(
                    watched,
                    new TallyRows.Tally(at.toEpochMilli(), 8_640, 0, 8_640L * 12_000, 90_000)))
            .toList();
    List<MonitorBatch.Said> said =
        SERVERS.stream()
            .map(server ->
                new MonitorBatch.Said(
                    "server",
                    server,
                    new HostReadings(
                        List.of(
                            new PartitionUse("/", BigDecimal.valueOf(55)),
                            new PartitionUse("/var", BigDecimal.valueOf(fill))),
                        List.of(),
                        null,
                        null),
                    "kolektor-1",
                    at))
            .toList();
    keep(office, id, List.of(), tallies, said, at);
  }

  private static void keep(
      Office office,
      String id,
      List<StateTurn> turns,
      List<MonitorBatch.Tallied> tallies,
      List<MonitorBatch.Said> said,
      Instant at) {
    office.monitoring().keep(new MonitorBatch(id, turns, List.of(), List.of(), tallies, said, at));
  }
}
