package id.penjaga.hub.core.visit;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /// @param keys items of the register
  /// @param passages of the holders of keys, in the order the doors told them
  public static List<KeyAway> of(
      Collection<Item> keys, Collection<HeldBadge> badges, List<Passage> passages) {
    List<KeyAway> away = new ArrayList<>();
    for (Item key : keys) {
      Long person = holder(key);
      Instant left = person == null ? null : left(person, key.changed(), badges, passages);
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
