package id.penjaga.hub.app.store;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.ingest.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A hub that stores without end until somebody kills it, and says on its output what it has
/// acknowledged.
final class CrashChild {
  static final String LOG = "00000000000000aa";
  static final int READINGS = 20;

  private static final AtomicLong HELD = new AtomicLong(-1);

  private CrashChild() {}

  /// @param args folder of the store
  static void main(String... args) throws Exception {
    Store store =
        Store.open(Path.of(args[0]), HubClock.SYSTEM, new Threads(Throwable::printStackTrace));
    store.answerTo(CrashChild::say);
    Teller room = new Teller("room-1", LOG);
    store.offer(room.born(null, null));
    while (HELD.get() < 0) {
      Thread.sleep(1);
    }
    long held = HELD.get();
    List<Message> recent = new ArrayList<>();
    for (long i = 1; ; i++) {
      Message journal = room.journal(i * 1000, new JournalEvent.ExitRequested(new PointId("door")));
      Message trend = room.trend(room.everyTenSeconds(i * READINGS * 10_000L, READINGS, 21));
      if (i <= held - 30) {
        continue;
      }
      recent.add(journal);
      recent.add(trend);
      if (recent.size() > 60) {
        recent.subList(0, 2).clear();
      }
      offer(store, journal);
      offer(store, trend);
      if (i % 50 == 0) {
        for (Message again : recent) {
          offer(store, again);
        }
      }
      if (i % 300 == 0) {
        store.actions().fold();
      }
      if (i % 20 == 0) {
        Thread.sleep(2);
        System.out.println(store.stats().recording() ? "recording" : "impaired");
      }
    }
  }

  private static void offer(Store store, Message message) throws InterruptedException {
    while (!store.offer(message)) {
      System.out.println(store.stats().recording() ? "recording" : "impaired");
      Thread.sleep(50);
    }
  }

  private static void say(List<Acknowledgement> answers) {
    for (Acknowledgement answer : answers) {
      long journal = sequence(answer.journal());
      HELD.compareAndSet(-1, Math.min(journal, sequence(answer.trend())));
      System.out.println("held " + journal + " " + sequence(answer.trend()));
    }
  }

  private static long sequence(@Nullable Position position) {
    return position == null ? 0 : position.sequence();
  }
}
