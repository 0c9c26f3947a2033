package id.penjaga.hub.app.notice;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.notice.NoticeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Notices of one hub: the round that decides and a courier for each channel, each on a thread of
/// its own.
public final class Notices implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private static final int MOST_RECEIPTS = 200;

  /// Of so many rounds one looks for rooms that are to sound, for visits and for
  /// what is set aside.
  private static final int SLOW = 10;

  private final Supplier<Store> store;
  private final InstantSource clock;
  private final List<NoticeChannel> channels;
  private final NoticeWorks works;
  private final NoticeRound round;
  private final VisitTelling visits;
  private final AsideTelling asides;
  private final DrillDesk drills;
  private final NoticeDesk desk;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;
  private Instant forgotten = Instant.EPOCH;

  /// @param store throws [StoreException] while it is not open
  /// @param sound tells a device to sound; false when there is no connection
  public Notices(
      Supplier<Store> store,
      Office office,
      InstantSource clock,
      NoticeConfig config,
      List<NoticeChannel> channels,
      NoticeSpeech speech,
      Predicate<DeviceId> sound) {
    this.store = store;
    this.clock = clock;
    this.channels = List.copyOf(channels);
    works = new NoticeWorks(store, office, clock, speech);
    round =
        new NoticeRound(
            store, office, channels, NoticeRules.USUAL.sounding(config.sounding()), sound);
    visits = new VisitTelling(store, office);
    asides = new AsideTelling(store, office);
    drills = new DrillDesk(store, office);
    desk = new NoticeDesk(store, channels, works, drills);
  }

  /// Starts the round and the couriers.
  public void start(Threads threads) {
    threads.keep("notice-round", AGAIN, this::rounds);
    for (NoticeChannel channel : channels) {
      threads.keep("notice-" + channel.name(), AGAIN, () -> carry(channel));
    }
  }

  public NoticeDesk desk() {
    return desk;
  }

  /// One round, and then each channel once: for tests and for nothing else.
  void once() throws InterruptedException {
    Instant now = clock.instant();
    visits.round(now);
    asides.round(now);
    drills.round(now);
    drills.remind(now);
    round.plan(now);
    round.sound(now);
    for (NoticeChannel channel : channels) {
      works.send(channel);
    }
  }

  /// As once a day.
  void forget(Instant now) {
    round.forget(now);
  }

  /// Keeps that a message was received, as soon as the store can. Returns at once; what comes while
  /// too many wait is dropped, and counts as not received.
  ///
  /// @param message id of the notice
  public void received(String channel, String message) {
    if (!message.matches("[0-9a-f-]{36}")) {
      return;
    }
    if (waiting.incrementAndGet() > MOST_RECEIPTS) {
      waiting.decrementAndGet();
      return;
    }
    Instant now = clock.instant();
    try {
      store
          .get()
          .actions()
          .work((_, session) -> new NoticeRows(session).received(message, channel, now))
          .whenComplete((_, _) -> waiting.decrementAndGet());
    } catch (StoreException _) {
      waiting.decrementAndGet();
    }
  }

  private void rounds() throws InterruptedException {
    int beats = 0;
    while (!closed) {
      try {
        Instant now = clock.instant();
        drills.round(now); // before anything is told: a real alarm ends a drill
        round.plan(now);
        if (beats++ % SLOW == 0) {
          round.sound(now);
          visits.round(now);
          asides.round(now);
          drills.remind(now);
        }
        if (forgotten.plus(Duration.ofDays(1)).isBefore(now)) {
          round.forget(now);
          forgotten = now;
        }
      } catch (StoreException _) {
        // the store is not there; whoever opens it says why
      }
      Threads.pause(PAUSE);
    }
  }

  private void carry(NoticeChannel channel) throws InterruptedException {
    while (!closed) {
      try {
        if (works.send(channel) > 0) {
          continue;
        }
      } catch (StoreException _) {
        // as above
      }
      Threads.pause(PAUSE);
    }
  }

  /// Begins nothing more. What is under way ends by itself within seconds, and is kept or sent
  /// again.
  @Override
  public void close() {
    closed = true;
    for (NoticeChannel channel : channels) {
      if (channel instanceof AutoCloseable open) {
        try {
          open.close();
        } catch (Exception _) {
          // it is of no use any more
        }
      }
    }
  }
}
