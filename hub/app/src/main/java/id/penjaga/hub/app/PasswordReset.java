package id.penjaga.hub.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.secret.ResetTickets;
import id.penjaga.hub.app.store.accounts.AccountTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// `reset-password`: a one-time link to a new password, for a person at the machine's console. It
/// works beside a running hub and before it is started.
final class PasswordReset {
  private PasswordReset() {}

  /// Writes a ticket into the hub's data folder.
  ///
  /// @param name of the account, in any case
  /// @return what to tell the person
  /// @throws HubRefused when there is no such account, or the folder cannot be written
  static String link(HubConfig config, String name) throws HubRefused {
    Path folder = config.data();
    if (!Files.exists(folder.resolve("accounts.mv.db"))) {
      throw new HubRefused(
          folder
              + ": there are no accounts yet; start the hub, and make the first administrator by"
              + " the link that it prints");
    }
    requireAccount(folder, name);
    String token;
    try {
      token = new ResetTickets(folder).issue(name, Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()));
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(folder, e), e);
    }
    HubConfig.Http http = config.http();
    String site = http.secure() ? "https://<name of the hub>" : "http://localhost:" + http.port();
    return "Open this link within 15 minutes to write a new password for \""
        + name
        + "\". It works once.\n  "
        + site
        + "/reset/"
        + token
        + "\nA running hub need not be stopped; start it if it is not running.";
  }

  /// A running hub may have the accounts open at this moment; the link itself then says what is
  /// wrong with the name.
  private static void requireAccount(Path folder, String name) throws HubRefused {
    List<String> names;
    try {
      names = AccountTables.namesIn(folder);
    } catch (AccountsUnavailable _) {
      return;
    }
    if (names.stream().noneMatch(name.strip()::equalsIgnoreCase)) {
      throw new HubRefused(
          "there is no account \"" + name + "\"; there are: " + String.join(", ", names));
    }
  }
}
