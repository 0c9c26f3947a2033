package id.penjaga.device.app.link;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// What becomes of the commands that arrive: run, refused on record, or counted and logged once.
final class CommandStore {
  /// Refusals on record in one hour; a command that is repeated without end must not fill the
  /// journal.
  private static final int MOST_RECORDED = 60;

  private static final long HOUR_MS = 3_600_000;

  /// A refusal that waits to be recorded.
  record Refusal(Moment at, String id, String why) {}

  private final CommandGate gate;
  private final LineFile file;
  private final Consumer<Event> inbox;
  private final Queue<Refusal> refusals = new ArrayBlockingQueue<>(MOST_RECORDED);
  private final AtomicLong refused = new AtomicLong();
  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final Set<String> recorded = new HashSet<>();
  private long hourMs;
  private int inHour;

  CommandStore(DeviceId device, LineFile file, Consumer<Event> inbox) {
    this.gate = new CommandGate(device, file.read());
    this.file = file;
    this.inbox = inbox;
  }

  void arrived(Mail.Letter letter, Moment now) {
    switch (gate.judge(letter.payload(), letter.retained(), now)) {
      // Its id is kept behind it. One that is lost by a power failure would be taken again only
      // from a hub that repeats itself: the broker repeats nothing to a clean session, and what it
      // retained is refused.
      case CommandGate.Run(var id, var command) -> {
        file.keep(gate.remembered());
        inbox.accept(new Event.Commanded(now, id, command));
      }
      case CommandGate.Refused(var id, var why) -> {
        refused.incrementAndGet();
        if (worthARecord(id, now)) {
          refusals.offer(new Refusal(now, id, why));
        }
      }
      case CommandGate.Unusable(var why) -> unusable("command", why);
    }
  }

  /// Once for each id, and not too often.
  private boolean worthARecord(String id, Moment now) {
    if (now.uptimeMs() - hourMs >= HOUR_MS) {
      hourMs = now.uptimeMs();
      inHour = 0;
      recorded.clear();
    }
    return inHour < MOST_RECORDED && recorded.add(id) && ++inHour > 0;
  }

  /// Something arrived that is no message of the contract. Logged once for each reason.
  void unusable(String what, String why) {
    refused.incrementAndGet();
    if (logged.size() < 100 && logged.add(what + why)) {
      Logger.warn("A {} from the hub cannot be used, this is logged once: {}", what, why);
    }
  }

  void overflowed(long count) {
    if (count > 0) {
      refused.addAndGet(count);
      Logger.warn("{} commands came faster than they could be judged", count);
    }
  }

  /// Messages from the hub that could not be used since the start.
  long refused() {
    return refused.get();
  }

  void refusals(Consumer<Refusal> recorder) {
    for (Refusal refusal = refusals.poll(); refusal != null; refusal = refusals.poll()) {
      recorder.accept(refusal);
    }
  }
}
