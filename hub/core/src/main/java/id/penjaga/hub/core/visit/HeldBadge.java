package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A badge as the office holds it.
///
/// @param label how people call it, such as `T-07`
/// @param digest under the badge key of `keyVersion`
/// @param person number of its holder in the book; null for a badge that is handed to visitors
/// @param pseudonym what it is called in the records of a door; empty to make one
/// @param pin whether it asks for a PIN at a reader with keys, also while its holder has set none
/// @param doors only these; empty means all
/// @param from the first day at the site; null when always
/// @param until the last day; null when always
public record HeldBadge(
    String label,
    BadgeId digest,
    int keyVersion,
    BadgeState state,
    @Nullable Long person,
    String pseudonym,
    boolean overridesLockdown,
    boolean pin,
    List<PointId> doors,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  /// The register that holds badges.
  public static final String REGISTER = "badge";

  public HeldBadge {
    doors = List.copyOf(doors);
  }

  /// What its holder is called in the records of doors.
  public String holder() {
    if (pseudonym.matches("[a-z0-9][a-z0-9.-]{0,62}")) {
      return pseudonym;
    }
    return person == null ? "badge-" + digest.digest().substring(0, 8) : "person-" + person;
  }

  /// The badge an item of the register says.
  ///
  /// @throws IllegalArgumentException when something in it is no digest, door or day
  public static HeldBadge of(Item item) {
    Value holder = item.fields().get("holder");
    String person = holder == null ? "" : holder.plain();
    return new HeldBadge(
        item.label(),
        new BadgeId(text(item, "digest").toLowerCase(Locale.ROOT)),
        text(item, "key_version").isEmpty() ? 1 : Integer.parseInt(text(item, "key_version")),
        item.state().isEmpty()
            ? BadgeState.ISSUED
            : BadgeState.valueOf(item.state().toUpperCase(Locale.ROOT)),
        person.matches("p[0-9]{1,18}") ? Long.valueOf(person.substring(1)) : null,
        text(item, "pseudonym"),
        flag(item, "override"),
        flag(item, "pin"),
        doors(item),
        day(item, "from"),
        day(item, "until"));
  }

  private static boolean flag(Item item, String key) {
    return item.fields().get(key) instanceof Value.Flag(boolean on) && on;
  }

  private static String text(Item item, String key) {
    Value value = item.fields().get(key);
    return value == null ? "" : value.plain().strip();
  }

  private static @Nullable LocalDate day(Item item, String key) {
    String text = text(item, key);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no day", e);
    }
  }

  private static List<PointId> doors(Item item) {
    List<PointId> doors = new ArrayList<>();
    if (item.fields().get("doors") instanceof Value.Many(List<Value> rows)) {
      for (Value row : rows) {
        if (row instanceof Value.Group(var fields)) {
          Value door = fields.get("door");
          if (door != null) {
            doors.add(new PointId(door.plain().strip()));
          }
        }
      }
    }
    return doors;
  }
}
