package id.penjaga.device.app.year;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.year.Tripwire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A model of broker and hub by the contract's rule: a message is stored when `after <= high-water
/// < position`, or when it is the oldest the device still has; acknowledgements are cumulative and
/// leave after the commit. The broker keeps a bounded queue while the hub is away and forgets it
/// when it dies.
final class ModelHub {
  private static final int BROKER_QUEUE = 1_000;
  private static final Duration COMMIT = Duration.ofMillis(40);

  /// One stream of the device as the hub holds it.
  static final class Held {
    /// What was declared missing: after the first, up to the second position.
    record Hole(@Nullable Position from, Position to) {
      boolean covers(Position position) {
        return (from == null || position.compareTo(from) > 0) && position.compareTo(to) <= 0;
      }
    }

    @Nullable Position highWater;
    @Nullable Position oldest;
    final List<Hole> holes = new ArrayList<>();
    long duplicates;
    long gaps;

    Held copy() {
      Held copy = new Held();
      copy.highWater = highWater;
      copy.oldest = oldest;
      copy.holes.addAll(holes);
      copy.duplicates = duplicates;
      copy.gaps = gaps;
      return copy;
    }
  }

  private final Kernel kernel;
  private final Story story;
  private final Plant plant;
  private final Tripwire wire;
  private final Consumer<byte[]> toDevice;
  private final Deque<Publication> queue = new ArrayDeque<>();
  private final List<Runnable> uncommitted = new ArrayList<>();

  final TreeMap<Position, String> history = new TreeMap<>();
  final TreeMap<Position, Integer> readings = new TreeMap<>();
  private Held journal = new Held();
  private Held trend = new Held();
  private Held journalNow = new Held();
  private Held trendNow = new Held();
  private @Nullable String log;
  private boolean brokerUp = true;
  private boolean up = true;
  private boolean committing;

  /// @param toDevice takes acknowledgements as they are sent
  ModelHub(Kernel kernel, Story story, Plant plant, Tripwire wire, Consumer<byte[]> toDevice) {
    this.kernel = kernel;
    this.story = story;
    this.plant = plant;
    this.wire = wire;
    this.toDevice = toDevice;
  }

  boolean brokerUp() {
    return brokerUp;
  }

  boolean up() {
    return up && brokerUp;
  }

  Held journal() {
    return journal;
  }

  Held trend() {
    return trend;
  }

  void broker(boolean isUp) {
    brokerUp = isUp;
    if (!isUp) {
      queue.clear();
    }
  }

  void hub(boolean isUp) {
    up = isUp;
    if (isUp) {
      acknowledge(journal, trend);
      drain();
    } else {
      uncommitted.clear();
      journalNow = journal.copy();
      trendNow = trend.copy();
    }
  }

  /// The broker has a message for the hub.
  void arrived(Publication parcel) {
    if (!brokerUp) {
      return;
    }
    if (queue.size() < BROKER_QUEUE) {
      queue.add(parcel);
    }
    drain();
  }

  private void drain() {
    while (up && !queue.isEmpty()) {
      take(queue.removeFirst());
    }
  }

  private void take(Publication parcel) {
    try {
      if (parcel.topic().endsWith("/up/journal")) {
        record(Codec.readJournal(parcel.payload()), parcel.payload());
      } else if (parcel.topic().endsWith("/up/trend")) {
        batch(Codec.readTrend(parcel.payload()));
      } else if (parcel.topic().endsWith("/state/status")
          && Codec.readState(parcel.payload()) instanceof StateMessage.Status status) {
        log = status.log();
        journalNow.oldest = status.oldestJournal();
        trendNow.oldest = status.oldestTrend();
        acknowledge(journal, trend);
      }
    } catch (MalformedMessage e) {
      story.require(false, "the hub cannot read a message: " + e.getMessage());
    }
  }

  private void record(JournalRecord record, byte[] payload) {
    story.require(
        Codec.hashHolds(payload, record), "the hash of " + record.position() + " is wrong");
    if (accepts(journalNow, record.position(), record.after())) {
      journalNow.highWater = record.position();
      commit(() -> history.put(record.position(), record.hash()));
    }
  }

  private void batch(TrendBatch batch) {
    if (accepts(trendNow, batch.position(), batch.after())) {
      trendNow.highWater = batch.position();
      commit(() -> {
        Integer before = readings.put(batch.position(), batch.readings().size());
        story.require(before == null, "batch " + batch.position() + " was stored twice");
      });
    }
  }

  private boolean accepts(Held held, Position position, @Nullable Position after) {
    if (reaches(held, position)) {
      held.duplicates++;
      return false;
    }
    if (after == null || reaches(held, after)) {
      return true;
    }
    if (position.equals(held.oldest)) {
      held.holes.add(new Held.Hole(held.highWater, after));
      return true;
    }
    held.gaps++;
    acknowledge(journal, trend);
    return false;
  }

  private boolean reaches(Held held, Position position) {
    Position highWater = held.highWater;
    if (highWater == null) {
      return false;
    }
    return plant == Plant.DEDUP_WITHOUT_EPOCH
        ? highWater.sequence() >= position.sequence()
        : highWater.compareTo(position) >= 0;
  }

  /// Messages of one moment are committed together, and only then acknowledged.
  private void commit(Runnable write) {
    uncommitted.add(write);
    if (plant == Plant.ACK_BEFORE_COMMIT) {
      acknowledge(journalNow, trendNow);
    }
    if (!committing) {
      committing = true;
      kernel.after(COMMIT, this::committed);
    }
  }

  private void committed() {
    committing = false;
    if (!up || uncommitted.isEmpty()) {
      return;
    }
    if (wire.trips("hub-before-commit")) {
      bounce();
      return;
    }
    uncommitted.forEach(Runnable::run);
    uncommitted.clear();
    journal = journalNow.copy();
    trend = trendNow.copy();
    if (wire.trips("hub-after-commit-before-ack")) {
      bounce();
      return;
    }
    acknowledge(journal, trend);
  }

  private void bounce() {
    hub(false);
    kernel.after(Duration.ofSeconds(3), () -> hub(true));
  }

  private void acknowledge(Held journalHeld, Held trendHeld) {
    if (log != null && up && brokerUp) {
      toDevice.accept(
          Codec.write(
              new Acknowledgement(Box.DEVICE, log, journalHeld.highWater, trendHeld.highWater)));
    }
  }
}
