package id.penjaga.hub.app.notice;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells host and escort of a visit that its window ends with visitors inside, or that its permit
/// does not reach the doors; each is told once. What is over the device itself raises as an alarm.
final class VisitTelling {
  private static final Duration NO_MATTER = Duration.ofDays(1);

  private final Supplier<Store> store;
  private final Office office;

  /// What was told lately and still stands: only to save asking the store again.
  private final Set<FaultName> told = new HashSet<>();

  VisitTelling(Supplier<Store> store, Office office) {
    this.store = store;
    this.office = office;
  }

  void round(Instant now) {
    Map<FaultName, Visit> standing = new LinkedHashMap<>();
    for (VisitException one :
        VisitException.of(office.visits().standing(now, now), NO_MATTER, now)) {
      FaultName name = name(one);
      if (name != null) {
        standing.put(name, one.standing().visit());
      }
    }
    told.retainAll(standing.keySet());
    if (told.containsAll(standing.keySet())) {
      return;
    }
    Patience.await(
        store
            .get()
            .actions()
            .work((work, _) -> {
              FaultDesk desk = new FaultDesk(work);
              for (Map.Entry<FaultName, Visit> one : standing.entrySet()) {
                desk.visit(one.getKey(), people(one.getValue()), about(one.getValue()));
              }
              return true;
            }));
    told.addAll(standing.keySet());
  }

  /// Null for what nobody is told of. Suspended for another reason it is told again.
  private static @Nullable FaultName name(VisitException one) {
    String visit = title(one.standing().visit());
    return switch (one.kind()) {
      case ENDING -> new FaultName(FaultName.VISIT_ENDING, visit, one.since());
      case SUSPENDED ->
          new FaultName(
              FaultName.VISIT_SUSPENDED,
              one.standing().obstacles().stream()
                  .sorted()
                  .map(Enum::name)
                  .collect(Collectors.joining("+", visit + "/", "")),
              one.since());
      case OVERSTAY, UNCONFIRMED, UNACCOUNTED, NEVER_USED, STILL_EXPECTED -> null;
    };
  }

  private static String title(Visit visit) {
    return visit.number().isEmpty() ? "#" + visit.about() : visit.number();
  }

  private static String about(Visit visit) {
    return (title(visit) + " " + visit.work()).replaceAll("\\s+", " ").strip();
  }

  private static List<Long> people(Visit visit) {
    List<Long> people = new ArrayList<>(visit.escorts());
    Long host = visit.host();
    if (host != null) {
      people.addFirst(host);
    }
    return people;
  }
}
