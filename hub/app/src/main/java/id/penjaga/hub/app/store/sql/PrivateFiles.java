package id.penjaga.hub.app.store.sql;

import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Permissions of a database file: 0600 in a folder of 0700. H2 makes files with whatever the
/// process's umask allows, so the file is made before H2 opens it.
public final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /// Makes the file empty when it is not there, and takes rights of others away when it is.
  ///
  /// @throws StoreException when the folder is laxer than 0700
  public static void database(Path file) throws IOException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new StoreException(file + " lies in no folder; write another path");
      }
      PrivateFolder.of(folder);
    } catch (SecretRefused e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, OWNER);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    }
  }
}
