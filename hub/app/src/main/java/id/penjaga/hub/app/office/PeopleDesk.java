package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what people want written down about people, in the writer's transaction.
final class PeopleDesk {
  private static final Bilingual NOT_YOURS =
      new Bilingual(
          "Akun Anda tidak berhak mengubah ini. Mintalah administrator ruang server.",
          "Your account may not change this. Ask the server-room administrator.");

  private final WorkBook work;
  private final Map<String, OfficeRole> roles;

  PeopleDesk(WorkBook work, Map<String, OfficeRole> roles) {
    this.work = work;
    this.roles = roles;
  }

  PeopleAnswer record(String id, String login, boolean admin, PeopleCommand command, Instant now)
      throws SQLException {
    Standing standing = work.standing();
    Optional<String> role = PeopleRules.mayAs(command, standing.people(), login, admin, now);
    if (role.isEmpty()) {
      return refused(NOT_YOURS);
    }
    PeopleAnswer answer =
        PeopleRules.decide(
            command, standing.people(), standing.calendar(), standing.rooms(), roles, now);
    if (!(answer instanceof PeopleAnswer.Accepted accepted) || accepted.facts().isEmpty()) {
      return answer;
    }
    Person person = standing.people().byLogin(login);
    By by = new By.Human(person == null ? standing.people().nextPerson() : person.id(), role.get());
    Answer kept =
        work.keep(
            id,
            by,
            command.subject(),
            command.toString(),
            (_, _) -> new Decision.Accepted(accepted.facts(), List.of()));
    return kept instanceof Answer.Refused(Decision.Refused refusal)
        ? refused(refusal.text())
        : accepted;
  }

  private static PeopleAnswer refused(Bilingual why) {
    return new PeopleAnswer.Refused(List.of(new PeopleAnswer.Remark(0, "", why)));
  }
}
