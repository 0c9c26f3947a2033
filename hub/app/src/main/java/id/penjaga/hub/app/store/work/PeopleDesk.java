package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
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
public final class PeopleDesk {
  private static final Bilingual NOT_YOURS =
      new Bilingual(
          "Akun Anda tidak berhak mengubah ini. Mintalah administrator ruang server.",
          "Your account may not change this. Ask the server-room administrator.");

  private final WorkBook work;
  private final Map<String, OfficeRole> roles;

  public PeopleDesk(WorkBook work, Map<String, OfficeRole> roles) {
    this.work = work;
    this.roles = roles;
  }

  /// @param admin whether the account administers the hub
  public PeopleAnswer record(
      String id, String login, boolean admin, PeopleCommand command, Instant now)
      throws SQLException {
    Standing standing = work.standing();
    Optional<String> role = PeopleRules.mayAs(command, standing.people(), login, admin, now);
    if (role.isEmpty()) {
      return refused(NOT_YOURS);
    }
    PeopleAnswer answer =
        PeopleRules.decide(
            command, standing.people(), standing.calendar(), standing.rooms(), roles, now);
    Person person = standing.people().byLogin(login);
    By by = new By.Human(person == null ? standing.people().nextPerson() : person.id(), role.get());
    Answer kept =
        work.keep(id, by, command.subject(), command.toString(), (_, _) -> decision(answer));
    return switch (kept) { // sent twice it is answered as the first time, whatever stands by now
      case Answer.Stored(Entry entry, long _, boolean repeated) when repeated ->
          new PeopleAnswer.Accepted(entry.facts(), List.of());
      case Answer.Refused(Decision.Refused refusal) when !refusal.text().isEmpty() ->
          refused(refusal.text());
      default -> answer;
    };
  }

  private static Decision decision(PeopleAnswer answer) {
    return answer instanceof PeopleAnswer.Accepted accepted && !accepted.facts().isEmpty()
        ? new Decision.Accepted(accepted.facts(), List.of())
        : new Decision.Refused(Decision.Reason.EMPTY, Bilingual.EMPTY, List.of());
  }

  private static PeopleAnswer refused(Bilingual why) {
    return new PeopleAnswer.Refused(List.of(new PeopleAnswer.Remark(0, "", why)));
  }
}
