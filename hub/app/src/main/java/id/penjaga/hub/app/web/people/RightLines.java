package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.Grant;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// Rights and roles in the words of a reader.
final class RightLines {
  private final People people;
  private final Office desk;
  private final Texts words;
  private final LocalDate today;

  RightLines(Office desk, Texts words) {
    this.desk = desk;
    this.people = desk.people();
    this.words = words;
    this.today = people.day(words.now());
  }

  String role(String id) {
    OfficeRole role = desk.roles().get(id);
    return role == null ? id : role.name().in(words.language().code());
  }

  String name(long person) {
    Person known = people.person(person);
    return known == null || known.name().isEmpty() ? words.t("people.erased") : known.name();
  }

  /// Every right of somebody: those that hold first.
  List<RightLine> of(long person) {
    return people.grantsOf(person).stream()
        .map(this::line)
        .sorted(Comparator.comparing((RightLine line) -> !line.live()))
        .toList();
  }

  /// Who holds a role today, by their own right or standing in.
  List<RightLine> holders(String role) {
    return people.grants().stream()
        .filter(grant -> grant.role().equals(role) && grant.covers(today))
        .map(this::line)
        .toList();
  }

  /// Delegations that hold now or later.
  List<RightLine> delegations() {
    return people.grants().stream()
        .filter(grant -> grant.delegation() != null)
        .map(this::line)
        .filter(RightLine::live)
        .toList();
  }

  private RightLine line(Grant grant) {
    Grant.Delegation delegation = grant.delegation();
    boolean live = grant.meets(today, null);
    return new RightLine(
        grant,
        role(grant.role()),
        name(grant.person()),
        delegation == null ? null : name(delegation.of()),
        live,
        live && grant.given().equals(today));
  }
}
