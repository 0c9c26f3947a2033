package id.penjaga.hub.app.monitor.ask;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchTarget;
import java.net.Inet6Address;
import java.time.Instant;

/// Pings by ICMP echoes, over IPv4 and IPv6. Of a name with both the first address that the system
/// prefers is asked.
public final class PingAsking implements TargetAsking {
  private final HostNames names;
  private final Pings four;
  private final Pings six;

  /// @param clock measures the time until an answer
  public PingAsking(Threads threads, HubClock clock, HostNames names) {
    this.names = names;
    four = new Pings(threads, clock, false);
    six = new Pings(threads, clock, true);
  }

  @Override
  public void ask(WatchTarget target, Instant at, Heard heard) {
    names.find(
        target.host(),
        address -> {
          if (address == null) {
            heard.result(CheckResult.miss(at, Fault.UNRESOLVED, ""), null);
          } else {
            (address instanceof Inet6Address ? six : four).ask(address, at, heard);
          }
        });
  }

  @Override
  public void close() {
    four.close();
    six.close();
  }
}
