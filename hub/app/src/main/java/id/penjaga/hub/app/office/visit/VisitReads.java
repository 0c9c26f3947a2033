package id.penjaga.hub.app.office.visit;

import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.visit.KeyAway;
import id.penjaga.hub.core.visit.Presented;
import id.penjaga.hub.core.visit.VisitPermit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What pages and doors may ask of visits.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface VisitReads {
  /// A site without visits.
  VisitReads NONE =
      new VisitReads() {
        @Override
        public List<VisitStanding> standing(Instant now, Instant endedAfter) {
          return List.of();
        }

        @Override
        public List<Long> open(Instant now) {
          return List.of();
        }

        @Override
        public List<VisitStanding> during(Instant from, Instant until) {
          return List.of();
        }

        @Override
        public Optional<VisitStanding> of(long about, Instant now) {
          return Optional.empty();
        }

        @Override
        public List<Occupancy> inside(Instant now) {
          return List.of();
        }

        @Override
        public List<Presented> presented(String device, PointId door, Instant after, Instant now) {
          return List.of();
        }

        @Override
        public List<Long> entitled(Instant now) {
          return List.of();
        }

        @Override
        public Map<String, String> called() {
          return Map.of();
        }

        @Override
        public List<KeyAway> keysAway(Instant now) {
          return List.of();
        }
      };

  /// The newest visits that are open or ended after a moment, in the order they were opened.
  List<VisitStanding> standing(Instant now, Instant endedAfter);

  /// Numbers of the cases of visits that are open, the oldest first.
  List<Long> open(Instant now);

  /// All visits of a stretch of the past, in the order they were opened: those that were open then,
  /// and those that somebody may have written down only in the month after it.
  List<VisitStanding> during(Instant from, Instant until);

  /// How one visit stands, open or not; empty for a case that is no visit.
  Optional<VisitStanding> of(long about, Instant now);

  /// Who is inside, the longest first.
  List<Occupancy> inside(Instant now);

  /// Visitors whose badge a door told of after a moment, the newest first.
  List<Presented> presented(String device, PointId door, Instant after, Instant now);

  /// Whoever may accompany visitors by a right of their own, by number.
  List<Long> entitled(Instant now);

  /// What the register of badges calls whoever the records of doors name by a pseudonym: the name
  /// of its holder, or the label of a badge for visitors.
  Map<String, String> called();

  /// Keys of racks whose holders have left with them (ACC-21).
  List<KeyAway> keysAway(Instant now);

  /// What the doors get.
  default List<VisitPermit> permits(Instant now) {
    return standing(now, now).stream().map(VisitStanding::permit).filter(Objects::nonNull).toList();
  }
}
