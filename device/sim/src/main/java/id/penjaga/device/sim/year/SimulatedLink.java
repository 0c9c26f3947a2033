package id.penjaga.device.sim.year;

import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;
import java.util.function.Consumer;

/// One direction of a connection: what is sent arrives in order after a drawn latency, unless the
/// connection ends first. It can swallow everything without ending, and deliver twice.
///
/// @param <T> what travels
public final class SimulatedLink<T> {
  private final Kernel kernel;
  private final SplitMix random;
  private final long least;
  private final long most;
  private final Consumer<T> receiver;
  private double twice;
  private boolean up = true;
  private boolean swallowing;
  private long connection;
  private long lastArrival;
  private long lost;

  /// @param least the shortest latency
  /// @param most the longest latency
  public SimulatedLink(
      Kernel kernel, SplitMix random, Duration least, Duration most, Consumer<T> receiver) {
    this.kernel = kernel;
    this.random = random;
    this.least = least.toNanos();
    this.most = most.toNanos();
    this.receiver = receiver;
  }

  /// How likely a message is to arrive twice.
  public void twice(double probability) {
    twice = probability;
  }

  /// Sends; on a link that is down or swallows, the message is lost without a word.
  public void send(T message) {
    if (!up || swallowing) {
      lost++;
      return;
    }
    arrive(message);
    if (twice > 0 && random.chance(twice)) {
      arrive(message);
    }
  }

  /// Ends the connection: what is under way is lost.
  public void cut() {
    up = false;
    connection++;
  }

  /// A new connection.
  public void restore() {
    up = true;
    connection++;
    lastArrival = 0;
  }

  /// Lets everything vanish while the connection looks fine.
  public void swallow(boolean on) {
    swallowing = on;
  }

  public boolean up() {
    return up;
  }

  /// How many messages never arrived.
  public long lost() {
    return lost;
  }

  private void arrive(T message) {
    long mine = connection;
    long latency = (long) random.between(least, most);
    lastArrival = Math.max(lastArrival, kernel.nanos() + latency);
    kernel.at(
        lastArrival,
        () -> {
          if (mine == connection && !swallowing) {
            receiver.accept(message);
          } else {
            lost++;
          }
        });
  }
}
