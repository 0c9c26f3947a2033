package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.live.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// What people, and the hub itself, do to what is stored. Each is a task of the writer: the future
/// is done when it is durable, and fails when it cannot be written for what it holds.
public final class RoomActions {
  private final Writer writer;
  private final HubClock clock;

  public RoomActions(Writer writer, HubClock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /// A write for other parts of the hub, in plain JDBC on the writer's thread. It must be able to
  /// run again: a transaction that fails is repeated. It must not commit, roll back or close.
  @FunctionalInterface
  public interface Write<T> {
    T run(Connection connection) throws SQLException;
  }

  /// Runs a write of another part of the hub.
  public <T> CompletableFuture<T> write(Write<T> write) {
    return writer.submit((session, _) -> write.run(session.connection()));
  }

  /// Records that a person took note of an alarm at a point and of its earlier occurrences
  /// (ENV-11). A device whose alarm still stands must be told by command as well. The future tells
  /// how many alarms it was.
  public CompletableFuture<Integer> acknowledge(
      DeviceId device, String kind, String point, String by, String note) {
    return writer.submit((_, recorder) -> {
      int id = recorder.registry().device(device).id;
      recorder.changed(Changes.Kind.ALARMS);
      return recorder.folds().acknowledge(id, kind, point, by, note, clock.wallMs());
    });
  }

  /// Raises or clears the hub's own alarm that a device is silent (SYS-12).
  public CompletableFuture<Boolean> deviceOffline(DeviceId device, boolean offline) {
    return writer.submit((_, recorder) -> {
      int id = recorder.registry().device(device).id;
      String kind = Folds.DEVICE_OFFLINE;
      recorder.changed(Changes.Kind.ALARMS);
      if (offline) {
        String severity = Severity.CRITICAL.name();
        recorder.folds().raise(id, kind, device.name(), severity, null, clock.wallMs());
      } else {
        recorder.folds().clear(id, kind, device.name(), clock.wallMs(), null);
      }
      return true;
    });
  }

  /// Moves all readings from packets into series now, instead of within five minutes.
  public CompletableFuture<Boolean> fold() {
    return writer.fold();
  }
}
