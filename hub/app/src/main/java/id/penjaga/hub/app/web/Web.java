package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.tinylog.Logger;

/// The web server of the hub.
public final class Web implements AutoCloseable {
  private static final long LARGEST_REQUEST = 64 * 1024;
  private static final int MOST_CONNECTIONS = 1_000;

  private final Javalin server;
  private final EventStream live;

  private Web(Javalin server, EventStream live) {
    this.server = server;
    this.live = live;
  }

  /// Starts to serve.
  ///
  /// @param reads what the pages show
  /// @param orders what people ask of devices
  /// @param state for the health check
  /// @param registry every number that `/metrics` tells
  /// @param clock wall clock of the hub
  /// @throws PortTaken when something else listens there
  public static Web start(
      WebConfig config,
      Security security,
      RoomReads reads,
      RoomOrders orders,
      Supplier<HubState> state,
      PrometheusRegistry registry,
      InstantSource clock) {
    EventStream live = new EventStream(security, reads);
    Drawing drawing = new Drawing(config, reads, clock);
    AccessFilter filter = new AccessFilter(security, config);
    Probes probes = new Probes(state, registry, live);
    RoomPages pages = new RoomPages(drawing, reads);
    Javalin server =
        Javalin.create(javalin -> {
          shape(javalin, config);
          javalin.routes.before(filter::meet);
          javalin.routes.beforeMatched(filter::check);
          javalin.routes.after(probes::count);
          javalin.routes.get(Assets.PREFIX + "{name}", drawing.assets()::serve, RouteAccess.PUBLIC);
          javalin.routes.get("/live", live::serve, RouteAccess.WALL);
          probes.declare(javalin.routes);
          pages.declare(javalin.routes);
          new OrderForms(drawing, pages, reads, orders).declare(javalin.routes);
          new AccountPages(drawing, security, filter).declare(javalin.routes);
          new Failures(drawing).declare(javalin.routes);
        });
    try {
      server.start();
    } catch (JavalinBindException e) {
      live.close();
      throw new PortTaken(config, e);
    }
    return new Web(server, live);
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
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

  private static void shape(JavalinConfig javalin, WebConfig config) {
    javalin.concurrency.useVirtualThreads = true;
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.generateEtags = true;
    javalin.http.maxRequestSize = LARGEST_REQUEST;
    javalin.http.compressionStrategy = CompressionStrategy.GZIP;
    javalin.jetty.host = config.host();
    javalin.jetty.port = config.port();
    javalin.jetty.modifyServer(jetty -> {
      jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty));
      jetty.setStopTimeout(1_000);
    });
    javalin.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setRequestHeaderSize(16 * 1024);
    });
  }
}
