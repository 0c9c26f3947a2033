package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.OwnRight;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Opens the case in which staff of the server room write down what they did in it, when the door
/// reads their badge on the way out (ACC-06).
///
/// Its standard time counts from the moment they left. The command's id is the position of the
/// record, so that a record opens a case once.
final class StayOpeners {
  /// What an opener of a definition waits for.
  private static final String STAFF_LEFT = "STAFF_LEFT";

  private final WorkBook work;
  private final SqlSession session;
  private final Map<String, OfficeRole> roles;

  /// @param roles by id: they say who is of the staff
  StayOpeners(WorkBook work, SqlSession session, Map<String, OfficeRole> roles) {
    this.work = work;
    this.session = session;
    this.roles = roles;
  }

  /// @param holder of the badge, as the doors call them
  /// @param record position as `log/epoch/sequence`
  void left(String device, String holder, String record, Instant at) throws SQLException {
    Person person = staff(holder, at);
    if (person == null) {
      return;
    }
    for (Definition definition : work.inForce()) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        if (opener.by().equals("alarm") && opener.on().contains(STAFF_LEFT)) {
          open(definition, opener, device, holder, person, record, at);
        }
      }
    }
  }

  /// Whose badge it is, when they are of the server room's staff; null otherwise.
  private @Nullable Person staff(String holder, Instant at) {
    OwnRight rights = new OwnRight(work.standing().people(), roles, at);
    for (Item item : new ItemRows(session).of(HeldBadge.REGISTER)) {
      try {
        HeldBadge badge = HeldBadge.of(item);
        Long number = badge.person();
        if (number != null && badge.holder().equals(holder) && rights.staff(number)) {
          return work.standing().people().person(number);
        }
      } catch (IllegalArgumentException _) {
        // It opens no door, so nobody left by it.
      }
    }
    return null;
  }

  private void open(
      Definition definition,
      Procedure.Opener opener,
      String device,
      String holder,
      Person person,
      String record,
      Instant at)
      throws SQLException {
    Instant entered = entered(holder, at);
    String room = work.standing().rooms().of(device);
    Map<String, Value> known = new HashMap<>();
    known.put("holder", Value.of(holder));
    known.put("person", Value.of("p" + person.id()));
    known.put("entered", Value.of(entered == null ? "" : entered.toString()));
    known.put("left", Value.of(at.toString()));
    known.put("room", Value.of(room == null ? "" : room));
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
            new Command.OpenCase(definition.id(), opener.id(), subject, null, ""),
            at,
            "");
    if (answer instanceof Answer.Refused(var refusal)) {
      Logger.warn("A stay at {} opened no case: {}", device, refusal.text().en());
    }
  }

  /// When somebody entered last before they left; null when no door told.
  private @Nullable Instant entered(String holder, Instant left) throws SQLException {
    Long at =
        session.first(
            row -> row.getLong("at_ms"),
            "SELECT at_ms FROM journal WHERE type = 'PersonEntered' AND holder = ?"
                + " AND at_ms <= ? ORDER BY at_ms DESC LIMIT 1",
            holder,
            left.toEpochMilli());
    return at == null ? null : Instant.ofEpochMilli(at);
  }
}
