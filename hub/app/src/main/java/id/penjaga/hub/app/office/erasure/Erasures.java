package id.penjaga.hub.app.office.erasure;

import id.penjaga.hub.app.store.erasure.ErasureQueries.Erasable;
import id.penjaga.hub.app.store.erasure.Removals.Removal;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import id.penjaga.hub.core.work.Answer;
import java.time.Instant;
import java.util.List;

/// Personal data that are no longer needed. Every method may throw
/// [id.penjaga.hub.app.store.sql.StoreException] while the store cannot answer.
public interface Erasures {
  /// How long each kind of record is kept now.
  KeepTimes times();

  /// Days for which personal data stay after they were needed.
  default int keep() {
    return times().of(Kept.PERSONAL);
  }

  /// What was removed since a moment because its time was over, the newest first.
  List<Removal> removed(Instant since);

  /// Erases some of what is due by rule, in the name of the house, and forgets old rows of reads
  /// and drafts.
  ///
  /// @return how much went; 0 when nothing is left, or the book does not bear the clock out
  default int round() {
    return 0;
  }

  /// What may be erased now: people who left, closed cases by their end, register items, alarms.
  List<Erasable> due();

  /// Erases the personal data of a person, a case, a register item or an alarm, with its
  /// attachments and drafts.
  ///
  /// @param id of the command; the same id again is answered as the first time
  Answer erase(String id, By.Human by, Subject about, String reason);
}
