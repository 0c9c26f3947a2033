package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.JournalEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was set aside over a stretch of time, from records in the order of each device. What began
/// before the first of them is told by {@link #begin}.
public final class AsideHistory {
  private final Map<List<String>, SetAside> open = new LinkedHashMap<>();
  private final List<SetAside> over = new ArrayList<>();

  /// Something was set aside. Setting it aside anew ends what was before, for it is a new decision.
  public void begin(SetAside begun) {
    end(begun.device(), begun.kind(), begun.point(), begun.since());
    open.put(List.of(begun.device(), begun.kind(), begun.point()), begun);
  }

  /// Whether something is set aside as far as it was told.
  public boolean lasts(String device, String kind, String point) {
    return open.containsKey(List.of(device, kind, point));
  }

  public void on(String device, JournalEvent event, Instant at) {
    switch (event) {
      case JournalEvent.AlarmShelved e ->
          begin(
              new SetAside(
                  device,
                  e.kind().name(),
                  e.point().name(),
                  at,
                  at.plusMillis(e.forMs()),
                  e.by(),
                  e.reason(),
                  null));
      case JournalEvent.PointOutOfService e ->
          begin(new SetAside(device, "", e.point().name(), at, null, e.by(), e.reason(), null));
      case JournalEvent.AlarmUnshelved e -> end(device, e.kind().name(), e.point().name(), at);
      case JournalEvent.PointInService e -> end(device, "", e.point().name(), at);
      default -> {}
    }
  }

  private void end(String device, String kind, String point, Instant at) {
    SetAside lasted = open.remove(List.of(device, kind, point));
    if (lasted != null) {
      over.add(lasted.ended(at));
    }
  }

  /// Everything that was set aside within a stretch, by its beginning. The record of an end may be
  /// lost: a shelf ends with its time at the latest.
  ///
  /// @param now up to which the records tell
  public List<SetAside> within(Instant from, Instant until, Instant now) {
    List<SetAside> all = new ArrayList<>(over);
    for (SetAside one : open.values()) {
      Instant planned = one.planned();
      all.add(planned != null && !planned.isAfter(now) ? one.ended(planned) : one);
    }
    return all.stream()
        .filter(one -> one.since().isBefore(until))
        .filter(one -> one.ended() == null || one.ended().isAfter(from))
        .sorted(
            Comparator.comparing(SetAside::since)
                .thenComparing(SetAside::device)
                .thenComparing(SetAside::point)
                .thenComparing(SetAside::kind))
        .toList();
  }
}
