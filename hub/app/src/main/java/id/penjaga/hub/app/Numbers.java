package id.penjaga.hub.app;

import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.Store;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/// What store and link tell Prometheus.
final class Numbers {
  private final PrometheusRegistry registry;

  private Numbers(PrometheusRegistry registry) {
    this.registry = registry;
  }

  static void register(PrometheusRegistry registry, Store store, HubLink link) {
    Numbers numbers = new Numbers(registry);
    numbers.gauge(
        "penjaga_store_recording",
        "Whether what arrives is being stored",
        () -> store.stats().recording() ? 1 : 0);
    numbers.gauge(
        "penjaga_store_queued", "Messages waiting to be stored", () -> store.stats().queued());
    numbers.gauge(
        "penjaga_store_pending_readings",
        "Readings stored and not yet folded into series",
        () -> store.stats().pendingReadings());
    numbers.counter(
        "penjaga_store_messages_total",
        "Messages made durable since the start",
        () -> store.stats().messages());
    numbers.counter(
        "penjaga_store_commits_total",
        "Transactions made durable since the start",
        () -> store.stats().commits());
    numbers.counter(
        "penjaga_store_overflowed_total",
        "Messages not taken because the queue was full; devices send them again",
        () -> store.stats().overflowed());
    numbers.counter(
        "penjaga_store_rejected_total",
        "Messages the database refused for what they hold",
        () -> store.stats().rejected());
    numbers.gauge(
        "penjaga_broker_connected",
        "Whether the hub is connected to the broker",
        () -> link.stats().connected() ? 1 : 0);
    numbers.counter(
        "penjaga_broker_connections_total",
        "Connections made to the broker since the start",
        () -> link.stats().connections());
    numbers.counter(
        "penjaga_broker_received_total",
        "Messages heard from the broker since the start",
        () -> link.stats().received());
    numbers.counter(
        "penjaga_broker_unsent_total",
        "Acknowledgements and commands the broker did not take",
        () -> link.stats().unsent());
    CounterWithCallback.builder()
        .name("penjaga_bad_messages_total")
        .help("Messages that could not be used, by device and kind")
        .labelNames("device", "kind")
        .callback(counter ->
            link.badMessages()
                .all()
                .forEach((device, bad) ->
                    bad.counts()
                        .forEach((kind, count) -> counter.call(count, device, kind.name()))))
        .register(registry);
  }

  private void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsLong()))
        .register(registry);
  }

  private void counter(String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call(value.getAsLong()))
        .register(registry);
  }
}
