package id.penjaga.hub.core.register;

import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A duty of one item, or of the whole site, with what is known of it.
///
/// @param register empty for a duty of the whole site, as is `item`
/// @param days null with `months`
/// @param lateAllowed done late counts from then; else each period is met within itself or missed
/// @param byReading whether a reading meets it, so that no case is opened for it by itself
/// @param opens id of the procedure
/// @param subject field of that procedure's subject that takes the item; empty for the site
/// @param from the day it began to hold
/// @param met days on which it was done
public record Obligation(
    String id,
    Bilingual text,
    String register,
    String item,
    @Nullable Integer days,
    @Nullable Integer months,
    boolean lateAllowed,
    boolean byReading,
    String opens,
    String subject,
    String source,
    LocalDate from,
    List<LocalDate> met) {
  public Obligation {
    met = met.stream().distinct().sorted().toList();
    if ((days == null ? 0 : days) + (months == null ? 0 : months) <= 0) {
      throw new IllegalArgumentException(id + " has no interval");
    }
  }

  /// What is known of when duties were done: every day, or only the latest where nobody asks for
  /// the periods before.
  public interface Done {
    /// The days that a date field of an item ever held.
    List<LocalDate> held(String register, String item, String field);

    /// The days on which cases of a procedure about an item ended well; with an empty register of
    /// cases whatever they are about.
    List<LocalDate> closed(String procedure, String register, String item);

    /// The days on which the hub's own checks said something of an item.
    ///
    /// @param what `link`, `disk` and the like; `reading` for anything
    default List<LocalDate> read(String register, String item, String what) {
      return List.of();
    }
  }

  /// Ids of the procedures whose cases alone tell when a duty of some registers was done.
  public static List<String> metByCases(Collection<Register> registers) {
    return registers.stream()
        .flatMap(register -> register.obligations().stream())
        .filter(duty -> duty.since() == null)
        .map(Register.Duty::opens)
        .distinct()
        .sorted()
        .toList();
  }

  /// The obligations of all items. Duties without an interval are silent, as are items whose life
  /// has ended.
  public static List<Obligation> of(
      Map<String, Register> registers, Items items, Done done, ZoneId zone, LocalDate day) {
    return registers.values().stream()
        .flatMap(register ->
            items.of(register.id()).stream()
                .flatMap(item -> of(registers, item, items, done, zone, day).stream()))
        .toList();
  }

  /// The obligations of one item.
  public static List<Obligation> of(
      Map<String, Register> registers,
      Item item,
      Items items,
      Done done,
      ZoneId zone,
      LocalDate day) {
    Register register = registers.get(item.register());
    return register == null || register.ended(item)
        ? List.of()
        : register.obligations().stream()
            .filter(duty -> duty.days() != null || duty.months() != null)
            .filter(duty -> new ItemLookup(registers, item, items, day).hold(duty.where()))
            .map(duty -> of(duty, item, item.added().atZone(zone).toLocalDate(), done))
            .toList();
  }

  private static Obligation of(Register.Duty duty, Item item, LocalDate added, Done done) {
    return new Obligation(
        duty.id(),
        duty.text(),
        item.register(),
        item.label(),
        duty.days(),
        duty.months(),
        duty.lateAllowed(),
        !duty.metBy().isEmpty(),
        duty.opens(),
        duty.subject(),
        duty.source(),
        added,
        met(duty, item, done));
  }

  /// The field that tells when it was last done is truer than the end of a case. A later value that
  /// was corrected since does not count.
  private static List<LocalDate> met(Register.Duty duty, Item item, Done done) {
    if (duty.since() == null) {
      List<LocalDate> closed = done.closed(duty.opens(), item.register(), item.label());
      return duty.metBy().isEmpty()
          ? closed
          : Stream.concat(
                  closed.stream(), done.read(item.register(), item.label(), duty.metBy()).stream())
              .toList();
    }
    LocalDate last = Due.day(item.fields().get(duty.since()));
    return last == null
        ? List.of()
        : Stream.concat(
                done.held(item.register(), item.label(), duty.since()).stream(), Stream.of(last))
            .filter(one -> !one.isAfter(last))
            .toList();
  }

  LocalDate after(LocalDate day) {
    return months != null ? day.plusMonths(months) : day.plusDays(days == null ? 1 : days);
  }
}
