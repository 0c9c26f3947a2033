package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tinylog.Logger;

/// Opens the cases that an alarm opens, in the transaction that stores the alarm's record (INC-26).
///
/// The command's id is the position of the record, so that a record opens a case once, also after a
/// crash, a restore or a back-fill of a day.
final class AlarmOpeners {
  /// Behind the kind of an alarm that opens something only in, or only outside, working hours:
  /// those of the beginning decide.
  private static final String IN_HOURS = "_IN_HOURS";

  private static final String OUTSIDE_HOURS = "_OUTSIDE_HOURS";

  private final WorkBook work;

  AlarmOpeners(WorkBook work) {
    this.work = work;
  }

  /// @param kind of the alarm, as in the contract
  /// @param record position as `log/epoch/sequence`
  void raised(String device, String kind, String point, String record, Instant at)
      throws SQLException {
    boolean inHours = work.standing().calendar().inHours(at);
    for (Definition definition : work.inForce()) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        if (opener.by().equals("alarm")
            && (opener.on().contains(kind)
                || opener.on().contains(kind + (inHours ? IN_HOURS : OUTSIDE_HOURS)))) {
          open(definition, opener, device, kind, point, record, at);
        }
      }
    }
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
