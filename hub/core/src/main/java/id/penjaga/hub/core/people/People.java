package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
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
  private final Roll roll;
  private final @Nullable Bound bound;

  /// Somebody who acts in some of their roles only.
  private record Bound(long person, Set<String> roles) {}

  private People(ZoneId zone, Roll roll, @Nullable Bound bound) {
    this.zone = zone;
    this.roll = roll;
    this.bound = bound;
  }

  /// @param zone of the site: the days of grants are days there
  public static People none(ZoneId zone) {
    return new People(zone, new Roll(), null);
  }

  /// The people after an entry; the same object when the entry says nothing of people.
  public People with(Entry entry) {
    if (entry.facts().stream().noneMatch(Roll::concerns)) {
      return this;
    }
    Roll next = new Roll(roll);
    LocalDate day = day(entry.typed());
    for (Fact fact : entry.facts()) {
      next.apply(fact, day);
    }
    return new People(zone, next, bound);
  }

  /// The same people, of whom the one with a login acts in these roles only, as far as they hold
  /// them. Nobody else sees a difference: who may be asked for a step stays as it is.
  public People within(String login, Set<String> roles) {
    Person person = byLogin(login);
    return person == null
        ? this
        : new People(zone, roll, new Bound(person.id(), Set.copyOf(roles)));
  }

  Roll copy() {
    return new Roll(roll);
  }

  public ZoneId zone() {
    return zone;
  }

  /// The day at the site.
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  public Collection<Person> persons() {
    return Collections.unmodifiableCollection(roll.persons.values());
  }

  public Collection<Grant> grants() {
    return Collections.unmodifiableCollection(roll.grants.values());
  }

  public Collection<Shift> shifts() {
    return Collections.unmodifiableCollection(roll.shifts.values());
  }

  public @Nullable Person person(long id) {
    return roll.persons.get(id);
  }

  public @Nullable Grant grant(long id) {
    return roll.grants.get(id);
  }

  public @Nullable Shift shift(long id) {
    return roll.shifts.get(id);
  }

  /// The person of an account; null when nobody is linked to it.
  public @Nullable Person byLogin(String login) {
    return roll.byLogin(login);
  }

  public @Nullable Person byNip(String nip) {
    return roll.byNip(nip);
  }

  /// Every right ever given to somebody, in the order it was given.
  public List<Grant> grantsOf(long person) {
    return roll.grantsOf(person);
  }

  /// What somebody said of how they are told of things outside the pages, by the keys of the book:
  /// see [PeopleRules#NOTICE_TO] and those beside it. Empty when they said nothing.
  public Map<String, String> notices(long person) {
    return roll.noticesOf(person);
  }

  /// The number that the next new person gets.
  public long nextPerson() {
    return roll.nextPerson();
  }

  /// Whether somebody holds a role at a moment: by a grant, a delegation, or the duty roster.
  public boolean holds(long person, String role, Instant at) {
    if (bound != null && bound.person() == person && !bound.roles().contains(role)) {
      return false;
    }
    if (role.equals(DUTY_OFFICER)) {
      return onDuty(at).contains(person);
    }
    LocalDate day = day(at);
    for (Grant grant : roll.grants.values()) {
      if (grant.person() == person && grant.role().equals(role) && grant.covers(day)) {
        return true;
      }
    }
    return false;
  }

  /// Every role somebody holds at a moment, in the order they were given.
  public Set<String> roles(long person, Instant at) {
    Set<String> roles = new LinkedHashSet<>();
    LocalDate day = day(at);
    for (Grant grant : roll.grants.values()) {
      if (grant.person() == person && grant.covers(day)) {
        roles.add(grant.role());
      }
    }
    roles.remove(DUTY_OFFICER);
    if (onDuty(at).contains(person)) {
      roles.add(DUTY_OFFICER);
    }
    if (bound != null && bound.person() == person) {
      roles.retainAll(bound.roles());
    }
    return roles;
  }

  /// Everybody who holds a role at a moment.
  public List<Long> holders(String role, Instant at) {
    if (role.equals(DUTY_OFFICER)) {
      return onDuty(at);
    }
    LocalDate day = day(at);
    return roll.grants.values().stream()
        .filter(grant -> grant.role().equals(role) && grant.covers(day))
        .map(Grant::person)
        .distinct()
        .sorted()
        .toList();
  }

  /// Who holds a role at a moment and has a login, and so can look.
  public List<Long> lookers(String role, Instant at) {
    return holders(role, at).stream()
        .filter(number -> {
          Person person = person(number);
          return person != null && person.login() != null;
        })
        .toList();
  }

  public List<Long> onDuty(Instant at) {
    return roll.shifts.values().stream()
        .filter(shift -> shift.covers(at))
        .map(Shift::person)
        .distinct()
        .toList();
  }
}
