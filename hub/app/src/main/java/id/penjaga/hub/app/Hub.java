package id.penjaga.hub.app;

import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.security.ResetTickets;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.HubState;
import id.penjaga.hub.app.web.PortTaken;
import id.penjaga.hub.app.web.Web;
import id.penjaga.hub.app.web.WebConfig;
import id.penjaga.hub.app.web.room.StoredOrders;
import id.penjaga.hub.app.web.room.StoredRoom;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One running hub: link, store, accounts and pages, wired together. The same in production, in the
/// demo and in a test.
public final class Hub implements AutoCloseable {
  /// What was opened, the last first.
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Threads threads = new Threads(bug -> {});
  private final Store store;
  private final HubLink link;
  private final Security security;
  private final Web web;

  /// Starts the hub of a configuration. The broker may come later: the pages are there at once and
  /// say that it is missing.
  ///
  /// @throws HubRefused when disk or network do not allow it
  public static Hub start(HubConfig config) throws HubRefused {
    return start(config, HubClock.SYSTEM);
  }

  /// @param clock of what happens in the rooms; a simulated room may have a faster one. Logins and
  ///     sessions follow the real one
  /// @throws HubRefused when disk or network do not allow it
  public static Hub start(HubConfig config, HubClock clock) throws HubRefused {
    return new Hub(config, clock);
  }

  private Hub(HubConfig config, HubClock clock) throws HubRefused {
    try {
      store = Store.open(config.data(), clock, threads);
      open.push(store);
      link = new HubLink(broker(config.mqtt()), store, threads);
      open.push(link);
      link.start();
      security =
          Security.open(
              AccountTables.inFolder(config.data(), threads),
              new ResetTickets(config.data()),
              () -> Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()),
              () -> TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs()),
              threads);
      open.push(security);
      PrometheusRegistry registry = new PrometheusRegistry();
      Numbers.register(registry, store, link);
      HubConfig.Http http = config.http();
      web =
          Web.start(
              new WebConfig(
                  http.host(),
                  http.port(),
                  config.site().zone(),
                  config.site().name(),
                  http.secure(),
                  http.metricsToken()),
              security,
              new StoredRoom(store, link, config.people()),
              StoredOrders.over(store, link),
              () -> new HubState(store.stats().recording(), link.stats().connected()),
              registry,
              () -> Instant.ofEpochMilli(clock.wallMs()),
              threads);
      open.push(web);
    } catch (StoreException e) {
      close();
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (PortTaken e) {
      close();
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (HubRefused | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// With an account the client id is its name: a broker that takes the user name as client id lets
  /// no other account push the hub off.
  private static BrokerSettings broker(BrokerAccount mqtt) throws HubRefused {
    try {
      return BrokerSettings.of(mqtt, mqtt.user() == null ? "penjaga-hub" : mqtt.user());
    } catch (IOException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
  }

  /// The port of the pages.
  public int port() {
    return web.port();
  }

  /// The path that makes the first administrator, good once and for 15 minutes; empty when there is
  /// one.
  public Optional<String> setUpPath() {
    return security.setUpToken().map(token -> "/setup/" + token);
  }

  /// Whether it is connected to its broker.
  public boolean connected() {
    return link.stats().connected();
  }

  /// What it remembers, for tests that compare it with a device's own journal.
  public Store store() {
    return store;
  }

  /// Stops in order: pages, link, store. What was taken from the broker is written.
  @Override
  public void close() {
    @Nullable AutoCloseable next;
    while ((next = open.poll()) != null) {
      try {
        next.close();
      } catch (Exception e) {
        Logger.error(e, "Closing went wrong");
      }
    }
  }
}
