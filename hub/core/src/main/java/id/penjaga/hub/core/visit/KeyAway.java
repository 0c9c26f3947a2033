package id.penjaga.hub.core.visit;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A key of a rack whose holder has left the room with it (ACC-21).
///
/// @param key label of the key
/// @param rack label of its rack; empty when none is recorded
/// @param person number of whoever has it
/// @param left when they left
public record KeyAway(String key, String rack, long person, Instant left) {
  /// The register that holds keys, and the state of a key that was handed out.
  public static final String REGISTER = "rack_key";

  private static final String OUT = "out";

  /// @param handed keys of the register, each with the moment since when its holder has it
  /// @param passages of the holders of keys, in the order the doors told them
  public static List<KeyAway> of(
      Map<Item, Instant> handed, Collection<HeldBadge> badges, List<Passage> passages) {
    List<KeyAway> away = new ArrayList<>();
    for (Map.Entry<Item, Instant> each : handed.entrySet()) {
      Item key = each.getKey();
      Long person = holder(key);
      Instant left = person == null ? null : left(person, each.getValue(), badges, passages);
      if (person != null && left != null) {
        Value rack = key.fields().get("rack");
        away.add(new KeyAway(key.label(), rack == null ? "" : rack.plain(), person, left));
      }
    }
    return away;
  }

  /// Number of whoever a key was handed to; null while it is in its place.
  public static @Nullable Long holder(Item key) {
    Value holder = key.fields().get("holder");
    String text = holder == null || !key.state().equals(OUT) ? "" : holder.plain();
    return text.matches("p[1-9][0-9]{0,17}") ? Long.valueOf(text.substring(1)) : null;
  }

  /// Since when its holder has a key: when it was handed out, or on; any other change of its entry
  /// leaves the key with them.
  ///
  /// @param log what the book says of the key, oldest first
  public static Instant handed(Item key, List<Entry> log) {
    Instant handed = key.added();
    Item before = null;
    for (Entry entry : log) {
      for (Fact fact : entry.facts()) {
        Item after = tells(key, fact) ? Item.after(before, fact, entry.typed()) : before;
        Long holder = after == null ? null : holder(after);
        if (!Objects.equals(holder, before == null ? null : holder(before))) {
          handed = entry.typed();
        }
        before = after;
      }
    }
    return handed;
  }

  private static boolean tells(Item key, Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added -> key.is(added.register(), added.item());
      case Fact.ItemChanged changed -> key.is(changed.register(), changed.item());
      case Fact.ItemMoved moved -> key.is(moved.register(), moved.item());
      default -> false;
    };
  }

  /// When somebody left after a moment, and has not come back; null otherwise.
  private static @Nullable Instant left(
      long person, Instant after, Collection<HeldBadge> badges, List<Passage> passages) {
    Passage last = null;
    for (Passage passage : passages) {
      boolean theirs =
          badges.stream()
              .anyMatch(badge ->
                  Long.valueOf(person).equals(badge.person())
                      && badge.holder().equals(passage.holder()));
      last = theirs ? passage : last;
    }
    return last == null || last.in() || last.at().isBefore(after) ? null : last.at();
  }
}
