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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Person person = null;
    for (Definition definition : work.inForce()) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        if (!opener.by().equals("alarm") || !opener.on().contains(STAFF_LEFT)) {
          continue;
        }
        person = person == null ? staff(holder, at) : person;
        if (person == null) {
          return;
        }
        open(definition, opener, device, holder, person, record, at);
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
    String room = work.standing().rooms().of(device);
    Set<String> around = room == null ? null : work.standing().rooms().devices(room);
    Instant entered = entered(around == null ? Set.of(device) : around, holder, at);
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

  /// When somebody entered the room that they left; null when no door of it told since they left it
  /// before.
  ///
  /// @param devices of the room
  private @Nullable Instant entered(Set<String> devices, String holder, Instant left)
      throws SQLException {
    Instant entered = passed("PersonEntered", devices, holder, left.plusMillis(1));
    Instant before = passed("PersonLeft", devices, holder, left);
    return entered == null || before != null && entered.isBefore(before) ? null : entered;
  }

  /// When somebody last passed a door before a moment; null for never.
  private @Nullable Instant passed(String type, Set<String> devices, String holder, Instant before)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(type, holder, before.toEpochMilli()));
    values.addAll(devices);
    Long at =
        session.first(
            row -> row.getLong("at_ms"),
            "SELECT j.at_ms FROM journal j JOIN log l ON l.id = j.log_id"
                + " JOIN device d ON d.id = l.device_id"
                + " WHERE j.type = ? AND j.holder = ? AND j.at_ms < ? AND d.name IN ("
                + String.join(", ", Collections.nCopies(devices.size(), "?"))
                + ") ORDER BY j.at_ms DESC LIMIT 1",
            values.toArray());
    return at == null ? null : Instant.ofEpochMilli(at);
  }
}
