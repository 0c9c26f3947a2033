package id.penjaga.hub.app.notice;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.AsideRows;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.work.FaultDesk;
import id.penjaga.hub.core.alarm.SetAside;
import id.penjaga.hub.core.notice.FaultName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reminds those on duty once a day of what is out of service and of shelves longer than a shift,
/// for whoever set it aside may be away by then. What is put back is taken off the outbox.
final class AsideTelling {
  private final Supplier<Store> store;
  private final Office office;

  /// What was told and still stands: only to save asking the store again.
  private Set<FaultName> told = new HashSet<>();

  AsideTelling(Supplier<Store> store, Office office) {
    this.store = store;
    this.office = office;
  }

  void round(Instant now) {
    ZoneId zone = office.calendar().zone();
    List<SetAside> aside = store.get().reads().in(session -> new AsideRows(session).now(now));
    Map<FaultName, SetAside> due = new LinkedHashMap<>();
    for (SetAside one : aside) {
      Instant at = one.reminder(zone, now);
      if (at != null) {
        due.put(FaultName.aside(one, at), one);
      }
    }
    if (told.equals(due.keySet())) {
      return;
    }
    Set<String> standing =
        due.keySet().stream().map(FaultName::toString).collect(Collectors.toSet());
    Patience.await(
        store
            .get()
            .actions()
            .work((work, _) -> {
              FaultDesk desk = new FaultDesk(work);
              for (Map.Entry<FaultName, SetAside> one : due.entrySet()) {
                desk.aside(one.getKey(), one.getValue());
              }
              work.notices().over(FaultName.SET_ASIDE, standing, now);
              return true;
            }));
    told = new HashSet<>(due.keySet());
  }
}
