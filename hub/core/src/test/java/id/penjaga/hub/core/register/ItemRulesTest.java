package id.penjaga.hub.core.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
  private static final Instant NOW = Instant.parse("2026-09-01T03:00:00Z");
  private static final Set<String> KEEPER = Set.of("staf");
  private static final Register SERVER =
      register(
          "server",
          List.of(field("watt", FieldType.NUMBER, null), field("ups", FieldType.ITEM, "ups")),
          List.of(),
          List.of());
  private static final Register UPS =
      register(
          "ups",
          List.of(field("capacity", FieldType.NUMBER, null)),
          List.of(
              new Register.Derived(
                  "load", Bilingual.EMPTY, "server", "watt", when("ups", "=", "this"), null)),
          List.of(
              new Register.Conformity(
                  "overload",
                  "003 E.5.b",
                  null,
                  when("load", "<=", "capacity"),
                  Bilingual.same("{load} of {capacity} W"),
                  Register.OnChange.REASON,
                  List.of()),
              new Register.Conformity(
                  "idle",
                  "003 E.5.d",
                  when("spare", "!=", "none"),
                  when("spare", "=", "yes"),
                  Bilingual.same("is no spare"),
                  Register.OnChange.REASON,
                  List.of())));
  private static final Register MEDIUM =
      register(
          "medium",
          List.of(field("place", FieldType.TEXT, null), field("copies", FieldType.NUMBER, null)),
          List.of(),
          List.of(
              rule("elsewhere", "003 H.2.g", "place", "!=", "server room", List.of()),
              rule("copied", "003 H.2.d", "copies", ">=", "2", List.of("official"))));

  private final List<Item> items = new ArrayList<>();

  @Test
  @DisplayName("SYS-01: a label is unique whatever its case, and spaces around it do not count")
  void unique() {
    add("server", " SRV-01 ", Map.of(), "");

    assertEquals("SRV-01", items.getFirst().label());
    assertEquals(
        List.of("label"), refused(new ItemCommand.Add("server", "srv-01", Map.of(), "", "")));
  }

  @Test
  @DisplayName("PWR-09: a server that overloads its UPS needs a reason, and the warning is told")
  void overload() {
    add("ups", "UPS-1", Map.of("capacity", Value.of(1800)), "");
    add("server", "SRV-01", load(650), "");
    add("server", "SRV-02", load(1000), "");
    ItemCommand fourth = new ItemCommand.Add("server", "SRV-04", load(200), "", "");

    FormProblem problem = problems(fourth).getFirst();
    assertEquals(ItemRules.REASON, problem.field());
    assertTrue(problem.text().en().contains("UPS-1: 1850 of 1800 W"), problem.text().en());
    ItemAnswer.Accepted taken =
        accepted(new ItemCommand.Add("server", "SRV-04", load(200), "", "until Friday"));
    assertEquals(List.of("UPS-1"), taken.warnings().stream().map(Breach::label).toList());
  }

  @Test
  @DisplayName("MNT-16 an edit by hand asks for a backup of the same day before it, or a reason")
  void backupBefore() {
    add("server", "SRV-01", load(650), "");
    ItemCommand edit = edit(Map.of("watt", Value.of(650), "os", Value.of("Debian 13")), "");
    FormProblem problem = problems(edit).getFirst();
    assertEquals(ItemRules.REASON, problem.field());
    assertTrue(problem.text().en().startsWith("no backup today. Do that first"), problem::toString);
    accepted(edit(Map.of("watt", Value.of(700)), ""));
    accepted(edit(Map.of("watt", Value.of(650), "os", Value.of("x")), "server cannot be read"));
    add(
        "server",
        "SRV-02",
        Map.of("watt", Value.of(100), "backed_up", Value.of(NOW.minusSeconds(60).toString())),
        "");
    accepted(
        new ItemCommand.Change(
            "server",
            "SRV-02",
            Map.of(
                "watt", Value.of(100),
                "os", Value.of("Debian 13"),
                "backed_up", Value.of(NOW.minusSeconds(60).toString())),
            ""));
    add("server", "SRV-03", Map.of(), "");
    accepted(new ItemCommand.Change("server", "SRV-03", Map.of("os", Value.of("Debian 13")), ""));
  }

  private static ItemCommand edit(Map<String, Value> fields, String reason) {
    return new ItemCommand.Change("server", "SRV-01", fields, reason);
  }

  @Test
  @DisplayName("SYS-01: only the ways of the register lead from state to state, some with a reason")
  void moves() {
    add("server", "SRV-01", Map.of(), "");

    ItemCommand retire = new ItemCommand.Move("server", "SRV-01", "retired", "old");
    assertEquals(
        List.of(ItemRules.REASON),
        refused(new ItemCommand.Move("server", "SRV-01", "retired", "")));
    assertEquals(
        List.of("state"), refused(new ItemCommand.Move("server", "SRV-01", "nowhere", "why")));
    assertEquals(
        List.of(new Fact.ItemMoved("server", "SRV-01", "retired", Value.said("old"))),
        accepted(retire).facts());
    assertInstanceOf(ItemAnswer.Refused.class, rules().decide(retire, Set.of("x"), false));
  }

  @Test
  @DisplayName("SYS-01: a change keeps what differs only, and takes away what is left out")
  void change() {
    add("server", "SRV-01", load(650), "");

    ItemAnswer.Accepted changed =
        accepted(new ItemCommand.Change("server", "srv-01", Map.of("watt", Value.of(650)), ""));
    assertEquals(
        List.of(
            new Fact.ItemChanged(
                "server", "SRV-01", Map.of("ups", Value.of("")), Value.of(""), null, null)),
        changed.facts());
    Item after = Item.after(items.getFirst(), changed.facts().getFirst(), NOW);
    assertNotNull(after);
    assertEquals(Set.of("watt"), after.fields().keySet());
  }

  @Test
  @DisplayName("SYS-03: an import is taken whole or not at all, with the line of each problem")
  void together() {
    ItemCommand.Add good = new ItemCommand.Add("server", "SRV-01", Map.of(), "", "");
    ItemCommand.Add same = new ItemCommand.Add("server", "srv-01", Map.of(), "", "");

    assertEquals(
        List.of("2.label"), refused(new ItemCommand.Together("server", List.of(good, same))));
    assertEquals(1, accepted(new ItemCommand.Together("server", List.of(good))).facts().size());
  }

  @Test
  @DisplayName("SYS-03: lines of an import are judged together: names in any order, loads summed")
  void judgedTogether() {
    add("ups", "UPS-1", Map.of("capacity", Value.of(1800)), "");
    add("server", "SRV-01", load(1000), "");
    ItemCommand lighter = new ItemCommand.Change("server", "SRV-01", load(700), "");
    ItemCommand second = new ItemCommand.Add("server", "SRV-02", load(1000), "", "");
    ItemCommand third = new ItemCommand.Add("server", "SRV-03", load(200), "", "");

    assertEquals(
        2, accepted(new ItemCommand.Together("server", List.of(second, lighter))).facts().size());
    assertEquals(
        List.of("1.reason", "2.reason", "3.reason"),
        refused(new ItemCommand.Together("server", List.of(second, lighter, third))));
    add("server", "SRV-09", Map.of(), "");
    assertEquals(
        List.of("1.ups"),
        refused(
            new ItemCommand.Together(
                "server",
                List.of(
                    new ItemCommand.Change("server", "SRV-09", Map.of("ups", Value.of("X")), "")))),
        "names nothing that is there or comes");
  }

  @Test
  @DisplayName("Whoever names a thing is not asked for the rules that this does not keep by itself")
  void ofTheThingItself() {
    items.add(
        new Item(
            "ups",
            "UPS-1",
            "",
            new TreeMap<>(Map.of("spare", Value.of("no"), "capacity", Value.of(1800))),
            NOW,
            NOW));

    ItemAnswer.Accepted taken =
        accepted(new ItemCommand.Add("server", "SRV-01", Map.of("ups", Value.of("UPS-1")), "", ""));
    assertEquals(List.of(), taken.warnings());
  }

  @Test
  @DisplayName("What a rule refuses is refused with its clause, also with a reason")
  void refusedByRule() {
    ItemCommand here = medium("DVD-1", Map.of("place", Value.of("Server room")), "nowhere else");

    FormProblem problem = problems(here).getFirst();
    assertEquals("place", problem.field());
    assertTrue(problem.text().en().contains("(003 H.2.g)"), problem.text().en());
    accepted(medium("DVD-1", Map.of("place", Value.of("Building B")), ""));
  }

  @Test
  @DisplayName("An exception is the official's, with a reason")
  void exception() {
    ItemCommand once = medium("DVD-1", Map.of("copies", Value.of(1)), "");
    ItemCommand why = medium("DVD-1", Map.of("copies", Value.of(1)), "no disks left");

    assertEquals(List.of("copies"), refused(once));
    assertEquals(List.of("copies"), refused(why));
    assertInstanceOf(
        ItemAnswer.Refused.class, rules().decide(once, Set.of("staf", "official"), false));
    ItemAnswer.Accepted taken =
        assertInstanceOf(
            ItemAnswer.Accepted.class, rules().decide(why, Set.of("staf", "official"), false));
    assertEquals(List.of("copied"), taken.warnings().stream().map(Breach::rule).toList());

    items.add(new Item("medium", "DVD-1", "", new TreeMap<>(once(1)), NOW, NOW));
    ItemCommand store = new ItemCommand.Move("medium", "DVD-1", "stored", "full");
    assertEquals(List.of("state"), refused(store));
    assertInstanceOf(
        ItemAnswer.Accepted.class, rules().decide(store, Set.of("staf", "official"), false));
    items.set(0, new Item("medium", "DVD-1", "", new TreeMap<>(once(2)), NOW, NOW));
    accepted(store);
  }

  @Test
  @DisplayName("A label on a thing is taken for things of all registers that carry one")
  void labels() {
    add("ups", "RACK-A", Map.of("capacity", Value.of(1800)), "");

    assertEquals(
        List.of("label"), refused(new ItemCommand.Add("server", "rack-a", Map.of(), "", "")));
    accepted(medium("RACK-A", Map.of(), ""));
  }

  private static ItemCommand medium(String label, Map<String, Value> fields, String reason) {
    return new ItemCommand.Add("medium", label, fields, "", reason);
  }

  private static Map<String, Value> once(int copies) {
    return Map.of("copies", Value.of(copies));
  }

  private Map<String, Value> load(int watt) {
    return Map.of("watt", Value.of(watt), "ups", Value.of("UPS-1"));
  }

  private void add(String register, String label, Map<String, Value> fields, String reason) {
    ItemAnswer.Accepted taken = accepted(new ItemCommand.Add(register, label, fields, "", reason));
    Item item = null;
    for (Fact fact : taken.facts()) {
      item = Item.after(item, fact, NOW);
    }
    items.add(item);
  }

  private ItemAnswer.Accepted accepted(ItemCommand command) {
    return assertInstanceOf(
        ItemAnswer.Accepted.class, rules().decide(command, KEEPER, false), command::toString);
  }

  private List<String> refused(ItemCommand command) {
    return problems(command).stream().map(FormProblem::field).toList();
  }

  private List<FormProblem> problems(ItemCommand command) {
    return assertInstanceOf(
            ItemAnswer.Refused.class, rules().decide(command, KEEPER, false), command::toString)
        .problems();
  }

  private ItemRules rules() {
    return new ItemRules(
        Map.of("server", SERVER, "ups", UPS, "medium", MEDIUM),
        new Items() {
          @Override
          public Item find(String register, String label) {
            return items.stream().filter(one -> one.is(register, label)).findFirst().orElse(null);
          }

          @Override
          public List<Item> of(String register) {
            return items.stream().filter(one -> one.register().equals(register)).toList();
          }
        },
        People.none(ZoneId.of("Asia/Jakarta")),
        NOW);
  }

  private static Register register(
      String id, List<Field> fields, List<Register.Derived> sums, List<Register.Conformity> rules) {
    List<Field> all = new ArrayList<>(fields);
    all.addFirst(field("label", FieldType.TEXT, null));
    if (id.equals("server")) {
      all.add(field("os", FieldType.TEXT, null));
      all.add(field("backed_up", FieldType.TIME, null));
    }
    return new Register(
        id,
        Bilingual.same(id),
        Bilingual.EMPTY,
        "003",
        "label",
        !id.equals("medium"),
        List.of(
            new Register.State("stored", Bilingual.same("stored")),
            new Register.State("in_service", Bilingual.same("in service")),
            new Register.State("retired", Bilingual.same("retired"))),
        "in_service",
        List.of(
            new Register.Move(
                "in_service", List.of("retired"), List.of("staf"), true, List.of(), List.of()),
            new Register.Move(
                "in_service",
                List.of("stored"),
                List.of("staf"),
                false,
                List.of("copied"),
                List.of("official")),
            new Register.Move(
                "stored", List.of("in_service"), List.of("staf"), false, List.of(), List.of())),
        all,
        sums,
        rules,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        id.equals("server")
            ? new Register.Careful(
                when("watt", "!=", "none"),
                List.of("os"),
                "backed_up",
                Bilingual.same("no backup today."))
            : null);
  }

  private static Register.Conformity rule(
      String id, String source, String field, String op, String word, List<String> exception) {
    return new Register.Conformity(
        id,
        source,
        new Condition(List.of(new Condition.Term(field, "!=", List.of("none")))),
        when(field, op, word),
        Bilingual.same("{" + field + "} is wrong"),
        Register.OnChange.REFUSE,
        exception);
  }

  private static Field field(String key, FieldType type, String register) {
    return new Field(
        key,
        Bilingual.same(key),
        type,
        new Field.Required.Never(),
        "seed",
        false,
        null,
        null,
        register,
        null,
        List.of(),
        List.of(),
        new Field.Limits(null, new BigDecimal(100_000), "", null, null, false),
        null);
  }

  private static Condition when(String field, String op, String word) {
    return new Condition(List.of(new Condition.Term(field, op, List.of(word))));
  }
}
