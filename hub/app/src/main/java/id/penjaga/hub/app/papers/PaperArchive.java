package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The papers that were frozen, and their files.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface PaperArchive {
  /// Papers, the newest first.
  ///
  /// @param paper layout; empty for all
  /// @param search part of a number, of an answer of its case, or of a person's name in it
  /// @param before only those frozen by an earlier entry, to page on; [Long#MAX_VALUE] for all
  List<PaperRow> find(
      String paper, String search, Instant from, Instant until, long before, int most);

  Optional<PaperRow> byCode(String code);

  /// The papers about something, the newest first.
  List<PaperRow> of(Subject subject);

  /// The number that a counter would give next.
  long nextNumber(String kind, String period);

  /// Keeps a file before the entry that names it; what no entry names goes after a week.
  ///
  /// @return its SHA-256
  String keep(byte[] pdf, String name, String by);

  InputStream open(PaperRow paper);

  /// The picture that the letterhead of the site has.
  byte[] emblem(String sha256);

  /// A file that an entry about something names; null when it is not there, as after an erasure.
  byte @Nullable [] picture(Subject subject, String sha256);

  /// When the first entry of the book was made; empty while it has none.
  Optional<Instant> began();

  /// The entries of the book that tell of a stretch of time, also those entered within a month
  /// after it, in the order of the book.
  List<Entry> entries(Instant from, Instant until);

  /// Freezes a paper that belongs to no case.
  Answer freeze(String id, By.Human by, Subject subject, Command.Freeze command);

  /// Withdraws a paper that belongs to no case.
  Answer withdraw(String id, By.Human by, Subject subject, Command.WithdrawPaper command);
}
