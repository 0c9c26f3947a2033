package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fold behind [People], open to change while facts are laid over it: an import of thousands is
/// one entry and must not copy everything for each of its facts.
final class Roll {
  final Map<Long, Person> persons;
  final Map<Long, Grant> grants;
  final Map<Long, Shift> shifts;
  private final Map<Long, Map<String, String>> notices;
  private final Map<String, Long> logins;
  private final Map<String, Long> nips;
  private long lastPerson;
  private long lastGrant;
  private long lastShift;

  Roll() {
    persons = new LinkedHashMap<>();
    grants = new LinkedHashMap<>();
    shifts = new LinkedHashMap<>();
    notices = new HashMap<>();
    logins = new HashMap<>();
    nips = new HashMap<>();
  }

  Roll(Roll other) {
    persons = new LinkedHashMap<>(other.persons);
    grants = new LinkedHashMap<>(other.grants);
    shifts = new LinkedHashMap<>(other.shifts);
    notices = new HashMap<>(other.notices);
    logins = new HashMap<>(other.logins);
    nips = new HashMap<>(other.nips);
    lastPerson = other.lastPerson;
    lastGrant = other.lastGrant;
    lastShift = other.lastShift;
  }

  static boolean concerns(Fact fact) {
    return switch (fact) {
      case Fact.PersonAdded _,
          Fact.PersonChanged _,
          Fact.Granted _,
          Fact.Delegated _,
          Fact.Revoked _,
          Fact.Rostered _,
          Fact.Unrostered _,
          Fact.Erased _ ->
          true;
      default -> false;
    };
  }

  /// @param day at the site, on which the fact was written down
  void apply(Fact fact, LocalDate day) {
    switch (fact) {
      case Fact.PersonAdded(long id, Map<String, Value> fields) ->
          put(changed(new Person(id, "", "", "", "", null, null), fields));
      case Fact.PersonChanged(long id, Map<String, Value> fields) -> {
        Person known = persons.get(id);
        if (known != null) {
          put(changed(known, fields));
          told(id, fields);
        }
      }
      case Fact.Erased(String about, String _) -> {
        Subject of = Subject.parse(about);
        Person known = of.kind() == Subject.Kind.PERSON ? persons.get(Long.valueOf(of.id())) : null;
        if (known != null) {
          put(new Person(known.id(), "", known.unit(), "", "", null, known.last()));
          notices.remove(known.id());
          grantsOf(known.id()).forEach(grant -> put(grant.silent()));
        }
      }
      case Fact.Granted g ->
          put(new Grant(g.grant(), g.person(), g.role(), g.from(), g.until(), null, day, ""));
      case Fact.Delegated d -> {
        Grant.Delegation why = new Grant.Delegation(d.of(), d.kind(), d.letter());
        put(new Grant(d.grant(), d.person(), d.role(), d.from(), d.until(), why, day, ""));
      }
      case Fact.Revoked(long id, LocalDate last, Value reason) -> {
        Grant known = grants.get(id);
        if (known != null) {
          put(known.until(last, reason.plain()));
        }
      }
      case Fact.Rostered r -> {
        shifts.put(
            r.shift(),
            new Shift(r.shift(), r.person(), r.from(), r.until(), r.letter(), r.dated(), day));
        lastShift = Math.max(lastShift, r.shift());
      }
      case Fact.Unrostered gone -> shifts.remove(gone.shift());
      default -> {} // not of people; `concerns` names those that are
    }
  }

  /// What somebody said of how they are told of things, by the keys of the book.
  Map<String, String> noticesOf(long person) {
    return notices.getOrDefault(person, Map.of());
  }

  private void told(long person, Map<String, Value> fields) {
    SortedMap<String, String> said = new TreeMap<>(noticesOf(person));
    fields.forEach((key, value) -> {
      if (key.startsWith("notice.") && value.plain().isEmpty()) {
        said.remove(key);
      } else if (key.startsWith("notice.")) {
        said.put(key, value.plain());
      }
    });
    notices.put(person, Collections.unmodifiableSortedMap(said));
  }

  long nextPerson() {
    return lastPerson + 1;
  }

  long nextGrant() {
    return lastGrant + 1;
  }

  long nextShift() {
    return lastShift + 1;
  }

  @Nullable Person byLogin(String login) {
    Long id = logins.get(login.toLowerCase(Locale.ROOT));
    return id == null ? null : persons.get(id);
  }

  @Nullable Person byNip(String nip) {
    Long id = nips.get(nip);
    return id == null ? null : persons.get(id);
  }

  List<Grant> grantsOf(long person) {
    return grants.values().stream().filter(grant -> grant.person() == person).toList();
  }

  private void put(Grant grant) {
    grants.put(grant.id(), grant);
    lastGrant = Math.max(lastGrant, grant.id());
  }

  private void put(Person person) {
    Person before = persons.put(person.id(), person);
    lastPerson = Math.max(lastPerson, person.id());
    if (before != null) {
      nips.remove(before.nip(), before.id());
      if (before.login() != null) {
        logins.remove(before.login().toLowerCase(Locale.ROOT), before.id());
      }
    }
    if (!person.nip().isEmpty()) {
      nips.put(person.nip(), person.id());
    }
    if (person.login() != null) {
      logins.put(person.login().toLowerCase(Locale.ROOT), person.id());
    }
  }

  private static Person changed(Person known, Map<String, Value> fields) {
    String login = text(fields, "login", known.login() == null ? "" : known.login());
    String last = text(fields, "last", known.last() == null ? "" : known.last().toString());
    return new Person(
        known.id(),
        text(fields, "name", known.name()),
        text(fields, "unit", known.unit()),
        text(fields, "nip", known.nip()),
        text(fields, "phone", known.phone()),
        login.isEmpty() ? null : login,
        last.isEmpty() ? null : LocalDate.parse(last));
  }

  private static String text(Map<String, Value> fields, String key, String fallback) {
    Value value = fields.get(key);
    return value == null ? fallback : value.plain();
  }
}
