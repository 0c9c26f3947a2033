package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.erasure.Removals;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.AlarmDesk;
import id.penjaga.hub.app.store.work.Terms;
import id.penjaga.hub.app.store.work.WorkBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What people, and the hub itself, do to what is stored. Each is a task of the writer: the future
/// is done when it is durable, and fails when it cannot be written for what it holds.
public final class RoomActions {
  private final Writer writer;
  private final HubClock clock;
  private final LivePicture live;

  public RoomActions(Writer writer, HubClock clock, LivePicture live) {
    this.writer = writer;
    this.clock = clock;
    this.live = live;
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

  /// Something to do about the work of people, on the writer's thread. It must be able to run
  /// again.
  @FunctionalInterface
  public interface WorkTask<T> {
    T run(WorkBook work, SqlSession session) throws SQLException;
  }

  /// Does something about the work of people. Done when it is durable.
  public <T> CompletableFuture<T> work(WorkTask<T> task) {
    Terms terms = Terms.held();
    return writer.submit((session, recorder) -> {
      WorkBook work = recorder.work();
      if (work == null) {
        throw new IllegalStateException("this store keeps no work of people");
      }
      recorder.changed(Changes.Kind.WORK);
      return work.under(terms, () -> task.run(work, session));
    });
  }

  /// A write beside the book, on the writer's thread, which changes nothing that pages of work
  /// show. It must be able to run again.
  @FunctionalInterface
  public interface Beside<T> {
    T run(SqlSession session) throws SQLException;
  }

  /// Writes beside the book. Done when it is durable.
  public <T> CompletableFuture<T> beside(Beside<T> write) {
    return writer.submit((session, recorder) -> {
      recorder.changed(Changes.Kind.MONITORS);
      return write.run(session);
    });
  }

  /// Records that a person took note of one occurrence of an alarm and of earlier ones of the same
  /// kind and point (ENV-11). Later ones stay untouched. A device whose alarm still stands must be
  /// told by command as well, naming the occurrence. What was acknowledged at the device gets the
  /// note that is missing there, signed. The future tells how many alarms it was.
  ///
  /// @param alarm the `id` of an [id.penjaga.hub.app.store.rooms.AlarmLine]
  public CompletableFuture<Integer> acknowledge(long alarm, String by, String note) {
    return writer.submit((_, recorder) -> {
      recorder.changed(Changes.Kind.ALARMS);
      AlarmRows alarms = recorder.folds().alarms();
      int taken = alarms.acknowledge(alarm, by, note, clock.wallMs());
      List<Long> rows = taken > 0 ? List.of(alarm) : alarms.addNote(alarm, note + " (" + by + ")");
      WorkBook work = recorder.work();
      if (work != null && !rows.isEmpty()) {
        recorder.changed(Changes.Kind.WORK);
        for (long row : rows) {
          new AlarmDesk(work).acknowledged(alarms.name(row), by, note);
        }
      }
      return Math.max(taken, rows.size());
    });
  }

  /// Remembers the order that is to end what a device set aside. When the device refuses it as
  /// needless, what is kept here of it ends as well: the record of its end is lost.
  ///
  /// @param order id of the command
  public CompletableFuture<Boolean> ends(DeviceId device, DeviceCommand command, String order) {
    return writer.submit((_, recorder) -> {
      recorder.folds().shelves().ends(recorder.registry().known(device).id, command, order);
      return true;
    });
  }

  /// Takes a person off the list of those inside, who was found not to be there. Recorded as
  /// STRUCK_OFF. The future tells whether there was such a person.
  ///
  /// @throws IllegalArgumentException when there is no reason
  public CompletableFuture<Boolean> strikeOff(
      DeviceId device, BadgeId badge, String by, String reason) {
    requireReason(reason);
    return writer.submit((session, recorder) -> {
      int id = recorder.registry().known(device).id;
      String holder = recorder.folds().occupants().holder(id, badge);
      if (holder == null) {
        return false;
      }
      recorder.folds().occupants().remove(id, badge);
      note(session, id, "STRUCK_OFF", holder, by, reason);
      recorder.changed(Changes.Kind.JOURNAL);
      return true;
    });
  }

  /// Retires a device that was taken away: its alarms are closed with a remark, its list of people
  /// is emptied, its history stays. Recorded as RETIRED. If it speaks again, an alarm says so. The
  /// future tells which retained topics of the device are to be cleared at the broker.
  ///
  /// @throws IllegalArgumentException when there is no reason
  public CompletableFuture<List<String>> retire(DeviceId device, String by, String reason) {
    requireReason(reason);
    return writer.submit((session, recorder) -> {
      Registry.Device row = recorder.registry().known(device);
      long now = clock.wallMs();
      recorder.folds().alarms().closeAll(row.id, AlarmRows.RETIRED, now);
      recorder.folds().shelves().removeAll(row.id);
      for (HubAlarm alarm : HubAlarm.values()) {
        recorder.folds().alarms().clearOwn(row.id, device.name(), alarm, now);
      }
      recorder.folds().occupants().removeAll(row.id);
      session.update(
          "UPDATE device SET retired_ms = ?, retired_by = ?, spoke_ms = NULL WHERE id = ?",
          now,
          by,
          row.id);
      row.retired = true;
      note(session, row.id, "RETIRED", device.name(), by, reason);
      recorder.changed(Changes.Kind.ALARMS);
      recorder.changed(Changes.Kind.DEVICES);
      return live.retire(device);
    });
  }

  /// Takes a retired device back. Recorded as REINSTATED. The future tells whether it was retired.
  public CompletableFuture<Boolean> reinstate(DeviceId device, String by) {
    return writer.submit((session, recorder) -> {
      Registry.Device row = recorder.registry().known(device);
      if (!row.retired) {
        return false;
      }
      session.update(
          "UPDATE device SET retired_ms = NULL, retired_by = NULL, spoke_ms = NULL WHERE id = ?",
          row.id);
      row.retired = false;
      recorder
          .folds()
          .alarms()
          .clearOwn(row.id, device.name(), HubAlarm.RETIRED_SPEAKS, clock.wallMs());
      note(session, row.id, "REINSTATED", device.name(), by, "");
      recorder.changed(Changes.Kind.ALARMS);
      recorder.changed(Changes.Kind.DEVICES);
      live.reinstate(device);
      return true;
    });
  }

  /// Keeps a stretch of a device's past from retention: an investigation needs it. Recorded as
  /// HELD.
  ///
  /// @throws IllegalArgumentException when there is no reason, or the stretch ends before it begins
  public CompletableFuture<Boolean> hold(
      DeviceId device, long fromMs, long toMs, String by, String reason) {
    requireReason(reason);
    if (toMs < fromMs) {
      throw new IllegalArgumentException("the stretch ends before it begins");
    }
    return writer.submit((session, recorder) -> {
      int id = recorder.registry().known(device).id;
      session.update(
          "INSERT INTO retention_hold (device_id, from_ms, to_ms, actor, reason)"
              + " VALUES (?, ?, ?, ?, ?)",
          id,
          fromMs,
          toMs,
          by,
          reason);
      note(session, id, "HELD", fromMs + " " + toMs, by, reason);
      recorder.changed(Changes.Kind.DEVICES);
      return true;
    });
  }

  /// Ends a hold: what it covered goes when its time has come. Recorded as RELEASED. The future
  /// tells whether there was such a hold.
  ///
  /// @param hold the `id` of a [id.penjaga.hub.app.store.rooms.HoldLine]
  /// @throws IllegalArgumentException when there is no reason
  public CompletableFuture<Boolean> release(DeviceId device, long hold, String by, String reason) {
    requireReason(reason);
    return writer.submit((session, recorder) -> {
      int id = recorder.registry().known(device).id;
      String stretch =
          session.first(
              row -> row.getLong("from_ms") + " " + row.getLong("to_ms"),
              "SELECT from_ms, to_ms FROM retention_hold WHERE id = ? AND device_id = ?",
              hold,
              id);
      if (stretch == null) {
        return false;
      }
      session.update("DELETE FROM retention_hold WHERE id = ?", hold);
      note(session, id, "RELEASED", stretch, by, reason);
      recorder.changed(Changes.Kind.DEVICES);
      return true;
    });
  }

  /// Deletes a bounded part of what is older than its time. The future tells how many rows it was;
  /// 0 when nothing old is left.
  public CompletableFuture<Integer> forget(Retention keep) {
    return writer.submit((session, recorder) ->
        new Forgetting(session, recorder.work() == null ? null : new Removals(session))
            .step(keep, clock.wallMs()));
  }

  /// Raises or clears an alarm of the hub's own about no device.
  ///
  /// @param point what it is about, such as [HubAlarm#LINKS]
  /// @param detail in words that need no language, such as the labels of the links
  public CompletableFuture<Boolean> ownAlarm(
      HubAlarm alarm, String point, boolean raised, String detail) {
    return writer.submit((_, recorder) -> {
      Registry.Device row = recorder.registry().device(HubAlarm.SELF);
      if (row != null) {
        own(recorder, row, point, alarm, raised, detail);
      }
      return row != null;
    });
  }

  private void own(
      Recorder recorder,
      Registry.Device row,
      String point,
      HubAlarm alarm,
      boolean raised,
      @Nullable String detail)
      throws SQLException {
    recorder.changed(Changes.Kind.ALARMS);
    AlarmRows alarms = recorder.folds().alarms();
    long now = clock.wallMs();
    if (!raised) {
      alarms.clearOwn(row.id, point, alarm, now);
      return;
    }
    Long fresh = alarms.raiseOwn(row.id, point, alarm, detail, now);
    WorkBook work = recorder.work();
    if (fresh != null && work != null) {
      String name = "hub/0/" + fresh;
      recorder
          .openings()
          .opens(
              alarm + " of " + row.name,
              () ->
                  work.alarm(
                      row.name.name(), alarm.name(), point, name, Instant.ofEpochMilli(now)));
    }
  }

  /// Raises or clears an alarm of the hub's own.
  public CompletableFuture<Boolean> hubAlarm(DeviceId device, HubAlarm alarm, boolean raised) {
    return writer.submit((_, recorder) -> {
      Registry.Device row = recorder.registry().device(device);
      if (row == null || row.retired) {
        return false;
      }
      own(recorder, row, device.name(), alarm, raised, null);
      return true;
    });
  }

  /// Raises an alarm of the hub's own and tells people of it at once, as the first rung. One that
  /// stands already stays the same alarm, and nobody is told again. The future tells whether it is
  /// a new one.
  ///
  /// @param detail what it is about, for people
  public CompletableFuture<Boolean> tell(
      DeviceId device, HubAlarm alarm, String detail, String role, List<Long> people) {
    return writer.submit((_, recorder) -> {
      Registry.Device row = recorder.registry().device(device);
      if (row == null || row.retired) {
        return false;
      }
      AlarmRows alarms = recorder.folds().alarms();
      Long raised = alarms.raiseOwn(row.id, device.name(), alarm, detail, clock.wallMs());
      if (raised == null) {
        return false;
      }
      recorder.changed(Changes.Kind.ALARMS);
      WorkBook work = recorder.work();
      if (work != null) {
        recorder.changed(Changes.Kind.WORK);
        new AlarmDesk(work)
            .told(
                new NoticeOutbox.Cause(
                    alarms.name(raised), alarm.name(), device.name(), alarm.severity()),
                role,
                people);
      }
      return true;
    });
  }

  /// Moves all readings from packets into series now, instead of within five minutes.
  public CompletableFuture<Boolean> fold() {
    return writer.fold();
  }

  private void note(
      SqlSession session, int device, String type, String subject, String by, String reason)
      throws SQLException {
    session.update(
        "INSERT INTO hub_event (at_ms, device_id, type, subject, actor, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        clock.wallMs(),
        device,
        type,
        subject,
        by,
        reason);
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("write a reason; it is kept in the record");
    }
  }
}
