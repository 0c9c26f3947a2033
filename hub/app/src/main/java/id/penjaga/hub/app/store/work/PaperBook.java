package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.paper.ReportRules;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Numbering;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/// Decides about papers that belong to no case, in the writer's transaction.
public final class PaperBook {
  private final WorkBook work;
  private final BookTables book;

  public PaperBook(WorkBook work, SqlSession session) {
    this.work = work;
    book = BookTables.reading(session);
  }

  /// Freezes a paper. Its file must be kept already.
  public Answer freeze(String id, By.Human by, Subject subject, Command.Freeze command)
      throws SQLException {
    LocalDate day = work.today();
    NumberRule rule = command.rule();
    long next = rule == null ? 0 : book.number(rule.kind(), Numbering.period(rule, day));
    List<Entry> history = book.entries(subject);
    return work.keep(
        id,
        by,
        subject,
        Asked.of(command),
        (_, _) -> ReportRules.decide(command, history, day, next));
  }

  /// Withdraws a paper.
  public Answer withdraw(String id, By.Human by, Subject subject, Command.WithdrawPaper command)
      throws SQLException {
    List<Entry> history = book.entries(subject);
    return work.keep(
        id, by, subject, command.toString(), (_, _) -> ReportRules.decide(command, history));
  }
}
