package id.penjaga.hub.app.web.work.desk;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Desk;
import id.penjaga.hub.core.people.Person;
import java.time.InstantSource;
import java.util.OptionalInt;

/// The desk of a login as the office knows it.
public final class OfficeDesk implements Desk {
  private final Office office;
  private final InstantSource clock;

  public OfficeDesk(Office office, InstantSource clock) {
    this.office = office;
    this.clock = clock;
  }

  @Override
  public OptionalInt tasks(String login) {
    Person person = office.people().byLogin(login);
    return person == null
        ? OptionalInt.empty()
        : OptionalInt.of(office.myWork(person.id(), clock.instant()).mine().size());
  }
}
