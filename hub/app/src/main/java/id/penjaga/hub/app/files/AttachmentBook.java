package id.penjaga.hub.app.files;

import id.penjaga.hub.app.files.clean.FileKind;
import java.time.Instant;
import java.util.List;

/// Where it is written down which attachments there are. What returns is durable.
///
/// That an attachment belongs to a case is not written here but with the entry of the book that
/// names it, in one transaction.
public interface AttachmentBook {
  /// Writes a new one down, of no case yet.
  Attachment add(String sha256, FileKind kind, long bytes, String name, Instant at, String by);

  /// Those with these bytes, the oldest first: several people may have brought the same.
  List<Attachment> named(String sha256);

  /// Those of a case, the oldest first.
  List<Attachment> of(String subject);

  /// Removes those that belong to no case and came before this moment.
  ///
  /// @return how many there were
  int forget(Instant before);
}
