package id.penjaga.device.shell.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/// A secret in a file that only its owner may read (mode 0600 or less).
///
/// Every secret of both programs is read here: keys, passwords, tokens. A file that group or others
/// may read or write is refused, so that a secret is never quietly shared with each account of the
/// machine.
public final class SecretFile {
  private static final int MOST_BYTES = 64 * 1024;

  private static final Set<PosixFilePermission> FOR_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private SecretFile() {}

  /// Reads the secret: the first line, without surrounding blanks.
  ///
  /// @return at least one character
  /// @throws SecretRefused with a sentence that says what to do: no such file, laxer than 0600,
  ///     empty, not UTF-8, larger than 64 KiB
  public static String read(Path file) throws SecretRefused {
    requireOwnerOnly(file);
    List<String> lines;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new SecretRefused(
            file + ": is larger than 64 KiB and no secret; write the secret in its first line");
      }
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException _) {
      throw new SecretRefused(file + ": is not written in UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw new SecretRefused(FileWords.of(file, e));
    }
    String secret = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (secret.startsWith("\uFEFF")) {
      secret = secret.substring(1).strip();
    }
    if (secret.isEmpty()) {
      throw new SecretRefused(file + ": its first line is empty; write the secret there");
    }
    return secret;
  }

  /// Refuses a file that others than its owner may read, write or execute. Follows links.
  ///
  /// @throws SecretRefused when it is not there, is no file, or is laxer than 0600
  public static void requireOwnerOnly(Path file) throws SecretRefused {
    Set<PosixFilePermission> may;
    try {
      if (Files.isDirectory(file)) {
        throw new SecretRefused(file + ": is a folder; write the path of a file");
      }
      may = Files.getPosixFilePermissions(file, new LinkOption[0]);
    } catch (IOException e) {
      throw new SecretRefused(FileWords.of(file, e));
    } catch (UnsupportedOperationException _) {
      throw new SecretRefused(
          file
              + ": its file system knows no owners; put the secret on one that does, such as ext4");
    }
    if (FOR_OTHERS.stream().anyMatch(may::contains)) {
      throw new SecretRefused(
          file + ": others than its owner may read or change it; run: chmod 600 " + file);
    }
  }
}
