package id.penjaga.hub.core.notice;

import id.penjaga.device.messages.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One thing that somebody is told, with how far it came.
///
/// @param id the same for the same cause, level and person, whoever makes it and how often
/// @param cause name in the book of what it is about
/// @param kind of it, such as `WATER_LEAK`
/// @param about what it is about in the words of the office: point, item, step
/// @param level rung of the chain, the lowest is 1
/// @param role for which the person was told; empty for none
/// @param at when it was to be told
public record Notice(
    String id,
    String cause,
    String kind,
    String about,
    Severity severity,
    int level,
    String role,
    long person,
    Instant at,
    List<Delivery> deliveries) {
  public Notice {
    deliveries = List.copyOf(deliveries);
  }

  /// The id of a notice.
  public static String id(String cause, int level, long person) {
    return UUID.nameUUIDFromBytes(
            (cause + "\n" + level + "\n" + person).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /// The same with what is known of its deliveries.
  public Notice with(List<Delivery> known) {
    return new Notice(id, cause, kind, about, severity, level, role, person, at, known);
  }

  public boolean critical() {
    return severity == Severity.CRITICAL;
  }

  /// Whether it belongs to a drill, and is not meant.
  public boolean drill() {
    return FaultName.isDrill(kind);
  }

  public boolean received() {
    return deliveries.stream().anyMatch(one -> one.received() != null);
  }
}
