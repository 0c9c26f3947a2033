package id.penjaga.hub.demo.office;

import id.penjaga.device.sim.CastMember;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What visitors of the story come for.
///
/// @param guests in the order of the request
/// @param stay how long they ask for
/// @param work a choice of the logbook
/// @param done what was done in the end
record Errand(
    List<CastMember> guests,
    Duration stay,
    String company,
    String vendor,
    String kind,
    String target,
    String work,
    String purpose,
    String done) {

  /// Comes by itself, and again and again.
  static final Errand AIR =
      new Errand(
          List.of(CastMember.VISITOR, CastMember.VENDOR),
          Duration.ofHours(2),
          "PT Sejuk Contoh",
          "ac",
          "pemeliharaan",
          "AC unit 1: pembersihan filter",
          "environment",
          "Pembersihan filter dan pengecekan freon AC unit 1",
          "Filter dibersihkan, tekanan freon normal");

  /// Is announced at the reception, and takes longer than anybody thought.
  static final Errand UPS =
      new Errand(
          List.of(CastMember.TECHNICIAN),
          Duration.ofSeconds(75),
          "CV Daya Contoh",
          "perangkat",
          "perbaikan",
          "UPS: penggantian kipas",
          "device",
          "Penggantian kipas UPS",
          "Kipas diganti, UPS diuji");

  private static final List<Errand> ALL = List.of(AIR, UPS);

  /// The one of a visit; null for a visit of somebody else.
  static @Nullable Errand of(Visit visit) {
    return visit.guests().isEmpty()
        ? null
        : ALL.stream()
            .filter(errand -> visit.guests().stream().allMatch(errand::names))
            .findFirst()
            .orElse(null);
  }

  private boolean names(Visit.Guest guest) {
    return guests.stream().anyMatch(one -> one.role().equals(guest.name()));
  }

  /// Label of the badge of a guest.
  static String badge(CastMember guest) {
    return Objects.requireNonNull(BadgeKeeper.LABELS.get(guest));
  }

  /// Whether one of its badges is with a visitor.
  boolean holds(Visit visit) {
    return visit.guests().stream()
        .anyMatch(guest ->
            guest.bound() && guests.stream().anyMatch(one -> badge(one).equals(guest.badge())));
  }

  /// What the request for it says.
  Map<String, Value> request(Instant from, Instant until) {
    Map<String, Value> answers = new HashMap<>();
    answers.put("requester_org", Value.of(company));
    answers.put("vendor_kind", Value.of(vendor));
    answers.put("purpose_kind", Value.of(kind));
    answers.put("target", Value.of(target));
    answers.put(
        "visitors",
        new Value.Many(
            guests.stream()
                .<Value>map(guest ->
                    new Value.Group(
                        Map.of("name", Value.of(guest.role()), "unit", Value.of(company))))
                .toList()));
    answers.put("window_start", Value.of(from.toString()));
    answers.put("window_end", Value.of(until.toString()));
    return answers;
  }
}
