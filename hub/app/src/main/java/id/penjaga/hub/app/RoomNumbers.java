package id.penjaga.hub.app;

import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.live.LivePicture.Freshness;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the rooms tell Prometheus: values, freshness, alarms, people inside, links and clocks.
///
/// Labels are names of devices, points and closed vocabularies only, and at most [#MOST_POINTS] and
/// [#MOST_DEVICES] of them: names come from outside and must not fill a time series database.
final class RoomNumbers {
  static final int MOST_POINTS = 5_000;
  static final int MOST_DEVICES = 500;

  private final PrometheusRegistry registry;
  private final Supplier<Optional<LivePicture>> live;
  private final RoomReads reads;

  private RoomNumbers(
      PrometheusRegistry registry, Supplier<Optional<LivePicture>> live, RoomReads reads) {
    this.registry = registry;
    this.live = live;
    this.reads = reads;
  }

  /// @param live empty until the store is open; the rooms tell nothing then
  static void register(
      PrometheusRegistry registry, Supplier<Optional<LivePicture>> live, RoomReads reads) {
    RoomNumbers numbers = new RoomNumbers(registry, live, reads);
    numbers.points();
    numbers.devices();
    numbers.people();
  }

  private void points() {
    gauge(
        "penjaga_point_value",
        "Value of a point in its unit, 1 or 0 for two-valued ones; absent while it is not fresh",
        List.of("device", "point", "kind", "unit"),
        gauge ->
            eachPoint(point -> {
              StateMessage.Point message = point.message();
              if (point.freshness() == Freshness.FRESH
                  && message != null
                  && message.measure() != null) {
                gauge.accept(
                    message.measure().value(),
                    new String[] {
                      point.device().name(),
                      point.info().point().name(),
                      point.info().kind().name(),
                      point.info().unit().code()
                    });
              }
            }));
    gauge(
        "penjaga_point_fresh",
        "Whether the value of a point is fresh",
        List.of("device", "point"),
        gauge ->
            eachPoint(point ->
                gauge.accept(point.freshness() == Freshness.FRESH ? 1.0 : 0.0, names(point))));
    gauge(
        "penjaga_point_age_seconds",
        "Time since a point was last read; absent when that is not known",
        List.of("device", "point"),
        gauge ->
            eachPoint(point -> {
              if (point.ageMs() >= 0) {
                gauge.accept(point.ageMs() / 1000.0, names(point));
              }
            }));
  }

  private void devices() {
    device(
        "penjaga_device_connected",
        "Whether a device is connected",
        link -> link.online() ? 1.0 : 0.0);
    device(
        "penjaga_device_silent_seconds",
        "Time since anything was heard of a device",
        link -> link.silentMs() / 1000.0);
    device(
        "penjaga_device_clock_ahead_seconds",
        "How far a device's clock was ahead of the hub's at its last heartbeat, negative when behind;"
            + " absent while the device does not trust it",
        link -> link.clockAheadMs() == null ? Double.NaN : link.clockAheadMs() / 1000.0);
    device(
        "penjaga_device_recording",
        "Whether a device can write its journal",
        link -> link.health() == null ? Double.NaN : link.health().recording() ? 1.0 : 0.0);
    device(
        "penjaga_device_disk_free_bytes",
        "Free space of a device's journal",
        link -> link.health() == null ? Double.NaN : link.health().diskFreeBytes());
    device(
        "penjaga_device_journal_backlog",
        "Records of a device that the hub has not acknowledged",
        link -> link.health() == null ? Double.NaN : link.health().journalBacklog());
    gauge(
        "penjaga_alarms",
        "Alarms that stand, by severity",
        List.of("device", "severity"),
        gauge -> {
          Map<String, Map<Severity, Long>> standing =
              asked(reads::openAlarms).stream()
                  .filter(AlarmView::active)
                  .collect(
                      Collectors.groupingBy(
                          alarm -> alarm.device().name(),
                          Collectors.groupingBy(AlarmView::severity, Collectors.counting())));
          eachDevice(link -> {
            Map<Severity, Long> own = standing.getOrDefault(link.device().name(), Map.of());
            for (Severity severity : Severity.values()) {
              gauge.accept(
                  (double) own.getOrDefault(severity, 0L),
                  new String[] {link.device().name(), severity.name()});
            }
          });
        });
  }

  private void people() {
    gauge(
        "penjaga_people_inside",
        "People inside, by the device whose door they went through",
        List.of("device"),
        gauge -> {
          Map<String, Long> inside =
              asked(reads::inside).stream()
                  .collect(
                      Collectors.groupingBy(
                          (PersonInside person) -> person.device().name(), Collectors.counting()));
          eachDevice(link ->
              gauge.accept(
                  (double) inside.getOrDefault(link.device().name(), 0L),
                  new String[] {link.device().name()}));
        });
  }

  /// The answer of the room, or none while it cannot answer.
  private static <T> List<T> asked(Supplier<List<T>> question) {
    try {
      return question.get();
    } catch (StoreException | RoomUnavailable _) {
      return List.of();
    }
  }

  private void eachPoint(Consumer<LivePicture.Point> use) {
    live.get().map(LivePicture::points).stream()
        .flatMap(List::stream)
        .limit(MOST_POINTS)
        .forEach(use);
  }

  private void eachDevice(Consumer<LivePicture.Link> use) {
    live.get().map(LivePicture::links).stream()
        .flatMap(List::stream)
        .limit(MOST_DEVICES)
        .forEach(use);
  }

  private static String[] names(LivePicture.Point point) {
    return new String[] {point.device().name(), point.info().point().name()};
  }

  /// @param value NaN where there is none
  private void device(String name, String help, ToValue value) {
    gauge(
        name,
        help,
        List.of("device"),
        gauge ->
            eachDevice(link -> {
              double now = value.of(link);
              if (!Double.isNaN(now)) {
                gauge.accept(now, new String[] {link.device().name()});
              }
            }));
  }

  private interface ToValue {
    double of(LivePicture.Link link);
  }

  private void gauge(
      String name,
      String help,
      List<String> labels,
      Consumer<BiConsumer<Double, String[]>> values) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels.toArray(String[]::new))
        .callback(gauge -> values.accept((value, names) -> gauge.call(value, names)))
        .register(registry);
  }
}
