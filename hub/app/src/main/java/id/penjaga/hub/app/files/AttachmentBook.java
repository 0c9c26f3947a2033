package id.penjaga.hub.app.files;

import id.penjaga.hub.app.files.clean.FileKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where it is written down which attachments there are. What returns is durable.
///
/// That an attachment belongs to a case is not written here but with the entry of the book that
/// names it, in one transaction.
public interface AttachmentBook {
  /// Writes a new one down, of no case yet.
  Attachment add(String sha256, FileKind kind, long bytes, String name, Instant at, String by);

  Optional<Attachment> find(long id);

  /// Those of a case, the oldest first.
  List<Attachment> of(String subject);

  /// Removes those that belong to no case and came before this moment.
  ///
  /// @return how many there were
  int forget(Instant before);

  /// Whether any attachment has these bytes.
  boolean known(String sha256);
}
