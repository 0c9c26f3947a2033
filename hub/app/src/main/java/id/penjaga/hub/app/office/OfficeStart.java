package id.penjaga.hub.app.office;

import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// Brings store and office together: the store's writer begins the work of people with each of its
/// sessions, and when it is open the definitions of the files are put in force.
public final class OfficeStart {
  private final OfficeSetup setup;
  private final HubClock clock;
  private final Pins pins;
  private final Map<String, Bilingual> roles;
  private volatile Standing standing;

  public OfficeStart(OfficeSetup setup, HubClock clock) {
    this.setup = setup;
    this.clock = clock;
    pins = new Pins(setup.reader());
    standing = Standing.none(setup.calendar());
    roles = setup.roles().stream().collect(Collectors.toMap(RoleName::id, RoleName::name));
  }

  /// The work of people on a session of the writer.
  public WorkBook begin(SqlSession session) throws SQLException {
    return new WorkBook(session, clock, pins, roles, setup.calendar(), now -> standing = now);
  }

  /// The office over an open store, with the definitions of the files in force.
  ///
  /// @throws id.penjaga.hub.app.store.sql.StoreException when they cannot be written
  public StoredOffice open(Store store) {
    StoredOffice office = new StoredOffice(store, pins, () -> standing, setup);
    List<String> news = office.install(setup.definitions());
    if (!news.isEmpty()) {
      Logger.info("Definitions in force from their files: {}", String.join(", ", news));
    }
    return office;
  }
}
