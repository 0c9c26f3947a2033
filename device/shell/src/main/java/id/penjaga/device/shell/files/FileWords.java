package id.penjaga.device.shell.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Turns an exception of a file into a sentence with its reason and what to do about it.
///
/// The message of most such exceptions is only the path; the reason is in the class name. The
/// operating system's own text, in whatever language it speaks, is quoted where no class says it.
public final class FileWords {
  private static final long FULL_BELOW = 64 << 10;

  private FileWords() {}

  /// The path and the reason, such as `/etc/penjaga/hub.yaml: there is no such file; check the
  /// path`. A refusal that is a whole sentence already stays as it is.
  public static String of(Path file, IOException e) {
    return e instanceof SecretRefused own
        ? String.valueOf(own.getMessage())
        : file + ": " + reason(file, e);
  }

  /// The reason and the cure, without the path in front.
  public static String reason(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> missing(file);
      case FileNotFoundException _ when !Files.exists(file) -> missing(file);
      case AccessDeniedException _ -> denied(file);
      case NotDirectoryException _ ->
          "is a file where a folder is needed; remove it, or write another path";
      case FileAlreadyExistsException _ ->
          Files.isDirectory(file)
              ? "is a folder; write the path of a file"
              : "is there already; remove it, or write another path";
      case DirectoryNotEmptyException _ -> "is a folder with something in it; empty it first";
      case FileSystemLoopException _ -> "its links go round in a circle; mend the links";
      case CharacterCodingException _ -> "is not written in UTF-8; save it as UTF-8";
      default -> other(file, e);
    };
  }

  private static String missing(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && !Files.isDirectory(folder)
        ? "there is no folder " + folder + "; make it, or check the path"
        : "there is no such file; check the path";
  }

  private static String denied(Path file) {
    return "may not be read or written by the user "
        + System.getProperty("user.name", "of this program")
        + "; change its owner or mode (chown, chmod)";
  }

  private static String other(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "is a folder; write the path of a file";
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      if (readOnly(folder)) {
        return "lies on a file system that is mounted read-only; mount it writable, or write"
            + " another path";
      }
      if (full(folder)) {
        return "lies on a file system that is full; make room on it, or write another path";
      }
    }
    String said = system(e);
    return said == null || said.isBlank()
        ? "cannot be read or written (" + e.getClass().getSimpleName() + ")"
        : "the system says: " + said.strip();
  }

  /// What the operating system says of it, in its own language, without the path.
  public static @Nullable String system(IOException e) {
    return e instanceof FileSystemException file ? file.getReason() : e.getMessage();
  }

  private static boolean full(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      // What the kernel shows as files, such as /proc, has no room at all.
      return store.getTotalSpace() > 0 && store.getUsableSpace() < FULL_BELOW;
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean readOnly(Path folder) {
    try {
      return Files.getFileStore(folder).isReadOnly();
    } catch (IOException _) {
      return false;
    }
  }
}
