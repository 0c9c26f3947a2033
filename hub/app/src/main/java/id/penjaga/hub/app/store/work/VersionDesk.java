package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.definition.VersionRules;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.util.List;

/// Keeps versions of definitions and puts them in force, in the writer's transaction: a form and
/// the procedures that use it change together or not at all.
public final class VersionDesk {
  private final WorkBook work;
  private final BookTables book;

  public VersionDesk(WorkBook work, SqlSession session) {
    this.work = work;
    book = BookTables.reading(session);
  }

  /// Does what a person wants.
  public Answer keep(String id, By.Human by, VersionCommand command) throws SQLException {
    DefinitionKey key = command.key();
    List<Entry> history = book.entries(key.subject());
    String inForce = HeldDefinitions.of(history).hash(key);
    Answer answer =
        work.keep(
            id,
            by,
            key.subject(),
            command.toString(),
            (now, _) -> VersionRules.decide(command, history, by.person(), inForce, now.inForce()));
    if (answer instanceof Answer.Stored(Entry _, long _, boolean repeated)
        && !repeated
        && command instanceof VersionCommand.Force force) {
      for (VersionCommand.Become become : force.become()) {
        DefinitionKey procedure = DefinitionKey.procedure(become.procedure());
        if (!procedure.equals(key)) {
          become(id, by, force, become, procedure.subject());
        }
      }
    }
    return answer;
  }

  private void become(
      String id,
      By.Human by,
      VersionCommand.Force force,
      VersionCommand.Become become,
      Subject procedure)
      throws SQLException {
    String reason = force.key().id() + ": " + force.reason().strip();
    List<Entry> history = book.entries(procedure);
    work.keep(
        id + "/" + become.procedure(),
        by,
        procedure,
        become.version().hash(),
        (_, _) -> new Decision.Accepted(VersionRules.become(become, reason, history), List.of()));
  }
}
