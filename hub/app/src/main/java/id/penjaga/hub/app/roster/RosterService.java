package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.live.LivePicture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/// The roster's own thread: a turn of the sender each second.
public final class RosterService implements AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);

  private final RosterSender sender;
  private final InstantSource clock;
  private volatile boolean closed;

  private RosterService(RosterSender sender, InstantSource clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /// @param permits of the visits of the site
  /// @param threads owns the thread
  public static RosterService start(
      RosterKeys keys,
      Office office,
      StandingPermits permits,
      LivePicture live,
      HubLink link,
      InstantSource clock,
      Threads threads) {
    RosterSender sender =
        new RosterSender(
            keys,
            office,
            permits,
            () ->
                live.links().stream()
                    .filter(LivePicture.Link::online)
                    .map(LivePicture.Link::status)
                    .filter(Objects::nonNull)
                    .filter(StateMessage.Status::online)
                    .toList(),
            link::roster);
    RosterService service = new RosterService(sender, clock);
    threads.keep("roster", TURN, service::run);
    return service;
  }

  /// Where a page asks how far a device is.
  public RosterSender sender() {
    return sender;
  }

  private void run() throws InterruptedException {
    while (!closed) {
      sender.turn(clock.instant());
      Threads.pause(TURN);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
