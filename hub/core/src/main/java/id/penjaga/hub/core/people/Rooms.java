package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rooms of the site, the devices that stand in them, what its papers have in common and how
/// long records are kept, as the book says. Immutable.
public final class Rooms {
  public static final Rooms NONE =
      new Rooms(new TreeMap<>(), new TreeMap<>(), null, KeepTimes.USUAL);

  private final SortedMap<String, String> names;
  private final SortedMap<String, String> places;
  private final Fact.@Nullable PapersSet papers;
  private final KeepTimes keeps;

  private Rooms(
      SortedMap<String, String> names,
      SortedMap<String, String> places,
      Fact.@Nullable PapersSet papers,
      KeepTimes keeps) {
    this.papers = papers;
    this.keeps = keeps;
    this.names = Collections.unmodifiableSortedMap(names);
    this.places = Collections.unmodifiableSortedMap(places);
  }

  /// The rooms after an entry; the same object when the entry says nothing of rooms.
  public Rooms with(Entry entry) {
    Rooms now = this;
    for (Fact fact : entry.facts()) {
      now = now.with(fact);
    }
    return now;
  }

  Rooms with(Fact fact) {
    return switch (fact) {
      case Fact.RoomSet(String room, Map<String, Value> fields) -> {
        SortedMap<String, String> next = new TreeMap<>(names);
        Value name = fields.get("name");
        next.put(room, name == null ? room : name.plain());
        yield new Rooms(next, places, papers, keeps);
      }
      case Fact.DevicePlaced(String device, String room) -> {
        SortedMap<String, String> next = new TreeMap<>(places);
        next.put(device, room);
        yield new Rooms(names, next, papers, keeps);
      }
      case Fact.PapersSet set -> new Rooms(names, places, set, keeps);
      case Fact.KeepSet set -> {
        Kept kind = Kept.of(set.kind());
        yield kind == null ? this : new Rooms(names, places, papers, keeps.with(kind, set.days()));
      }
      default -> this;
    };
  }

  /// Names by the id of the room.
  public SortedMap<String, String> names() {
    return names;
  }

  /// Rooms by the name of the device.
  public SortedMap<String, String> places() {
    return places;
  }

  /// The devices in a room.
  ///
  /// @param room its id or its name, whatever the case
  /// @return null when there is no such room
  public @Nullable Set<String> devices(String room) {
    Set<String> ids = new TreeSet<>();
    names.forEach((id, name) -> {
      if (id.equalsIgnoreCase(room) || name.equalsIgnoreCase(room)) {
        ids.add(id);
      }
    });
    if (ids.isEmpty()) {
      return null;
    }
    Set<String> devices = new TreeSet<>();
    places.forEach((device, id) -> {
      if (ids.contains(id)) {
        devices.add(device);
      }
    });
    return devices;
  }

  /// What papers have in common as somebody set it; null while the configuration says it.
  public Fact.@Nullable PapersSet papers() {
    return papers;
  }

  /// How long records are kept where somebody set it by a page; what nobody set is not in it.
  public KeepTimes keeps() {
    return keeps;
  }

  /// The room of a device; null when it was not placed yet.
  public @Nullable String of(String device) {
    return places.get(device);
  }
}
