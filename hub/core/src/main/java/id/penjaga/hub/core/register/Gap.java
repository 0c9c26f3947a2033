package id.penjaga.hub.core.register;

import id.penjaga.hub.core.text.Bilingual;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is missing on a day: a rule that an item or a whole register does not keep, or a duty that
/// is overdue.
///
/// @param label of the item; empty for a rule of the whole register
/// @param rule id of the rule or of the duty
/// @param source clause that asks for it
/// @param due when the duty fell due; null for a rule
/// @param late days since then; 0 for a rule
public record Gap(
    String register,
    String label,
    String rule,
    String source,
    Bilingual text,
    @Nullable LocalDate due,
    long late) {

  /// All gaps of some registers, by register and label.
  ///
  /// @param registers all there are, by id
  public static List<Gap> of(
      Collection<Register> some,
      Map<String, Register> registers,
      Items items,
      Obligation.Done done,
      ZoneId zone,
      LocalDate day) {
    Items once = new KnownItems(items);
    List<Gap> all = new ArrayList<>();
    for (Register register : some) {
      for (Breach breach : Breach.all(registers, register, once, day)) {
        all.add(of(breach));
      }
    }
    some.stream()
        .flatMap(register -> once.of(register.id()).stream())
        .flatMap(item -> Obligation.of(registers, item, once, done, zone, day).stream())
        .map(duty -> Due.of(duty, day, day))
        .filter(due -> due.state() == Due.State.OVERDUE)
        .map(Gap::of)
        .forEach(all::add);
    all.sort(Comparator.comparing(Gap::register).thenComparing(gap -> Item.key(gap.label())));
    return all;
  }

  private static Gap of(Due due) {
    Obligation duty = due.of();
    return new Gap(
        duty.register(),
        duty.item(),
        duty.id(),
        duty.source(),
        duty.text(),
        due.due(),
        -due.days());
  }

  private static Gap of(Breach breach) {
    return new Gap(
        breach.register(), breach.label(), breach.rule(), breach.source(), breach.text(), null, 0);
  }
}
