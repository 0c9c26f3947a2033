package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.live.LivePicture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The roster's own thread: a turn of the sender each second, and at once when the book has grown.
public final class RosterService implements AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);

  private final RosterSender sender;
  private final InstantSource clock;
  private final Semaphore grown = new Semaphore(0);
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
      DoorPins pins,
      Store store,
      HubLink link,
      InstantSource clock,
      Threads threads) {
    RosterSender sender =
        new RosterSender(
            keys,
            office,
            permits,
            pins::hashes,
            () ->
                store.live().links().stream()
                    .filter(LivePicture.Link::online)
                    .map(LivePicture.Link::status)
                    .filter(Objects::nonNull)
                    .filter(StateMessage.Status::online)
                    .toList(),
            link::roster,
            (device, other) -> store.actions().hubAlarm(device, HubAlarm.ROSTER_CONTESTED, other));
    RosterService service = new RosterService(sender, clock);
    store
        .changes()
        .listen((_, kinds) -> {
          if (kinds.contains(Changes.Kind.WORK)) {
            service.wake();
          }
        });
    pins.listen(() -> {
      sender.ask();
      service.wake();
    });
    threads.keep("roster", TURN, service::run);
    return service;
  }

  /// Where a page asks how far a device is.
  public RosterSender sender() {
    return sender;
  }

  private void wake() {
    grown.release();
  }

  private void run() throws InterruptedException {
    while (!closed) {
      grown.drainPermits();
      sender.turn(clock.instant());
      grown.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
