package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Rooms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands beside all cases, as the book says: people, calendar, rooms, definitions in force.
/// Immutable.
///
/// @param inForce procedure to the hash of its definition; empty for one taken out of force
/// @param since when each procedure last came into force or went out of it
/// @param stored every hash the book holds the text of
/// @param byPeople procedures that a person put in force, or took out of force
/// @param registers what the book says of registers
public record Standing(
    People people,
    OfficeCalendar calendar,
    Rooms rooms,
    Map<String, String> inForce,
    Map<String, Instant> since,
    Set<String> stored,
    Set<String> byPeople,
    RegisterTexts registers) {

  /// @param base calendar of the configuration
  public static Standing none(OfficeCalendar base) {
    return new Standing(
        People.none(base.zone()),
        base,
        Rooms.NONE,
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        RegisterTexts.NONE);
  }

  /// The same as the terms of the present request let its sender see it.
  public Standing asked() {
    return under(Terms.held());
  }

  /// The same for a command under terms.
  Standing under(@Nullable Terms terms) {
    People bound = Terms.within(people, terms);
    return bound == people
        ? this
        : new Standing(bound, calendar, rooms, inForce, since, stored, byPeople, registers);
  }

  Standing with(Entry entry) {
    Map<String, String> force = inForce;
    Map<String, Instant> from = since;
    Set<String> texts = stored;
    Set<String> chosen = byPeople;
    RegisterTexts texted = registers;
    for (Fact fact : entry.facts()) {
      texted = texted.with(fact);
      if (fact instanceof Fact.DefinitionStored definition) {
        texts = new LinkedHashSet<>(texts);
        texts.add(definition.hash());
      } else if (fact instanceof Fact.DefinitionInForce definition
          && definition.kind().equals(DefinitionKey.PROCEDURE)) {
        force = new LinkedHashMap<>(force);
        force.put(definition.id(), definition.hash());
        from = new LinkedHashMap<>(from);
        from.put(definition.id(), entry.at());
        chosen = new LinkedHashSet<>(chosen);
        if (entry.by() instanceof By.House) {
          chosen.remove(definition.id());
        } else {
          chosen.add(definition.id());
        }
      }
    }
    return new Standing(
        people.with(entry),
        calendar.with(entry),
        rooms.with(entry),
        force,
        from,
        texts,
        chosen,
        texted);
  }
}
