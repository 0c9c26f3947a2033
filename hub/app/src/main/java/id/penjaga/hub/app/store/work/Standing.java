package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What stands beside all cases, as the book says: people, calendar, definitions in force.
/// Immutable.
///
/// @param inForce procedure to the hash of its definition; empty for one taken out of force
/// @param stored every hash the book holds the text of
/// @param byPeople procedures whose version in force a person put there
/// @param rooms device to the room it stands in
public record Standing(
    People people,
    OfficeCalendar calendar,
    Map<String, String> inForce,
    Set<String> stored,
    Set<String> byPeople,
    Map<String, String> rooms) {

  public static Standing none(OfficeCalendar base) {
    return new Standing(People.none(base.zone()), base, Map.of(), Set.of(), Set.of(), Map.of());
  }

  /// The room a device stands in; empty when nobody said.
  public String roomOf(String device) {
    return rooms.getOrDefault(device, "");
  }

  Standing with(Entry entry) {
    Map<String, String> force = inForce;
    Set<String> texts = stored;
    Set<String> people = byPeople;
    OfficeCalendar days = calendar;
    Map<String, String> places = rooms;
    for (Fact fact : entry.facts()) {
      switch (fact) {
        case Fact.DefinitionStored definition -> {
          texts = new LinkedHashSet<>(texts);
          texts.add(definition.hash());
        }
        case Fact.DefinitionInForce definition -> {
          force = new LinkedHashMap<>(force);
          force.put(definition.id(), definition.hash());
          people = new LinkedHashSet<>(people);
          if (entry.by() instanceof By.House) {
            people.remove(definition.id());
          } else {
            people.add(definition.id());
          }
        }
        case Fact.DevicePlaced placed -> {
          places = new LinkedHashMap<>(places);
          places.put(placed.device(), placed.room());
        }
        case Fact.CalendarChanged changed -> days = days.with(changed);
        case Fact _ -> {}
      }
    }
    return new Standing(this.people.with(entry), days, force, texts, people, places);
  }
}
