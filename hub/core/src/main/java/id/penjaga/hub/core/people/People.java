package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The people of the site as the book says, and who may act in which role at a moment. Immutable.
public final class People {
  /// The role whose right comes from the duty roster alone.
  public static final String DUTY_OFFICER = "petugas_piket";

  private final ZoneId zone;
  private final Map<Long, Person> persons;
  private final Map<Long, Grant> grants;
  private final Map<Long, Shift> shifts;

  private People(
      ZoneId zone, Map<Long, Person> persons, Map<Long, Grant> grants, Map<Long, Shift> shifts) {
    this.zone = zone;
    this.persons = persons;
    this.grants = grants;
    this.shifts = shifts;
  }

  /// @param zone of the site: the days of grants are days there
  public static People none(ZoneId zone) {
    return new People(zone, Map.of(), Map.of(), Map.of());
  }

  /// The people after an entry; the same object when the entry says nothing of people.
  public People with(Entry entry) {
    People now = this;
    for (Fact fact : entry.facts()) {
      now = now.with(fact);
    }
    return now;
  }

  private People with(Fact fact) {
    return switch (fact) {
      case Fact.PersonAdded(long id, Map<String, Value> fields) ->
          person(changed(new Person(id, "", "", "", "", null), fields));
      case Fact.PersonChanged(long id, Map<String, Value> fields) -> {
        Person known = persons.get(id);
        yield known == null ? this : person(changed(known, fields));
      }
      case Fact.Granted granted ->
          grant(
              new Grant(
                  granted.grant(),
                  granted.person(),
                  granted.role(),
                  granted.from(),
                  granted.until(),
                  null));
      case Fact.Delegated d ->
          grant(
              new Grant(
                  d.grant(),
                  d.person(),
                  d.role(),
                  d.from(),
                  d.until(),
                  new Grant.Delegation(d.of(), d.kind(), d.letter())));
      case Fact.Revoked revoked -> {
        Grant known = grants.get(revoked.grant());
        yield known == null
            ? this
            : grant(
                new Grant(
                    known.id(),
                    known.person(),
                    known.role(),
                    known.from(),
                    revoked.last(),
                    known.delegation()));
      }
      case Fact.Rostered r ->
          shifts(
              put(
                  shifts,
                  r.shift(),
                  new Shift(r.shift(), r.person(), r.from(), r.until(), r.letter(), r.dated())));
      case Fact.Unrostered gone -> shifts(without(shifts, gone.shift()));
      case Fact _ -> this;
    };
  }

  public ZoneId zone() {
    return zone;
  }

  public Collection<Person> persons() {
    return persons.values();
  }

  public Collection<Grant> grants() {
    return grants.values();
  }

  public Collection<Shift> shifts() {
    return shifts.values();
  }

  public @Nullable Person person(long id) {
    return persons.get(id);
  }

  /// The person of an account; null when nobody is linked to it.
  public @Nullable Person byLogin(String login) {
    return persons.values().stream()
        .filter(person -> person.login() != null && person.login().equalsIgnoreCase(login))
        .findFirst()
        .orElse(null);
  }

  /// Whether somebody holds a role at a moment: by a grant, a delegation, or the duty roster.
  public boolean holds(long person, String role, Instant at) {
    if (role.equals(DUTY_OFFICER)) {
      return onDuty(at).contains(person);
    }
    return grants.values().stream()
        .anyMatch(grant ->
            grant.person() == person
                && grant.role().equals(role)
                && grant.covers(at.atZone(zone).toLocalDate()));
  }

  /// Every role somebody holds at a moment, in the order they were given.
  public Set<String> roles(long person, Instant at) {
    Set<String> roles = new LinkedHashSet<>();
    for (Grant grant : grants.values()) {
      if (grant.person() == person
          && !grant.role().equals(DUTY_OFFICER)
          && grant.covers(at.atZone(zone).toLocalDate())) {
        roles.add(grant.role());
      }
    }
    if (onDuty(at).contains(person)) {
      roles.add(DUTY_OFFICER);
    }
    return roles;
  }

  /// Everybody who holds a role at a moment.
  public List<Long> holders(String role, Instant at) {
    return persons.keySet().stream().filter(person -> holds(person, role, at)).toList();
  }

  public List<Long> onDuty(Instant at) {
    return shifts.values().stream()
        .filter(shift -> shift.covers(at))
        .map(Shift::person)
        .distinct()
        .toList();
  }

  private static Person changed(Person known, Map<String, Value> fields) {
    String login = text(fields, "login", known.login() == null ? "" : known.login());
    return new Person(
        known.id(),
        text(fields, "name", known.name()),
        text(fields, "unit", known.unit()),
        text(fields, "nip", known.nip()),
        text(fields, "phone", known.phone()),
        login.isEmpty() ? null : login);
  }

  private static String text(Map<String, Value> fields, String key, String fallback) {
    Value value = fields.get(key);
    return value == null ? fallback : value.plain();
  }

  private People person(Person person) {
    return new People(zone, put(persons, person.id(), person), grants, shifts);
  }

  private People grant(Grant grant) {
    return new People(zone, persons, put(grants, grant.id(), grant), shifts);
  }

  private People shifts(Map<Long, Shift> other) {
    return new People(zone, persons, grants, other);
  }

  private static <T> Map<Long, T> put(Map<Long, T> map, long key, T value) {
    Map<Long, T> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static <T> Map<Long, T> without(Map<Long, T> map, long key) {
    Map<Long, T> copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return copy;
  }
}
