package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.register.RegisterPages;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A thing that names a person in a register, such as an account or a key (SEC-01).
///
/// @param as what the person is to it, such as its holder
/// @param more where it belongs and what it is, such as the server of an account
public record HeldLine(
    String register, String label, String path, String as, List<String> more, String state) {

  /// What the registers say of a person, by register.
  static List<HeldLine> of(Office office, Texts w, long person) {
    Map<String, Register> registers = office.registers();
    return office.holdings().ofPerson(person).stream()
        .flatMap(item -> {
          Register register = registers.get(item.register());
          return register == null || register.ended(item)
              ? Stream.empty()
              : Stream.of(of(register, item, w, "p" + person));
        })
        .sorted(Comparator.comparing(HeldLine::register).thenComparing(HeldLine::label))
        .toList();
  }

  private static HeldLine of(Register register, Item item, Texts w, String person) {
    return new HeldLine(
        w.say(register.name()),
        item.label(),
        RegisterPages.path(register.id(), item.label()),
        register.fields().stream()
            .filter(field -> names(field, item.fields().get(field.key()), person))
            .map(field -> w.say(field.label()))
            .findFirst()
            .orElse(""),
        register.fields().stream()
            .flatMap(field -> told(field, item.fields().get(field.key()), w))
            .toList(),
        w.say(register.stateName(register.stateOf(item))));
  }

  private static boolean names(Field field, @Nullable Value value, String person) {
    return field.type() == FieldType.PERSON
        ? value != null && value.plain().equals(person)
        : value instanceof Value.Many many && many.plain().contains(person);
  }

  /// The things that it names, and what is true of it.
  private static Stream<String> told(Field field, @Nullable Value value, Texts w) {
    return value == null || field.personal()
        ? Stream.empty()
        : field.type() == FieldType.ITEM
            ? Stream.of(w.say(field.label()) + " " + value.plain())
            : field.type() == FieldType.BOOLEAN && value.plain().equals("true")
                ? Stream.of(w.say(field.label()))
                : Stream.empty();
  }
}
