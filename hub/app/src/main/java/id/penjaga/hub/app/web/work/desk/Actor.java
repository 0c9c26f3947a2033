package id.penjaga.hub.app.web.work.desk;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Opener;
import id.penjaga.hub.core.procedure.Step;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The person who asks, with the roles they hold now.
///
/// @param person null for a login that belongs to nobody
public record Actor(@Nullable Person person, Set<String> roles) {

  public static Actor of(Context ctx, Office office, Instant now) {
    LoginSession session = RequestContext.of(ctx).session();
    Person person = session == null ? null : office.people().byLogin(session.name());
    return new Actor(person, person == null ? Set.of() : office.people().roles(person.id(), now));
  }

  /// Their number; 0 for nobody.
  public long id() {
    return person == null ? 0 : person.id();
  }

  public boolean known() {
    return person != null;
  }

  /// The ways by which they may begin a case of a procedure.
  public List<Opener> ways(Definition definition) {
    return definition.procedure().opens().stream()
        .filter(opener -> opener.by().equals("person"))
        .filter(opener -> {
          Step first = definition.procedure().step(opener.at());
          List<String> wanted =
              !opener.roles().isEmpty()
                  ? opener.roles()
                  : first == null ? List.of() : first.actor().roles();
          return !among(wanted).isEmpty();
        })
        .toList();
  }

  /// Whether a duty is one of theirs, by a role they hold.
  public boolean owes(DutyLine line) {
    return !among(line.roles()).isEmpty();
  }

  /// Whether they may open the case of a duty.
  public boolean mayOpen(DutyLine line) {
    return line.opens() != null && (line.roles().isEmpty() ? known() : owes(line));
  }

  /// Those of these roles that they hold.
  public List<String> among(Collection<String> wanted) {
    return new ArrayList<>(wanted.stream().filter(roles::contains).toList());
  }
}
