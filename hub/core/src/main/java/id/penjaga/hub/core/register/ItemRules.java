package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides what may be written into registers by hand.
///
/// Several commands are judged by how everything stands after all of them, so that the lines of an
/// import may name each other in any order.
public final class ItemRules {
  /// Key under which the reason of a change stands in a problem.
  public static final String REASON = "reason";

  private final Map<String, Register> registers;
  private final Items items;
  private final People people;
  private final Instant now;

  /// @param registers by id
  public ItemRules(Map<String, Register> registers, Items items, People people, Instant now) {
    this.registers = registers;
    this.items = items;
    this.people = people;
    this.now = now;
  }

  /// @param roles of who wants it
  /// @param admin whether their account administers the hub, which may do what any keeper may
  public ItemAnswer decide(ItemCommand command, Collection<String> roles, boolean admin) {
    Register register = registers.get(command.register());
    if (register == null) {
      return no("", "Register itu tidak ada.", "There is no such register.");
    }
    if (!admin && register.keepers().stream().noneMatch(roles::contains)) {
      return no(
          "",
          "Register ini diubah oleh perannya sendiri. Mintalah pemegang peran itu.",
          "This register is changed by its own roles. Ask somebody who holds one.");
    }
    List<FormProblem> problems = new ArrayList<>();
    List<Edited> edited =
        edited(
            command,
            new ItemEdit(registers, register, draft(register, command), people, now, roles, admin),
            problems);
    List<Breach> warnings =
        new RuleGuard(registers, items, people.day(now), roles).judge(edited, problems);
    return problems.isEmpty()
        ? new ItemAnswer.Accepted(
            edited.stream().flatMap(one -> one.facts().stream()).toList(), warnings)
        : new ItemAnswer.Refused(problems);
  }

  /// What a command makes of an item.
  ///
  /// @param at what a problem with it begins with; empty for a single command
  /// @param move the way it goes to another state; null for none
  /// @param facts none when nothing would change
  record Edited(
      String at,
      @Nullable Item before,
      Item after,
      Register.@Nullable Move move,
      String reason,
      List<Fact> facts) {}

  /// The items with all new ones in their place already, so that lines may name later lines.
  private DraftItems draft(Register register, ItemCommand command) {
    DraftItems draft = new DraftItems(items);
    if (command instanceof ItemCommand.Together together) {
      for (ItemCommand part : together.parts()) {
        if (part instanceof ItemCommand.Add add) {
          draft.expect(register.id(), add.label());
        }
      }
    }
    return draft;
  }

  private static List<Edited> edited(
      ItemCommand command, ItemEdit edit, List<FormProblem> problems) {
    if (!(command instanceof ItemCommand.Together(String _, List<ItemCommand> parts))) {
      Edited one = edit.edited(command, "", problems);
      return one == null ? List.of() : List.of(one);
    }
    List<Edited> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Edited one = edit.edited(parts.get(i), (i + 1) + ".", problems);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private static ItemAnswer no(String field, String id, String en) {
    return new ItemAnswer.Refused(List.of(new FormProblem(field, new Bilingual(id, en))));
  }
}
