package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.visit.VisitPeriod;
import id.penjaga.hub.app.store.visit.VisitRows;
import id.penjaga.hub.app.store.work.Observing;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.visit.Visit;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What this hub sees by itself.
public final class HubObserving implements Observing {
  private final PendingReadings pending;

  /// @param pending the readings of the store that are not folded yet
  public HubObserving(PendingReadings pending) {
    this.pending = pending;
  }

  @Override
  public @Nullable Value observed(
      Scene scene, Observed what, Map<String, Value> subject, Instant at) throws SQLException {
    return switch (what) {
      case MONTH -> MonthObserved.lines(scene, pending, subject, at);
      case EQUIPMENT -> new EquipmentObserved(scene, at).lines();
      case STORAGE_OLD -> count(new EquipmentObserved(scene, at).storageOld());
      case NETWORK_OLD -> count(new EquipmentObserved(scene, at).networkOld());
      case SERVICES_OLD -> count(new EquipmentObserved(scene, at).servicesOld());
      case FUEL -> PowerObserved.of(scene, pending, at).fuel();
      case OUTAGE -> PowerObserved.of(scene, pending, at).outage(subject);
      case CARE -> new CareObserved(scene, at).lines(subject.get("server"));
      case MANAGER -> RegisterObserved.manager(scene, subject.get("server"));
      case FIRE -> RegisterObserved.gaps(scene, "extinguisher", at);
      case VISIT -> VisitObserved.lines(scene, pending, subject, at);
      case VISIT_BREACHES -> count(VisitObserved.breaches(scene, pending, subject, at));
      case ELECTRICAL -> RegisterObserved.gaps(scene, "electrical", at);
    };
  }

  private static @Nullable Value count(int count) {
    return count == 0 ? null : Value.of(count);
  }

  @Override
  public Surroundings.Ready badgeSeen(Scene scene, @Nullable Value holder, Instant at)
      throws SQLException {
    ZoneId zone = scene.standing().people().zone();
    LocalDate day = LocalDate.ofInstant(at, zone);
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
    List<String> holders = entered(scene, from, until);
    if (holders.isEmpty()) {
      return Surroundings.Ready.UNKNOWN;
    }
    List<Value> asked =
        holder instanceof Value.Many(List<Value> several)
            ? several
            : holder == null ? List.of() : List.of(holder);
    Set<String> names = new HashSet<>();
    for (Value one : asked) {
      names.add(one.plain().strip());
      names.addAll(pseudonyms(scene, one.plain().strip()));
    }
    return holders.stream().anyMatch(names::contains)
        ? Surroundings.Ready.YES
        : Surroundings.Ready.NO;
  }

  @Override
  public Surroundings.Ready afterPeriod(Scene scene, @Nullable Value id, Instant at)
      throws SQLException {
    Long about = id == null || !id.plain().matches("[0-9]{1,18}") ? null : Long.valueOf(id.plain());
    Visit visit = about == null ? null : new VisitRows(scene.session(), scene.pins()).visit(about);
    if (about == null || visit == null) {
      return Surroundings.Ready.UNKNOWN;
    }
    VisitPeriod period = VisitPeriod.of(scene.session(), scene.pins(), scene.items(), about);
    Instant end = period == null ? null : period.end();
    boolean nobody = period == null && visit.guests().stream().allMatch(Visit.Guest::absent);
    return nobody || end != null && !at.isBefore(end)
        ? Surroundings.Ready.YES
        : Surroundings.Ready.NO;
  }

  /// What the doors call a person, or a badge of the register: drawn, so that nobody types it.
  ///
  /// @param who `p12`, or a badge's label
  private static Set<String> pseudonyms(Scene scene, String who) {
    Set<String> names = new HashSet<>();
    for (Item badge : scene.items().of("badge")) {
      Value holder = badge.fields().get("holder");
      Value pseudonym = badge.fields().get("pseudonym");
      if (pseudonym != null
          && (holder != null && holder.plain().equals(who) || badge.is("badge", who))) {
        names.add(pseudonym.plain().strip());
      }
    }
    return names;
  }

  /// Whom the doors saw going in.
  private static List<String> entered(Scene scene, Instant from, Instant until)
      throws SQLException {
    return scene
        .session()
        .list(
            row -> row.getString(1),
            "SELECT DISTINCT holder FROM journal WHERE category = ? AND type = 'PersonEntered'"
                + " AND at_ms >= ? AND at_ms < ? AND holder IS NOT NULL",
            Category.ACCESS.code(),
            from.toEpochMilli(),
            until.toEpochMilli());
  }
}
