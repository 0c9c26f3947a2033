package id.penjaga.hub.demo.office;

import id.penjaga.hub.core.book.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The cases of a year of this office, and those of the present morning.
final class Year {
  private static final List<String> SERVERS = List.of("SRV-01", "SRV-02", "SRV-03", "SRV-04");

  /// Those in service: SRV-03 is at another office for repair.
  private static final List<Map<String, Value>> CARED_FOR =
      Stream.of("SRV-01", "SRV-02", "SRV-04")
          .map(name -> Map.of("server", Value.of(name)))
          .toList();

  private static final int WEEKS = 50;

  private final ZoneId zone;
  private final RandomGenerator random;
  private final LocalDate first;
  private final List<CasePlan> plans = new ArrayList<>();

  /// @param first day of the year that is told
  Year(ZoneId zone, LocalDate first, RandomGenerator random) {
    this.zone = zone;
    this.first = first;
    this.random = random;
  }

  /// @param leaver number of the administrator who left
  List<CasePlan> plans(long leaver) {
    for (int week = 0; week < WEEKS; week++) {
      weekly(week);
      if (week % 4 == 1) {
        monthly(week);
      }
      if (week % 12 == 2) {
        quarterly(week);
      }
    }
    rarely(leaver);
    lately();
    return List.copyOf(plans);
  }

  private void weekly(int week) {
    plan(
        "ENTRY",
        "badge",
        day(week, 1),
        Map.of("holder", Value.of("staff-1")),
        Map.of("ENT-1", List.of("staff")));
    for (Map<String, Value> server : CARED_FOR) {
      plan(
          "BACKUP",
          "schedule",
          day(week, 0),
          server,
          week == 20 ? Map.of("BK-1", List.of("failed", "success")) : Map.of());
    }
    plan(
        "DISK",
        "daily",
        day(week, 2),
        server(week + 1),
        week % 9 == 4 ? Map.of("DK-1", List.of("above", "within")) : Map.of());
    if (week % 2 == 0) {
      for (int raid = 0; raid < 2; raid++) {
        plan(
            "RAID",
            "due",
            day(week, 3),
            server(raid),
            week == 24 && raid == 0 ? Map.of("RD-1", List.of("critical")) : Map.of());
      }
      plan(
          "NETFAULT",
          "monitor",
          day(week, 4),
          Map.of("node", Value.of("SKPD-" + (char) ('A' + week % 3) + "-RTR")),
          week % 10 == 4 ? Map.of("NF-2", List.of("ok")) : Map.of());
    } else {
      plan(
          "WEBFAULT",
          week % 4 == 1 ? "user_report" : "monitor",
          day(week, 2),
          Map.of("service", Value.of(week % 3 == 0 ? "Layanan Contoh" : "Portal Contoh")),
          webfault(week));
    }
  }

  private static Map<String, List<String>> webfault(int week) {
    return switch (week % 12) {
      case 3 -> Map.of("WEB-b", List.of("false_alarm"));
      case 5 -> Map.of("WEB-dec", List.of("other"));
      case 11 -> Map.of("WEB-e", List.of("fatal"));
      default -> Map.of();
    };
  }

