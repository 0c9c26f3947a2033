package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tinylog.Logger;

/// Opens the cases that an alarm opens, in the transaction that stores the alarm's record (INC-26).
///
/// The command's id is the position of the record, so that a record opens a case once, also after a
/// crash, a restore or a back-fill of a day.
public final class AlarmOpeners {
  /// Behind the kind of an alarm that opens something only in, or only outside, working hours:
  /// those of the beginning decide.
  private static final String IN_HOURS = "_IN_HOURS";

  private static final String OUTSIDE_HOURS = "_OUTSIDE_HOURS";

  /// Its outage began when the mains were lost, not when the alarm's delay was over.
  private static final String MAINS_LOST = "MAINS_LOST";

  /// An alarm is raised at most so long after what it tells of.
  private static final Duration ALARM_DELAY = Duration.ofMinutes(10);

  private final WorkBook work;

  private final SqlSession session;

  public AlarmOpeners(WorkBook work, SqlSession session) {
    this.work = work;
    this.session = session;
  }

  /// @param kind of the alarm, as in the contract
  /// @param record position as `log/epoch/sequence`
  void raised(String device, String kind, String point, String record, Instant at)
      throws SQLException {
    Instant began = kind.equals(MAINS_LOST) ? mainsLost(device, point, at) : at;
    boolean inHours = work.standing().calendar().inHours(began);
    for (Definition definition : work.inForce()) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        if (opener.by().equals("alarm")
            && (opener.on().contains(kind)
                || opener.on().contains(kind + (inHours ? IN_HOURS : OUTSIDE_HOURS)))) {
          open(definition, opener, device, kind, point, record, began);
        }
      }
    }
  }

  /// The same for an alarm that was set aside and stands as it comes back. One that opened its
  /// cases before it was set aside stays with those.
  ///
  /// @param record that raised it
  /// @param at when it came back
  public void back(String device, String kind, String point, String record, Instant at)
      throws SQLException {
    if (new WorkQueries(session).openedBy(record).isEmpty()) {
      raised(device, kind, point, record, at);
    }
  }

  /// When the mains were lost of which an alarm tells; the alarm's own time when that is not known.
  private Instant mainsLost(String device, String point, Instant raised) throws SQLException {
    Long lost =
        session.first(
            row -> row.getLong(1),
            "SELECT MAX(j.at_ms) FROM journal j JOIN log l ON l.id = j.log_id"
                + " JOIN device d ON d.id = l.device_id WHERE d.name = ? AND j.type = 'MainsLost'"
                + " AND j.point = ? AND j.at_ms <= ? AND j.at_ms >= ? HAVING COUNT(*) > 0",
            device,
            point,
            raised.toEpochMilli(),
            raised.minus(ALARM_DELAY).toEpochMilli());
    return lost == null ? raised : Instant.ofEpochMilli(lost);
  }

  private void open(
      Definition definition,
      Procedure.Opener opener,
      String device,
      String kind,
      String point,
      String record,
      Instant at)
      throws SQLException {
    String room = work.standing().rooms().of(device);
    Map<String, Value> known =
        Map.of(
            "alarm", Value.of(kind),
            "point", Value.of(device + "/" + point),
            "device", Value.of(device),
            "room", Value.of(room == null ? "" : room),
            "at", Value.of(at.toString()));
    Map<String, Value> subject = new HashMap<>();
    for (Field field : definition.procedure().subject()) {
      Value value = known.get(field.key());
      if (value != null && !value.plain().isEmpty()) {
        subject.put(field.key(), value);
      }
    }
    Answer answer =
        work.act(
            record + "/" + definition.id(),
            new By.Device(device, record),
            null,
            new Command.OpenCase(definition.id(), opener.id(), subject, null, kind),
            at,
            "");
    if (answer instanceof Answer.Refused(var refusal)) {
      Logger.warn(
          "{} of {} opened no case of {}: {}", kind, device, definition.id(), refusal.text().en());
    }
  }
}
