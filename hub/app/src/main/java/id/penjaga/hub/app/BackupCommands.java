package id.penjaga.hub.app;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.backup.Backup;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.sql.StoreException;
import java.nio.file.Path;
import java.time.Duration;

/// The commands `backup` and `restore`: everything the hub keeps, in one archive. A backup may be
/// made while the hub runs.
final class BackupCommands {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private BackupCommands() {}

  /// @throws HubRefused when no backup was made
  static void backup(Path config, Path to) throws ConfigRefused, HubRefused, InterruptedException {
    try {
      new BackupRequest(HubConfigReader.read(config).data()).make(to, PATIENCE);
    } catch (StoreException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
    System.out.println("The backup is in " + to + ". It holds password hashes: keep it as such.");
  }

  /// @throws HubRefused when nothing was restored
  static void restore(Path config, Path from) throws ConfigRefused, HubRefused {
    Path folder = HubConfigReader.read(config).data();
    try {
      Backup.restore(from, folder);
    } catch (StoreException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
    System.out.println(from + " is restored into " + folder + ". Start the hub.");
  }
}