  private void monthly(int week) {
    LocalDate month = first.plusWeeks(week);
    plan(
        "MON",
        "monthly",
        day(week, 0),
        Map.of("month", Value.of(month.toString().substring(0, 7))),
        Map.of());
    plan(
        "SRVSEC",
        week % 8 == 1 ? "by_hand" : "monitoring",
        day(week, 1),
        server(1),
        week % 8 == 1
            ? Map.of("SS-3", List.of("not_approved", "approved"))
            : Map.of("SS-6", List.of("rejected", "accepted")));
    plan("SERVERLOG", "act", day(week, 1), server(week), Map.of());
    plan("ISP", "link_down", day(week, 3), Map.of(), Map.of("ISP-1", List.of("down")));
    plan("ALARM", "critical", day(week, 4), Map.of(), Map.of());
    plan("VISIT", "request", day(week, 2), Map.of("room", Value.of("Ruang server")), Map.of());
    plan(
        "OUTAGE_IN",
        "ups_on_battery",
        day(week, 2),
        Map.of(),
        Map.of("OI-2", List.of("low", "restored")));
    plans.add(
        CasePlan.of(
                "OUTAGE_OUT",
                "ups_on_battery",
                at(
                    first.plusWeeks(week).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)),
                    22),
                Map.of())
            .choosing(Map.of("OO-2", List.of("restored"))));
  }

  private void quarterly(int week) {
    for (Map<String, Value> server : CARED_FOR) {
      plan("DBSERVER", "periodic", day(week, 0), server, Map.of());
    }
    plan("DBSERVER", "developer_request", day(week, 2), server(week), Map.of());
    plan("PASSWD", "due", day(week, 1), Map.of(), Map.of("PW-1", List.of("own")));
    plan("STANDBY", "schedule", day(week, 3), server(0), Map.of());
    plan("RECONFIG", "planned", day(week, 4), server(1), Map.of());
    plan("EQUIP_IN", "arrival", day(week, 1), Map.of("label", Value.of("SW-1" + week)), Map.of());
    plan("SWACCEPT", "proposal", day(week, 4), server(2), Map.of());
    plan("FINDING", "by_hand", day(week, 0), Map.of(), Map.of());
    plan("URGENT", "emergency", day(week, 3), Map.of("room", Value.of("Ruang server")), Map.of());
  }

  private void rarely(long leaver) {
    plan("ADMINCHANGE", "change", day(18, 0), Map.of("leaver", Value.of("p" + leaver)), Map.of());
    plan("UPSCHK", "schedule", day(9, 0), Map.of("ups", Value.of("UPS-1")), Map.of());
    plan("UPSCHK", "schedule", day(35, 0), Map.of("ups", Value.of("UPS-2")), Map.of());
    plan("UPSBATTERY", "by_hand", day(36, 0), Map.of("ups", Value.of("UPS-1")), Map.of());
    plan("EQUIP_OUT", "removal", day(22, 1), Map.of("label", Value.of("SRV-03")), Map.of());
    plan("HARDEN", "new_server", day(24, 2), server(3), Map.of());
    plan("RESTORE", "failure", day(30, 1), server(0), Map.of());
    plan("RESTORETEST", "schedule", day(28, 2), Map.of("medium", Value.of("DVD-0914")), Map.of());
    plan("SWACCEPT", "proposal", day(40, 1), server(3), Map.of("SW-1", List.of("not_fit")));
    plan("WEBSERVICE", "need", day(12, 1), Map.of(), Map.of("WS-6", List.of("failed", "passed")));
    plan("WEBSERVICE", "need", day(33, 1), Map.of(), Map.of());
  }

  /// What fell due in the last weeks and was done, so that few duties are late this morning.
  private void lately() {
    for (Map<String, Value> server : CARED_FOR) {
      plan("DBSERVER", "periodic", day(47, 2), server, Map.of());
      plan("BACKUP", "schedule", at(first.plusDays(359), 8), server, Map.of());
    }
    for (int raid = 0; raid < 2; raid++) {
      plan("RAID", "due", at(first.plusDays(356), 8), server(raid), Map.of());
    }
    plan("STANDBY", "schedule", day(46, 1), server(0), Map.of());
    for (String name : List.of("dewi@SRV-01", "root@SRV-02")) {
      plan("PASSWD", "due", day(45, 0), Map.of("account", Value.of(name)), Map.of());
    }
    plan("RESTORETEST", "schedule", day(44, 2), Map.of("medium", Value.of("DVD-0914")), Map.of());
  }

  private static Map<String, Value> server(int number) {
    return Map.of("server", Value.of(SERVERS.get(number % SERVERS.size())));
  }

  private void plan(
      String procedure,
      String opener,
      Instant at,
      Map<String, Value> subject,
      Map<String, List<String>> choices) {
    plans.add(CasePlan.of(procedure, opener, at, subject).choosing(choices));
  }

  /// A morning of a week; weeks begin with the first Monday of the year that is told, since nothing
  /// may happen before the things it is about are there.
  private Instant day(int week, int weekday) {
    LocalDate monday = first.plusWeeks(week).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    return at(monday.plusDays(weekday), 8);
  }

  private Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, random.nextInt(60), random.nextInt(60)))
        .atZone(zone)
        .toInstant();
  }

  /// The five cases that are open now: one at each of the moments a newcomer should see.
  static List<CasePlan> morning(Instant now, String month) {
    return List.of(
        CasePlan.of("SRVSEC", "by_hand", ago(now, 70), Map.of("server", Value.of("SRV-02")))
            .until("SS-3", Duration.ofMinutes(14)),
        CasePlan.of("NETFAULT", "monitor", ago(now, 110), Map.of("node", Value.of("SKPD-A-RTR")))
            .until("NF-9B", Duration.ofMinutes(9)),
        CasePlan.of("MON", "monthly", ago(now, 100), Map.of("month", Value.of(month)))
            .until("MON-2A", Duration.ofMinutes(20)),
        CasePlan.of(
                "WEBFAULT",
                "user_report",
                ago(now, 25),
                Map.of("service", Value.of("Portal Contoh")))
            .until("WEB-b", Duration.ofMinutes(6)),
        CasePlan.of("VISIT", "request", ago(now, 45), Map.of("room", Value.of("Ruang server")))
            .until("VIS-P2", Duration.ofMinutes(10)));
  }

  private static Instant ago(Instant now, int minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }
}
