package id.penjaga.hub.core.procedure;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the hub observes by itself and a definition may name as `hub.<word>`, the word being the
/// name in small letters.
///
/// Lines are sentences for people in both languages; a form that fixes a field to them keeps what
/// the hub knew at that moment. A count is a number, and nothing where it would be 0, so that a
/// condition can compare it with `none`.
public enum Observed {
  /// Lines: temperature and humidity of the month a case is about, and what the hub proposes.
  MONTH,
  /// Lines: the latest state of disks, services and links.
  EQUIPMENT,
  /// Count of servers whose latest RAID check or disk value is too old, or was never there.
  STORAGE_OLD,
  /// Count of links whose latest check is too old.
  NETWORK_OLD,
  /// Count of services whose latest check is too old.
  SERVICES_OLD,
  /// Lines: how much fuel the generators have and how long it lasts, or what is missing to tell.
  FUEL,
  /// Lines: the outage a case is about, as it was sensed and told so far.
  OUTAGE,
  /// Lines: checks and log entries of a server since its last care.
  CARE,
  /// Lines: which unit manages a server by the register, or that nobody is recorded.
  MANAGER,
  /// Lines: what fire protection lacks, and what the hub proposes.
  FIRE,
  /// Lines: what the electrical installation lacks, and what the hub proposes.
  ELECTRICAL,
  /// Lines: temperature and humidity of the room during a visit and after it, with what breached.
  VISIT,
  /// Count of alarms of temperature and humidity during a visit and after it.
  VISIT_BREACHES;

  /// In what a case is about, its id: for what is observed of the case itself.
  public static final String CASE = "case";

  private static final String ID = "id";
  private static final String EN = "en";
  private static final Bilingual ERASED = new Bilingual("(dihapus)", "(erased)");

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one a definition names; null when there is none.
  public static @Nullable Observed of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(null);
  }

  /// Lines as a value that the book can hold.
  public static Value lines(List<Bilingual> lines) {
    return lines(lines, Value::of);
  }

  /// Lines that may name people: they lie beside the book.
  public static Value personal(List<Bilingual> lines) {
    return lines(lines, Value.Personal::new);
  }

  private static Value lines(List<Bilingual> lines, Function<String, Value> as) {
    List<Value> all = new ArrayList<>();
    for (Bilingual line : lines) {
      all.add(new Value.Group(Map.of(ID, as.apply(line.id()), EN, as.apply(line.en()))));
    }
    return new Value.Many(all);
  }

  /// The lines of a value; a value of another kind is one line.
  public static List<Bilingual> lines(Value value) {
    return value instanceof Value.Many(List<Value> entries)
        ? entries.stream().map(Observed::line).filter(Objects::nonNull).toList()
        : List.of(Bilingual.same(value.plain()));
  }

  private static @Nullable Bilingual line(Value entry) {
    if (!(entry instanceof Value.Group(var parts))) {
      return null;
    }
    Value id = parts.get(ID);
    Value en = parts.get(EN);
    if (id instanceof Value.Committed) {
      return ERASED;
    }
    return id == null || en == null ? null : new Bilingual(id.plain(), en.plain());
  }
}
