package id.penjaga.device.shell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A data folder that only its owner may enter (mode 0700).
///
/// It is made so when it is not there, and refused when it is laxer: what lies in it (who was
/// where, password hashes, the journal) is then hidden from other accounts of the machine whatever
/// the mode of the single files.
public final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /// Makes the folder and its parents when they are not there. Parents keep the process's umask.
  ///
  /// @return the same path
  /// @throws SecretRefused when it cannot be made, is no folder, or is laxer than 0700
  public static Path of(Path folder) throws SecretRefused {
    try {
      Path there = nearest(folder.toAbsolutePath());
      if (!Files.isDirectory(there)) {
        throw new SecretRefused(
            there + ": is a file where a folder is needed; remove it, or write another path");
      }
      if (!Files.exists(folder)) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
      }
      Set<PosixFilePermission> may = Files.getPosixFilePermissions(folder);
      if (!OWNER.containsAll(may)) {
        throw new SecretRefused(
            folder + ": others than its owner may enter it; run: chmod 700 " + folder);
      }
      return folder;
    } catch (SecretRefused e) {
      throw e;
    } catch (IOException e) {
      throw new SecretRefused(FileWords.of(folder, e));
    } catch (UnsupportedOperationException _) {
      throw new SecretRefused(
          folder
              + ": its file system knows no owners; put the data on one that does, such as ext4");
    }
  }

  /// What of a path is there already: the path, or the nearest above it.
  private static Path nearest(Path path) {
    Path there = path;
    for (Path up = path.getParent(); !Files.exists(there) && up != null; up = up.getParent()) {
      there = up;
    }
    return there;
  }
}
