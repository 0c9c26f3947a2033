package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.DeviceId;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// How the store is doing.
///
/// @param trouble why nothing can be recorded now; null when all is well
/// @param messages pieces of work committed since the start
/// @param commits transactions made durable since the start
/// @param lastCommitMs wall clock of the last one, 0 when there was none
/// @param overflowed messages not taken because the queue was full; their devices send them again
/// @param rejected messages the database refused for what they hold; kept as bytes, see the log
/// @param setAside readings that could not be folded; kept in `set_aside`, see the log
/// @param refusedPoints readings dropped because their device named more than 2,000 points
/// @param refusedDevices messages of devices beyond the 1,000th, which are not kept and not
///     acknowledged
/// @param queued messages waiting now
/// @param pendingReadings readings not yet folded into series
public record StoreStats(
    @Nullable String trouble,
    long messages,
    long commits,
    long lastCommitMs,
    long overflowed,
    long rejected,
    long setAside,
    long refusedPoints,
    long refusedDevices,
    int queued,
    long pendingReadings) {

  /// Whether what arrives is being stored.
  public boolean recording() {
    return trouble == null;
  }

  /// Counted by the writer, read by any thread.
  static final class Counters {
    private volatile @Nullable String trouble;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong overflowed = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong setAside = new AtomicLong();
    private final AtomicLong refusedPoints = new AtomicLong();
    private final AtomicLong refusedDevices = new AtomicLong();
    private volatile long lastCommitMs;
    private volatile long pendingReadings;

    void recording(@Nullable String why) {
      trouble = why;
    }

    boolean ok() {
      return trouble == null;
    }

    void committed(int pieces, long wallMs) {
      messages.addAndGet(pieces);
      commits.incrementAndGet();
      lastCommitMs = wallMs;
    }

    void overflowed() {
      overflowed.incrementAndGet();
    }

    void rejected() {
      rejected.incrementAndGet();
    }

    void refusedPoint() {
      refusedPoints.incrementAndGet();
    }

    void refusedDevice(DeviceId device) {
      if (refusedDevices.getAndIncrement() == 0) {
        Logger.error(
            "There are {} devices already; what {} and other new names send is neither kept nor"
                + " acknowledged. Retire devices that are gone, and look at the broker's accounts",
            Registry.MOST_DEVICES,
            device);
      }
    }

    void setAside(long readings) {
      setAside.addAndGet(readings);
    }

    void pending(long readings) {
      pendingReadings = readings;
    }

    StoreStats now(int queued, boolean alive) {
      return new StoreStats(
          alive ? trouble : "the thread that records has ended; start the hub again",
          messages.get(),
          commits.get(),
          lastCommitMs,
          overflowed.get(),
          rejected.get(),
          setAside.get(),
          refusedPoints.get(),
          refusedDevices.get(),
          queued,
          pendingReadings);
    }
  }
}
