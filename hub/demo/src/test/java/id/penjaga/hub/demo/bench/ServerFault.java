package id.penjaga.hub.demo.bench;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The repair of a server by SRVSEC, in thirteen commands: the analysis and the report come back
/// once each, as in fixture 10.
///
/// @param by who does it
/// @param command the first opens the case
record ServerFault(By by, Command command) {
  /// Those who work on it.
  ///
  /// @param staff analyses and repairs
  /// @param head approves and checks
  /// @param chief takes the report
  record Office(By staff, By head, By chief) {}

  static List<ServerFault> run(Office office, String server) {
    Value parts = list(Map.of("part", Value.of("PSU"), "count", Value.of(1)));
    List<ServerFault> all = round(office, server, "fault");
    Map<String, Value> analysis =
        Map.of("kind", Value.of("PSU mati"), "device", Value.of(server), "parts", parts);
    all.add(step(office.staff, 2, null, analysis));
    all.add(step(office.head, 3, "not_approved", Map.of()));
    all.add(step(office.staff, 4, null, analysis));
    all.add(step(office.head, 5, "approved", Map.of("parts", parts)));
    all.add(
        step(
            office.staff,
            6,
            null,
            Map.of(
                "by",
                Value.of("own"),
                "action",
                Value.of("PSU diganti"),
                "parts",
                list(Map.of("part", Value.of("PSU"), "serial", Value.of("P-NEW-01"))))));
    Map<String, Value> check = Map.of("result", Value.of("normal"), "works", Value.of(true));
    all.add(step(office.head, 7, "ok", check));
    all.add(step(office.chief, 8, "rejected", Map.of()));
    all.add(step(office.head, 9, "ok", check));
    all.add(step(office.chief, 10, "accepted", Map.of()));
    all.add(
        step(
            office.staff,
            11,
            null,
            Map.of(
                "damage_kind",
                Value.of("PSU mati"),
                "part_old",
                Value.of("P-OLD-01"),
                "part_new",
                Value.of("P-NEW-01"),
                "stored_at",
                Value.of("Lemari bukti 1"))));
    return all;
  }

  /// A monitoring round: opened, begun, and done with a finding.
  ///
  /// @param branch `normal` ends the case
  static List<ServerFault> round(Office office, String server, String branch) {
    List<ServerFault> all = new ArrayList<>();
    all.add(
        new ServerFault(
            office.staff,
            new Command.OpenCase(
                "SRVSEC", "by_hand", Map.of("server", Value.of(server)), null, "")));
    all.add(new ServerFault(office.staff, new Command.Begin(1)));
    all.add(
        step(
            office.staff,
            1,
            branch,
            Map.of(
                "checks",
                list(Map.of("object", Value.of(server), "result", Value.of(branch))),
                "finding",
                Value.of(server + ": " + branch))));
    return all;
  }

  private static ServerFault step(
      By by, int opening, @Nullable String branch, Map<String, Value> answers) {
    String reason =
        "not_approved".equals(branch) || "rejected".equals(branch) ? "belum lengkap" : "";
    return new ServerFault(
        by, new Command.Complete(opening, answers, branch, reason, Map.of(), ""));
  }

  private static Value list(Map<String, Value> only) {
    return new Value.Many(List.of(new Value.Group(only)));
  }
}
