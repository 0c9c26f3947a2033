package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.http.RouteAccess;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;

/// For other machines: `/healthz` says in one word whether the hub works, `/metrics` tells
/// Prometheus the numbers.
final class Probes {
  private final Supplier<HubState> state;
  private final PrometheusRegistry registry;
  private final Counter responses;

  Probes(
      Supplier<HubState> state,
      PrometheusRegistry registry,
      EventStream live,
      ConnectionSeats seats) {
    this.state = state;
    this.registry = registry;
    this.responses =
        Counter.builder()
            .name("penjaga_web_responses_total")
            .help("Answers to HTTP requests by class of status")
            .labelNames("status")
            .register(registry);
    GaugeWithCallback.builder()
        .name("penjaga_web_live_readers")
        .help("Pages that are being told of changes now")
        .callback(gauge -> gauge.call(live.readers()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("penjaga_web_connections")
        .help("Connections to the pages that are open now")
        .callback(gauge -> gauge.call(seats.open()))
        .register(registry);
    CounterWithCallback.builder()
        .name("penjaga_web_closed_connections_total")
        .help("Connections closed because an address held too many or was too slow")
        .labelNames("address")
        .callback(counter -> seats.closed().forEach((a, n) -> counter.call(n, a)))
        .register(registry);
  }

  void declare(RoutesConfig routes) {
    routes.get("/healthz", this::health, RouteAccess.PUBLIC);
    routes.get("/metrics", this::metrics, RouteAccess.METRICS);
  }

  void count(Context ctx) {
    responses.labelValues(ctx.statusCode() / 100 + "xx").inc();
  }

  private void health(Context ctx) {
    HubState now = state.get();
    ctx.status(now.well() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    ctx.contentType("application/json");
    ctx.result(
        "{\"status\":\"%s\",\"recording\":%b,\"broker\":%b}\n"
            .formatted(now.well() ? "ok" : "trouble", now.recording(), now.broker()));
  }

  private void metrics(Context ctx) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    ctx.contentType(PrometheusTextFormatWriter.CONTENT_TYPE);
    ctx.result(out.toByteArray());
  }
}
