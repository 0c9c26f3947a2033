package id.penjaga.hub.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.kiosk.Kiosks;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.accounts.KioskTables;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.kiosk.InvitationPages;
import id.penjaga.hub.app.web.kiosk.KioskKeeping;
import id.penjaga.hub.app.web.kiosk.KioskPages;
import id.penjaga.hub.app.web.view.RoomReads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The screens at doors and their pages.
record KioskStart(Kiosks kiosks, VisitCodes codes, Path data, boolean secure) {

  /// @throws HubRefused when the secret of the codes cannot be used
  static KioskStart of(HubConfig config, AccountTables accounts, Security security)
      throws HubRefused {
    try {
      return new KioskStart(
          new Kiosks(
              security,
              new KioskTables(accounts),
              () -> Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()),
              () -> TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs())),
          VisitCodes.in(config.data()),
          config.data(),
          config.http().secure());
    } catch (IOException e) {
      throw new HubRefused("the codes of visits. " + FileWords.of(config.data(), e), e);
    }
  }

  List<Pages> pages(
      Drawing drawing, Office office, RoomReads room, Supplier<Attachments> attachments) {
    return List.of(
        new KioskPages(
            drawing, office, kiosks, codes, attachments, Attachments.incoming(data), secure),
        new KioskKeeping(drawing, kiosks, room),
        new InvitationPages(drawing, office, codes));
  }
}
