package id.penjaga.hub.app.monitor;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.monitor.ask.HostNames;
import id.penjaga.hub.app.monitor.ask.HttpAsking;
import id.penjaga.hub.app.monitor.ask.PingAsking;
import id.penjaga.hub.app.monitor.ask.TargetAsking;
import id.penjaga.hub.app.monitor.ask.TcpAsking;
import id.penjaga.hub.app.monitor.ask.TlsAsking;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.core.monitor.WatchTarget.Means;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Puts the monitors of a hub together and starts them.
public final class MonitorsStart {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private MonitorsStart() {}

  /// Starts the monitors; they wait for the office by themselves.
  ///
  /// @param clock of what happens in the rooms; how long an answer takes is of the real one
  /// @param trusted certificate authorities that are believed beside those of Java
  public static Monitors start(
      Office office, HubClock clock, Threads threads, List<X509Certificate> trusted) {
    HostNames names = new HostNames(threads);
    Map<Means, TargetAsking> askings =
        Map.of(
            Means.HTTP, new HttpAsking(threads, HubClock.SYSTEM, false, trusted),
            Means.READINGS, new HttpAsking(threads, HubClock.SYSTEM, true, trusted),
            Means.TCP, new TcpAsking(threads, HubClock.SYSTEM, names),
            Means.PING, new PingAsking(threads, HubClock.SYSTEM, names),
            Means.TLS, new TlsAsking(threads, HubClock.SYSTEM));
    Monitors monitors = new Monitors(office, clock, askings, names);
    threads.keep("monitors", PAUSE, monitors::run);
    return monitors;
  }
}
