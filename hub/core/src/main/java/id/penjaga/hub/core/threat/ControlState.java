package id.penjaga.hub.core.threat;

import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.Register;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How something that answers a threat stands.
public sealed interface ControlState {

  /// Whether it answers: something is there, and nothing is wrong with it.
  boolean good();

  /// @param items that it counts on, those whose life has not ended
  /// @param gaps what they lack, and what the register as a whole lacks
  record OfRegister(List<Item> items, List<Gap> gaps) implements ControlState {
    @Override
    public boolean good() {
      return !items.isEmpty() && gaps.isEmpty();
    }
  }

  /// @param standing alarms of these kinds now
  record OfAlarms(int standing) implements ControlState {
    @Override
    public boolean good() {
      return standing == 0;
    }
  }

  /// @param inForce whether it may be begun at all
  /// @param open cases of it
  record OfProcedure(boolean inForce, int open) implements ControlState {
    @Override
    public boolean good() {
      return inForce;
    }
  }

  /// @param registers by id
  /// @param gaps of that register
  static OfRegister of(
      Threat.Control.OfRegister control,
      Map<String, Register> registers,
      Items items,
      Collection<Gap> gaps,
      LocalDate today) {
    Register register = registers.get(control.register());
    if (register == null) {
      return new OfRegister(List.of(), List.of());
    }
    List<Item> counted =
        items.of(register.id()).stream()
            .filter(item -> !register.ended(item))
            .filter(item -> register.holds(control.where(), registers, item, items, today))
            .toList();
    Set<String> labels =
        counted.stream().map(item -> Item.key(item.label())).collect(Collectors.toSet());
    boolean whole = control.where() == null;
    return new OfRegister(
        counted,
        gaps.stream()
            .filter(gap -> gap.register().equals(register.id()))
            .filter(gap -> gap.label().isEmpty() ? whole : labels.contains(Item.key(gap.label())))
            .toList());
  }
}
