package id.penjaga.hub.app.files;

import id.penjaga.hub.app.files.clean.FileKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A photo or a paper that a person has added.
///
/// @param id its number in this hub
/// @param sha256 of its bytes as they are kept, lower-case hexadecimal; entries of the book name it
///     by this
/// @param bytes how large it is as it is kept
/// @param name what the person's file was called, fit to be shown; see [FileName]
/// @param at when it came
/// @param by the account that brought it
/// @param subject the case it belongs to; null until a command has named it
public record Attachment(
    long id,
    String sha256,
    FileKind kind,
    long bytes,
    String name,
    Instant at,
    String by,
    @Nullable String subject) {

  /// Whether this account may see it: what belongs to no case yet is its bringer's alone.
  public boolean visibleTo(String account) {
    return subject != null || by.equals(account);
  }
}
