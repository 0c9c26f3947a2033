package id.penjaga.hub.core.audit;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Follows entries in the order of the book and tells of each what it changed from what to what. A
/// value that no entry told before is empty before.
public final class AuditTrail {
  private record Right(long person, String role) {}

  private final Map<String, Value> known = new HashMap<>();
  private final Map<Long, Right> rights = new HashMap<>();
  private final Map<Long, SortedSet<String>> roles = new HashMap<>();

  /// The changes of the next entry; empty when it changes nothing that is followed here, such as an
  /// entry of a case.
  public List<Change> take(Entry entry) {
    List<Change> changes = new ArrayList<>();
    for (Fact fact : entry.facts()) {
      take(fact, changes);
    }
    return List.copyOf(changes);
  }

  private void take(Fact fact, List<Change> changes) {
    switch (fact) {
      case Fact.PersonAdded(long person, var fields) -> fields("person/" + person, fields, changes);
      case Fact.PersonChanged(long person, var fields) ->
          fields("person/" + person, fields, changes);
      case Fact.Granted given -> give(given.grant(), given.person(), given.role(), changes);
      case Fact.Delegated given ->
          give(given.grant(), given.person(), given.role() + " (" + given.kind() + ")", changes);
      case Fact.Revoked ended -> {
        Right right = rights.remove(ended.grant());
        if (right != null) {
          roles(right.person(), null, right.role(), changes);
        }
      }
      case Fact.Rostered shift ->
          set(
              "roster/" + shift.shift(),
              "shift",
              Value.of("p" + shift.person() + " " + shift.from() + " – " + shift.until()),
              changes);
      case Fact.Unrostered shift ->
          set("roster/" + shift.shift(), "shift", Change.NOTHING, changes);
      case Fact.CalendarChanged calendar -> {
        if (calendar.hours() != null) {
          new TreeMap<>(calendar.hours())
              .forEach((day, spans) ->
                  set("calendar/site", day, Value.of(String.join(", ", spans)), changes));
        }
        new TreeMap<>(calendar.holidays())
            .forEach((day, name) -> set("calendar/site", day.toString(), Value.of(name), changes));
      }
      case Fact.RoomSet(String room, var fields) -> fields("site/" + room, fields, changes);
      case Fact.DevicePlaced(String device, String room) ->
          set("site/" + device, "room", Value.of(room), changes);
      case Fact.KeepSet set -> set("site/retention", set.kind(), Value.of(set.days()), changes);
      case Fact.DefinitionInForce force ->
          set(
              "definition/" + force.kind() + "/" + force.id(),
              "version",
              Value.of(force.hash().length() > 12 ? force.hash().substring(0, 12) : force.hash()),
              changes);
      case Fact.ItemAdded added ->
          fields(item(added.register(), added.item()), added.fields(), changes);
      case Fact.ItemChanged changed ->
          fields(item(changed.register(), changed.item()), changed.fields(), changes);
      case Fact.ItemMoved moved ->
          set(item(moved.register(), moved.item()), "state", Value.of(moved.state()), changes);
      case Fact.Amended amended ->
          new TreeMap<>(amended.answers())
              .forEach((key, after) -> {
                Value before = amended.before().getOrDefault(key, Change.NOTHING);
                if (!before.equals(after)) {
                  changes.add(new Change("form/" + amended.form(), key, before, after));
                }
              });
      default -> {} // tells of no value that was another before
    }
  }

  private static String item(String register, String label) {
    return "item/" + register + "/" + Item.key(label);
  }

  private void give(long grant, long person, String role, List<Change> changes) {
    rights.put(grant, new Right(person, role));
    roles(person, role, null, changes);
  }

  private void roles(
      long person, @Nullable String more, @Nullable String less, List<Change> changes) {
    SortedSet<String> held = roles.computeIfAbsent(person, _ -> new TreeSet<>());
    if (more != null) {
      held.add(more);
    }
    boolean another =
        rights.values().stream()
            .anyMatch(right -> right.person() == person && right.role().equals(less));
    if (less != null && !another) {
      held.remove(less);
    }
    set("person/" + person, "roles", Value.of(String.join(", ", held)), changes);
  }

  private void fields(String thing, Map<String, Value> fields, List<Change> changes) {
    new TreeMap<>(fields).forEach((key, value) -> set(thing, key, value, changes));
  }

  private void set(String thing, String field, Value after, List<Change> changes) {
    Value before = known.put(thing + "/" + field, after);
    if (!Objects.equals(before, after)) {
      changes.add(new Change(thing, field, before == null ? Change.NOTHING : before, after));
    }
  }
}
