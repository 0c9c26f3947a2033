package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What facts say of the items of one register, in words.
final class ItemStory {
  private final Texts w;
  private final PersonNames names;
  private final Register register;

  ItemStory(Texts w, People people, Register register) {
    this.w = w;
    names = new PersonNames(people);
    this.register = register;
  }

  /// The label of the item that a fact is about; empty when it is about none.
  static String label(Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added -> added.item();
      case Fact.ItemChanged changed -> changed.item();
      case Fact.ItemMoved moved -> moved.item();
      default -> "";
    };
  }

  /// What a fact says of an item; empty when it says nothing of it.
  String told(Fact fact, Item item) {
    return switch (fact) {
      case Fact.ItemAdded added when item.is(added.register(), added.item()) ->
          joined(w.t("item.log.added"), FormWriting.plain(added.log(), w));
      case Fact.ItemMoved moved when item.is(moved.register(), moved.item()) ->
          joined(moved(moved.state()), FormWriting.plain(moved.reason(), w));
      case Fact.ItemChanged changed when item.is(changed.register(), changed.item()) ->
          joined(changes(changed.fields()), FormWriting.plain(changed.log(), w));
      default -> "";
    };
  }

  /// All that a fact would write down.
  String full(Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added -> joined(w.t("item.log.added"), changes(added.fields()));
      case Fact.ItemMoved moved -> moved(moved.state());
      case Fact.ItemChanged changed -> changes(changed.fields());
      default -> "";
    };
  }

  private String moved(String state) {
    return w.t("item.log.moved", "state", w.say(register.stateName(state)));
  }

  private String changes(Map<String, Value> fields) {
    List<String> all = new ArrayList<>();
    fields.forEach((key, value) -> {
      Field field = register.field(key);
      if (field != null) {
        all.add(
            w.say(field.label())
                + ": "
                + (value.plain().isEmpty() && !(value instanceof Value.Committed)
                    ? "–"
                    : FormWriting.shown(value, field, names, w)));
      }
    });
    return String.join("; ", all);
  }

  private static String joined(String text, String more) {
    return more.isEmpty() ? text : text.isEmpty() ? more : text + " – " + more;
  }
}
