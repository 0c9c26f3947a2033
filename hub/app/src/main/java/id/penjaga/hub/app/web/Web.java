package id.penjaga.hub.app.web;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.http.Assets;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.app.web.watch.DeviceForms;
import id.penjaga.hub.app.web.watch.OrderForms;
import id.penjaga.hub.app.web.watch.RoomPages;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.tinylog.Logger;

/// The web server of the hub.
public final class Web implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Javalin server;
  private final EventStream live;
  private volatile boolean closed;

  private Web(Javalin server, EventStream live) {
    this.server = server;
    this.live = live;
  }

  /// Starts to serve.
  ///
  /// @param sources what the pages show and order
  /// @param state for the health check
  /// @param registry every number that `/metrics` tells
  /// @param more pages beside those of the room and of accounts
  /// @param clock wall clock of the hub
  /// @param threads of the program
  /// @throws PortTaken when something else listens there
  public static Web start(
      WebConfig config,
      Security security,
      Sources sources,
      Supplier<HubState> state,
      PrometheusRegistry registry,
      Function<Drawing, List<Pages>> more,
      InstantSource clock,
      Threads threads) {
    return start(
        config, WebLimits.SHIPPED, security, sources, state, registry, more, clock, threads);
  }

  static Web start(
      WebConfig config,
      WebLimits limits,
      Security security,
      Sources sources,
      Supplier<HubState> state,
      PrometheusRegistry registry,
      Function<Drawing, List<Pages>> more,
      InstantSource clock,
      Threads threads) {
    ConnectionSeats seats =
        new ConnectionSeats(
            limits, config.tls(), () -> TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs()));
    EventStream live = new EventStream(security, sources.reads(), seats);
    Drawing drawing = new Drawing(config.zone(), config.site(), sources, clock);
    AccessFilter filter = new AccessFilter(security, config, limits, seats);
    Probes probes = new Probes(state, registry, live, seats);
    RoomPages pages = new RoomPages(drawing, sources);
    Javalin server =
        Javalin.create(javalin -> {
          shape(javalin, config, limits, seats);
          javalin.routes.before(filter::meet);
          javalin.routes.beforeMatched(filter::check);
          javalin.routes.after(probes::count);
          javalin.routes.get(Assets.PREFIX + "{name}", drawing.assets()::serve, RouteAccess.PUBLIC);
          javalin.routes.get("/live", live::serve, RouteAccess.WALL);
          probes.declare(javalin.routes);
          pages.declare(javalin.routes);
          new OrderForms(drawing, pages, sources).declare(javalin.routes);
          new DeviceForms(drawing, pages, sources).declare(javalin.routes);
          new AccountPages(drawing, security, filter, config.guests()).declare(javalin.routes);
          more.apply(drawing).forEach(room -> room.declare(javalin.routes));
          new Failures(drawing).declare(javalin.routes);
        });
    try {
      server.start();
    } catch (JavalinBindException e) {
      live.close();
      throw new PortTaken(config, e);
    }
    Web web = new Web(server, live);
    threads.keep(
        "web-deadlines",
        SWEEP,
        () -> {
          while (!web.closed) {
            seats.sweep();
            Threads.pause(SWEEP);
          }
        });
    return web;
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    closed = true;
    live.close();
    try {
      server.stop();
    } catch (JavalinException e) { // a request was still under way after a second
      Logger.debug(e, "A request was cut off");
    }
  }

  Javalin server() {
    return server;
  }

  private static void shape(
      JavalinConfig javalin, WebConfig config, WebLimits limits, ConnectionSeats seats) {
    javalin.concurrency.useVirtualThreads = true;
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.generateEtags = true;
    javalin.http.maxRequestSize = limits.form();
    javalin.http.compressionStrategy = CompressionStrategy.GZIP;
    javalin.jetty.modifyServer(jetty -> jetty.setStopTimeout(1_000));
    javalin.jetty.addConnector((jetty, http) -> {
      ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
      connector.setHost(config.host());
      connector.setPort(config.port());
      connector.addEventListener(seats);
      // Browsers keep connections open without asking anything; stopping does not wait for them.
      connector.setShutdownIdleTimeout(200);
      return connector;
    });
    javalin.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setRequestHeaderSize(8 * 1024);
    });
  }
}
