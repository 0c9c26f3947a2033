package id.penjaga.hub.app.office;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Writer;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.procedure.Definition;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.tinylog.Logger;

/// Brings store and office together: the store's writer begins the work of people with each of its
/// sessions, and when it is open the definitions of the files are put in force.
public final class OfficeStart {
  private final Definitions definitions;
  private final OfficeCalendar calendar;
  private final HubClock clock;
  private final int keep;
  private final Pins pins;
  private volatile Standing standing;

  /// @param zone of the site, for an office whose folder holds no calendar
  /// @param keep days for which personal data stay after they were needed
  public OfficeStart(Definitions definitions, ZoneId zone, HubClock clock, int keep) {
    this.definitions = definitions;
    this.clock = clock;
    this.keep = keep;
    calendar =
        definitions.calendar() == null
            ? new OfficeCalendar(zone, Map.of(), Map.of())
            : definitions.calendar();
    pins = new Pins(OfficeStart::read);
    standing = Standing.none(calendar);
  }

  private static Definition read(String text) {
    try {
      return Pin.read(text);
    } catch (ConfigRefused e) {
      throw new IllegalStateException("the book holds a definition that cannot be read", e);
    }
  }

  /// Begins the work of people on each session of the writer.
  public Writer.WorkStart beginning() {
    return session ->
        new WorkBook(
            session,
            clock,
            pins,
            definitions.roles(),
            definitions.registers(),
            calendar,
            now -> standing = now);
  }

  /// The office over an open store, with the definitions of the files in force.
  ///
  /// @throws id.penjaga.hub.app.store.sql.StoreException when they cannot be written
  public StoredOffice open(Store store) {
    StoredOffice office = new StoredOffice(store, pins, () -> standing, definitions, keep);
    List<String> news = office.install();
    if (!news.isEmpty()) {
      Logger.info("Definitions in force from their files: {}", String.join(", ", news));
    }
    return office;
  }
}
