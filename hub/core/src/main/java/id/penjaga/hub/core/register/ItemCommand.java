package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.util.List;
import java.util.Map;

/// What somebody wants written into a register by hand. One accepted command is one entry of the
/// book.
public sealed interface ItemCommand {
  String register();

  /// What the entry is about.
  default Subject subject() {
    return switch (this) {
      case Add add -> new Subject(Subject.Kind.ITEM, register() + "/" + add.label());
      case Change change -> new Subject(Subject.Kind.ITEM, register() + "/" + change.label());
      case Move move -> new Subject(Subject.Kind.ITEM, register() + "/" + move.label());
      case Together _ -> new Subject(Subject.Kind.ITEM, register() + "/");
    };
  }

  /// @param state where it starts; empty for where the register says
  /// @param reason why it may break a rule; empty for none
  record Add(String register, String label, Map<String, Value> fields, String state, String reason)
      implements ItemCommand {}

  /// @param fields all of them as they are to be; those left out are taken away
  record Change(String register, String label, Map<String, Value> fields, String reason)
      implements ItemCommand {}

  record Move(String register, String label, String state, String reason) implements ItemCommand {}

  /// Several commands about one register, all or nothing: an import.
  ///
  /// @param parts none of them several in turn; the last one about an item counts for names
  record Together(String register, List<ItemCommand> parts) implements ItemCommand {
    public Together {
      parts = List.copyOf(parts);
    }
  }
}
