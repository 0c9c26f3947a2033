package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The world around one decision, as the open transaction sees it.
public final class Around implements Surroundings {
  private final SqlSession session;
  private final BookTables book;
  private final Standing standing;
  private final Pins pins;
  private final Map<String, OfficeRole> roles;
  private final Map<String, Register> registers;
  private final ItemRows items;
  private final MonitorRows monitors;
  private final Observing observing;
  private @Nullable Long open;

  public Around(
      SqlSession session,
      BookTables book,
      Standing standing,
      Pins pins,
      Map<String, OfficeRole> roles,
      Map<String, Register> registers,
      Observing observing) {
    this.session = session;
    this.book = book;
    this.standing = standing;
    this.pins = pins;
    this.roles = roles;
    this.registers = registers;
    this.observing = observing;
    items = new ItemRows(session);
    monitors = new MonitorRows(session);
  }

  /// The open case that was found last; null when none was asked for or found.
  @Nullable Long open() {
    return open;
  }

  @Override
  public People people() {
    return standing.people();
  }

  @Override
  public OfficeCalendar calendar() {
    return standing.calendar();
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    String hash = standing.inForce().get(procedure);
    return hash == null || hash.isEmpty() ? null : pins.get(hash);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    return pins.get(hash);
  }

  @Override
  public Bilingual role(String id) {
    OfficeRole role = roles.get(id);
    return role == null ? Bilingual.same(id) : role.name();
  }

  @Override
  public @Nullable Long openCase(String procedure, String key) {
    try {
      open =
          session.first(
              row -> row.getLong(1),
              "SELECT MIN(id) FROM work_case WHERE procedure = ? AND case_key = ? AND ended_ms = 0"
                  + " HAVING COUNT(*) > 0",
              procedure,
              key);
      return open;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long nextCase() {
    try {
      return book.last().sequence() + 1;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long nextNumber(String kind, String period) {
    try {
      return book.number(kind, period);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Ready ready(String fact, @Nullable Value of, Instant at) {
    String[] parts = fact.split("\\.", 3);
    if (of != null && parts[0].equals("register")) {
      return listed(parts[1], of.plain());
    }
    if (of != null && parts[0].equals("case") && parts.length == 3) {
      return came(parts[1], parts[2], of.plain());
    }
    try {
      return switch (fact) {
        case "ups.spare_ready" -> items.empty("ups") ? Ready.UNKNOWN : spareReady(of);
        case "room.badge_seen" -> observing.badgeSeen(scene(), of, at);
        case "room.after_period" -> observing.afterPeriod(scene(), of, at);
        case "service.answers", "node.answers", "link.answers" ->
            of == null ? Ready.UNKNOWN : said(monitors.answers(of.plain()));
        case "disk.within_limit" ->
            of == null ? Ready.UNKNOWN : said(monitors.of("server", of.plain()).withinLimit());
        case "badge.free" -> of == null ? Ready.UNKNOWN : said(free(of.plain()));
        case "case.settled" -> of == null ? Ready.UNKNOWN : said(settled(of.plain()));
        default -> Ready.UNKNOWN;
      };
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public @Nullable Value monitored(String register, String label, String word) {
    try {
      return monitors.of(register, label).at(word, calendar().zone());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// What monitors say; null is not known.
  private static Ready said(@Nullable Boolean answer) {
    return answer == null ? Ready.UNKNOWN : answer ? Ready.YES : Ready.NO;
  }

  @Override
  public @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at) {
    try {
      return observing.observed(scene(), what, subject, at);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Observing.Scene scene() {
    return new Observing.Scene(session, standing, pins, registers, items);
  }

  /// Whether a register that is kept has an item whose life has not ended.
  private Ready listed(String register, String label) {
    if (items.empty(register)) {
      return Ready.UNKNOWN;
    }
    Register known = registers.get(register);
    Item item = items.find(register, label);
    return item != null && (known == null || !known.ended(item)) ? Ready.YES : Ready.NO;
  }

  /// Whether no visitor who was given a badge still has to give the account of their stay.
  private boolean free(String badge) throws SQLException {
    List<Long> some =
        session.list(
            row -> row.getLong(1), "SELECT DISTINCT case_id FROM work_task WHERE item IS NOT NULL");
    for (long id : some) {
      Case state = Cases.fold(book.entries(Subject.ofCase(id)));
      if (state != null && state.open().stream().anyMatch(open -> holds(state, open, badge))) {
        return false;
      }
    }
    return true;
  }

  /// Who comes again gets a badge anew: that of the time before was given back. Who has written
  /// down this coming has one already, also while staff has not signed it.
  private static boolean holds(Case state, int opening, String badge) {
    Case.Opening open = state.openings().get(opening);
    String item = open == null ? null : open.item();
    return open != null
        && item != null
        && (open.filled() != null
            || !state
                .answers()
                .getOrDefault(Case.place(open.step(), item), Map.of())
                .containsKey("badge"))
        && state.answers().entrySet().stream()
            .filter(place -> place.getKey().endsWith("[" + item + "]"))
            .map(place -> place.getValue().get("badge"))
            .filter(Objects::nonNull)
            .anyMatch(other -> Item.key(other.plain()).equals(Item.key(badge)));
  }

  /// Whether every case that a case opened has ended.
  private boolean settled(String about) throws SQLException {
    Long open =
        session.first(
            row -> row.getLong(1),
            "SELECT COUNT(*) FROM work_case WHERE parent = ? AND ended_ms = 0",
            about.matches("[0-9]{1,18}") ? Long.parseLong(about) : 0);
    return open == null || open == 0;
  }

  /// Whether the newest case of a procedure and key has come to a branch, and still counts.
  private Ready came(String procedure, String branch, String key) {
    try {
      Long id =
          session.first(
              row -> row.getLong(1),
              "SELECT MAX(id) FROM work_case WHERE procedure = ? AND LOWER(case_key) = ?"
                  + " HAVING COUNT(*) > 0",
              procedure,
              Item.key(key));
      Case newest = id == null ? null : Cases.fold(book.entries(Subject.ofCase(id)));
      Instant ended = newest == null ? null : newest.ended();
      LocalDate today = people().day(book.last().typed());
      return newest != null
              && newest.openings().values().stream()
                  .anyMatch(one -> branch.equals(one.branch()) && one.done() != null)
              && !Case.CANCELLED.equals(newest.end())
              && (ended == null || people().day(ended).equals(today))
          ? Ready.YES
          : Ready.NO;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// A spare UPS other than the one it is about.
  private Ready spareReady(@Nullable Value of) {
    Register ups = registers.get("ups");
    if (ups == null) {
      return Ready.UNKNOWN;
    }
    return items.of("ups").stream()
            .filter(item -> of == null || !item.is("ups", of.plain()))
            .anyMatch(item -> ups.stateOf(item).equals("spare"))
        ? Ready.YES
        : Ready.NO;
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    Item item = items.find(register, label);
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    Value value = item == null ? null : item.fields().get(key);
    if (value == null || dot < 0) {
      return value;
    }
    Register known = registers.get(register);
    Field field = known == null ? null : known.field(key);
    return field == null || field.register() == null
        ? null
        : item(field.register(), value.plain(), path.substring(dot + 1));
  }

  @Override
  public boolean known(String register, String label) {
    return exists(register, label) || items.empty(register);
  }

  @Override
  public boolean exists(String register, String label) {
    return items.find(register, label) != null;
  }

  private static StoreException failed(SQLException e) {
    return new StoreException(String.valueOf(e.getMessage()), e);
  }
}
