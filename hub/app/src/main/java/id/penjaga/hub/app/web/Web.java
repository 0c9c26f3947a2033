package id.penjaga.hub.app.web;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.web.api.Api;
import id.penjaga.hub.app.web.api.ApiGate;
import id.penjaga.hub.app.web.api.ApiPages;
import id.penjaga.hub.app.web.api.ApiTable;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.api.TokenPages;
import id.penjaga.hub.app.web.http.Assets;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.resource.AccountResources;
import id.penjaga.hub.app.web.resource.RoomResources;
import id.penjaga.hub.app.web.watch.DeviceForms;
import id.penjaga.hub.app.web.watch.OrderForms;
import id.penjaga.hub.app.web.watch.RoomPages;
import id.penjaga.hub.app.web.watch.ShelfForms;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.tinylog.Logger;

/// The web server of the hub.
public final class Web implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Javalin server;
  private final EventStream live;
  private final ApiTable table;
  private volatile boolean closed;

  private Web(Javalin server, EventStream live, ApiTable table) {
    this.server = server;
    this.live = live;
    this.table = table;
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
      Tokens tokens,
      Sources sources,
      Supplier<HubState> state,
      PrometheusRegistry registry,
      Function<Drawing, Served> more,
      InstantSource clock,
      Threads threads) {
    return start(
        config,
        WebLimits.SHIPPED,
        security,
        tokens,
        sources,
        state,
        registry,
        more,
        clock,
        threads);
  }

  /// What is served beside the room and the accounts.
  ///
  /// @param reads what programs may read of it
  public record Served(List<Pages> pages, List<Read> reads) {}

  static Web start(
      WebConfig config,
      WebLimits limits,
      Security security,
      Tokens tokens,
      Sources sources,
      Supplier<HubState> state,
      PrometheusRegistry registry,
      Function<Drawing, Served> more,
      InstantSource clock,
      Threads threads) {
    LongSupplier nanos = () -> TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs());
    ConnectionSeats seats = new ConnectionSeats(limits, config.tls(), nanos);
    EventStream live = new EventStream(security, sources.reads(), seats);
    Drawing drawing = new Drawing(config.zone(), config.site(), sources, clock);
    ApiGate gate = new ApiGate(tokens, limits.programs(), nanos);
    AccessFilter filter = new AccessFilter(security, gate, config, limits, seats);
    Served served = more.apply(drawing);
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
          new ShelfForms(drawing, pages, sources).declare(javalin.routes);
          new DeviceForms(drawing, pages, sources).declare(javalin.routes);
          new AccountPages(drawing, security, filter, config.guests()).declare(javalin.routes);
          new TokenPages(drawing, tokens, security, sources.office()).declare(javalin.routes);
          served.pages().forEach(room -> room.declare(javalin.routes));
          new Failures(drawing).declare(javalin.routes);
        });
    ApiTable table = api(server, drawing, sources, security, tokens, served);
    try {
      server.start();
    } catch (JavalinBindException e) {
      live.close();
      throw new PortTaken(config, e);
    }
    Web web = new Web(server, live, table);
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

  /// Declares the API over the routes that the pages declared.
  private static ApiTable api(
      Javalin server,
      Drawing drawing,
      Sources sources,
      Security security,
      Tokens tokens,
      Served served) {
    RoomScope rooms = new RoomScope(sources);
    List<Read> reads = new ArrayList<>(new RoomResources(drawing, sources, rooms).reads());
    reads.addAll(new AccountResources(security, sources.office()).reads());
    reads.addAll(served.reads());
    ApiTable table = ApiTable.of(routes(server), reads);
    new Api(drawing, rooms, table, tokens).declare(server.unsafe.routes);
    new ApiPages(drawing, table).declare(server.unsafe.routes);
    return table;
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

  /// What programs may do.
  public ApiTable table() {
    return table;
  }

  /// Every route that is served, of pages and of the API.
  public List<Endpoint> routes() {
    return routes(server);
  }

  private static List<Endpoint> routes(Javalin server) {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .toList();
  }

  private static void shape(
      JavalinConfig javalin, WebConfig config, WebLimits limits, ConnectionSeats seats) {
    javalin.concurrency.useVirtualThreads = true;
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.generateEtags = true;
    javalin.http.prefer405over404 = true;
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
