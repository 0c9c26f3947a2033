package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Definition;
import id.penjaga.hub.core.work.Surroundings;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The world around one decision, as the open transaction sees it.
public final class Around implements Surroundings {
  private final SqlSession session;
  private final BookTables book;
  private final Standing standing;
  private final Pins pins;
  private final Map<String, OfficeRole> roles;
  private @Nullable Long open;

  public Around(
      SqlSession session,
      BookTables book,
      Standing standing,
      Pins pins,
      Map<String, OfficeRole> roles) {
    this.session = session;
    this.book = book;
    this.standing = standing;
    this.pins = pins;
    this.roles = roles;
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
  public Ready ready(String fact, @Nullable Value of) {
    return Ready.UNKNOWN;
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    return null;
  }

  @Override
  public boolean known(String register, String label) {
    return true;
  }

  @Override
  public boolean exists(String register, String label) {
    return false;
  }

  private static StoreException failed(SQLException e) {
    return new StoreException(String.valueOf(e.getMessage()), e);
  }
}
