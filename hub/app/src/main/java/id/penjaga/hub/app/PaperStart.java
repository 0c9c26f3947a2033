package id.penjaga.hub.app;

import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.papers.RoomMonth;
import id.penjaga.hub.app.papers.StoredArchive;
import id.penjaga.hub.app.seal.Seal;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.web.words.Texts;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Puts the desk of the papers together.
final class PaperStart {
  private PaperStart() {}

  /// @param store throws [id.penjaga.hub.app.store.sql.StoreException] while it is not open
  /// @param seal null for papers that bear none
  static PaperDesk desk(
      HubConfig config,
      Office office,
      Supplier<Store> store,
      InstantSource now,
      @Nullable Seal seal) {
    PaperFolder.Looks looks = PaperFolder.read(config.definitions(), config.site().organisation());
    looks.problems().forEach(problem -> Logger.error("Paper refused: {}", problem));
    return new PaperDesk(
        office,
        new StoredArchive(store),
        looks,
        config.site().zone(),
        now,
        new RoomMonth(store, office, config.site().zone(), kind -> Texts.both("alarm." + kind)),
        seal);
  }
}
