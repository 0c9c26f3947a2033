package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.PointId;
import java.time.Instant;
import java.util.List;

/// A right of visitors to enter, as an approved visit gives it; whoever keeps visits makes these.
///
/// @param id such as `vis-2026-09-001`: a-z 0-9 . - and at most 63 characters; stands in the
///     records of the doors
/// @param devices names of the devices whose doors it is for; empty means all
/// @param doors only these doors of those devices; empty means all
/// @param until the first instant at which it no longer holds
/// @param escorted whether somebody must accompany
/// @param escorts numbers of the people who may; empty means everybody who may accompany
/// @param perEscort visitors one escort may have inside; 0 when not limited
public record VisitPermit(
    String id,
    List<String> devices,
    List<PointId> doors,
    Instant from,
    Instant until,
    boolean escorted,
    List<Long> escorts,
    int perEscort,
    List<Guest> guests) {
  public VisitPermit {
    devices = List.copyOf(devices);
    doors = List.copyOf(doors);
    escorts = List.copyOf(escorts);
    guests = List.copyOf(guests);
  }

  /// One visitor.
  ///
  /// @param badge label of the badge that was handed to them
  /// @param purpose whether the purpose is written down
  /// @param statement whether every prohibited item was confirmed
  /// @param incomplete whether the account of an earlier stay is missing
  /// @param clearedMs the `wallMs` of the latest `PersonLeft` record whose account is complete, as
  ///     the device wrote it; 0 when there is none
  public record Guest(
      String badge, boolean purpose, boolean statement, boolean incomplete, long clearedMs) {}
}
