package id.penjaga.hub.app;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// What store and link tell Prometheus.
final class Numbers {
  private final PrometheusRegistry registry;
  private final Supplier<Optional<Hub.Ingest>> ingest;

  private Numbers(PrometheusRegistry registry, Supplier<Optional<Hub.Ingest>> ingest) {
    this.registry = registry;
    this.ingest = ingest;
  }

  /// @param ingest empty until the store is open; there are no numbers of it then
  static void register(PrometheusRegistry registry, Supplier<Optional<Hub.Ingest>> ingest) {
    Numbers numbers = new Numbers(registry, ingest);
    numbers.gauge(
        "penjaga_store_recording",
        "Whether what arrives is being stored; absent while the store is not open",
        now -> now.store().stats().recording() ? 1 : 0);
    numbers.gauge(
        "penjaga_store_queued",
        "Messages waiting to be stored",
        now -> now.store().stats().queued());
    numbers.gauge(
        "penjaga_store_pending_readings",
        "Readings stored and not yet folded into series",
        now -> now.store().stats().pendingReadings());
    numbers.counter(
        "penjaga_store_messages_total",
        "Messages made durable since the start",
        now -> now.store().stats().messages());
    numbers.counter(
        "penjaga_store_commits_total",
        "Transactions made durable since the start",
        now -> now.store().stats().commits());
    numbers.counter(
        "penjaga_store_overflowed_total",
        "Messages not taken because the queue was full; devices send them again",
        now -> now.store().stats().overflowed());
    numbers.counter(
        "penjaga_store_rejected_total",
        "Messages the database refused for what they hold",
        now -> now.store().stats().rejected());
    numbers.counter(
        "penjaga_store_strangers_total",
        "Messages not kept because there are too many devices already",
        now -> now.store().stats().refusedDevices());
    numbers.counter(
        "penjaga_store_set_aside_total",
        "Readings kept aside because they could not be folded into series",
        now -> now.store().stats().setAside());
    numbers.gauge(
        "penjaga_broker_connected",
        "Whether the hub is connected to the broker",
        now -> now.link().stats().connected() ? 1 : 0);
    numbers.counter(
        "penjaga_broker_connections_total",
        "Connections made to the broker since the start",
        now -> now.link().stats().connections());
    numbers.counter(
        "penjaga_broker_received_total",
        "Messages heard from the broker since the start",
        now -> now.link().stats().received());
    numbers.counter(
        "penjaga_broker_unsent_total",
        "Acknowledgements and commands the broker did not take",
        now -> now.link().stats().unsent());
    CounterWithCallback.builder()
        .name("penjaga_bad_messages_total")
        .help("Messages that could not be used, by device and kind")
        .labelNames("device", "kind")
        .callback(counter ->
            ingest
                .get()
                .map(now -> now.link().badMessages().all())
                .orElse(Map.of())
                .forEach((device, bad) ->
                    bad.counts()
                        .forEach((kind, count) -> counter.call(count, device, kind.name()))))
        .register(registry);
  }

  private void gauge(String name, String help, ToLongFunction<Hub.Ingest> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> told(value, gauge::call))
        .register(registry);
  }

  private void counter(String name, String help, ToLongFunction<Hub.Ingest> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> told(value, counter::call))
        .register(registry);
  }

  private void told(ToLongFunction<Hub.Ingest> value, DoubleConsumer to) {
    ingest.get().ifPresent(now -> to.accept(value.applyAsLong(now)));
  }
}
