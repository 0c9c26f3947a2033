package id.penjaga.hub.app.store.sql;

import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Turns what a database refuses into a sentence with its reason and what to do about it.
///
/// The database's own messages speak of statements and codes, those of a migration in many lines;
/// the reason is in the code or in a cause. Its own words are quoted only where neither says it.
public final class DatabaseWords {
  private DatabaseWords() {}

  /// The path and the reason.
  ///
  /// @param file of the database
  public static String of(Path file, Throwable wrong) {
    Throwable last = wrong;
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      String known = known(file, cause);
      if (known != null) {
        return known;
      }
      last = cause;
    }
    return file + ": the database says: " + firstLine(last);
  }

  /// Whether the database is open in another program.
  public static boolean openElsewhere(@Nullable Throwable wrong) {
    return wrong != null
        && (wrong instanceof SQLException sql
                && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
            || openElsewhere(wrong.getCause()));
  }

  private static @Nullable String known(Path file, Throwable cause) {
    return switch (cause) {
      case IOException io -> FileWords.of(file, io);
      case SQLException sql ->
          switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                file + " is in use by another hub; stop that one, or write another data folder";
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
                file + ": there is no such database; check the data folder";
            case ErrorCode.FILE_CORRUPTED_1 ->
                file + ": is damaged or no database; move it away and restore a backup";
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                file + ": is of another version; start the hub that wrote it, or restore a backup";
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                file + ": is the database of another program; move it away";
            case ErrorCode.DATABASE_IS_READ_ONLY ->
                file + ": may not be written; change its owner or mode (chown, chmod)";
            default -> null;
          };
      default -> null;
    };
  }

  private static String firstLine(Throwable wrong) {
    String said = wrong.getMessage();
    return said == null || said.isBlank()
        ? wrong.getClass().getSimpleName()
        : said.strip().lines().findFirst().orElse("");
  }
}
