package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Ends the rights of the person whose leaving opens a case, in the transaction that opens it: who
/// opened it cannot forget them, and no minute lies between (SEC-05).
final class Leaving {
  private final WorkBook work;
  private final Map<String, OfficeRole> roles;

  Leaving(WorkBook work, Map<String, OfficeRole> roles) {
    this.work = work;
    this.roles = roles;
  }

  /// @param id of the command that opened the case
  void opened(String id, By by, Case of, Definition definition, Instant now) throws SQLException {
    String field = definition.procedure().leaver();
    Value value = field == null ? null : of.subject().get(field);
    Person person =
        value == null || !value.plain().matches("p[1-9][0-9]{0,17}")
            ? null
            : work.standing().people().person(Long.parseLong(value.plain().substring(1)));
    if (person == null) {
      return;
    }
    PeopleCommand.Leave leave =
        new PeopleCommand.Leave(
            person.id(),
            work.standing()
                .people()
                .day(now)
                .minusDays(1), // from this moment on, not from midnight
            definition.procedure().title().id() + ", " + of.number());
    work.keep(
        id + "/leave",
        by,
        new Subject(Subject.Kind.PERSON, Long.toString(person.id())),
        "",
        (standing, _) ->
            PeopleRules.decide(
                        leave, standing.people(), standing.calendar(), standing.rooms(), roles, now)
                    instanceof PeopleAnswer.Accepted accepted
                ? new Decision.Accepted(accepted.facts(), List.of())
                : new Decision.Refused(Decision.Reason.EMPTY, Bilingual.EMPTY, List.of()));
  }
}
