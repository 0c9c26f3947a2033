package id.penjaga.hub.app.sheet;

import id.penjaga.hub.app.sheet.Sheet.Column;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items of a register as a sheet: a column for each field, and one for the state.
///
/// A line whose label is known changes that item. A column that is not there and an empty cell
/// leave what is known; `-` takes it away.
public final class RegisterSheet {
  private static final String STATE = "state";
  private static final String NOTHING = "-";

  private final Register register;
  private final ItemCells cells;
  private final List<Field> fields;
  private final List<Column> columns;

  /// @param personal whether personal fields are among the columns
  public RegisterSheet(Register register, ItemCells cells, boolean personal) {
    this.register = register;
    this.cells = cells;
    fields =
        register.fields().stream()
            .filter(ItemCells::fits)
            .filter(field -> personal || !field.personal())
            .toList();
    columns = columns();
  }

  private List<Column> columns() {
    Set<String> taken = new LinkedHashSet<>();
    fields.forEach(field -> taken.add(field.key()));
    List<Column> all = new ArrayList<>();
    for (Field field : fields) {
      List<String> also = new ArrayList<>();
      for (String label : List.of(field.label().id(), field.label().en())) {
        for (String name : List.of(Sheet.plain(label), Sheet.plain(headed(label, field)))) {
          if (taken.add(name)) {
            also.add(name);
          }
        }
      }
      String heading = headed(field.label().in(cells.language()), field);
      all.add(
          new Column(
              field.key(),
              also.contains(Sheet.plain(heading)) || Sheet.plain(heading).equals(field.key())
                  ? heading
                  : field.key(),
              also,
              field.key().equals(register.label())));
    }
    if (taken.add(STATE)) {
      all.add(
          new Column(
              STATE,
              cells.language().equals("en") ? "State" : "Keadaan",
              taken.add("keadaan") ? List.of("keadaan") : List.of(),
              false));
    }
    return all;
  }

  private static String headed(String label, Field field) {
    String unit = field.limits().unit();
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  /// The headings of an export, in the order of their columns.
  public List<String> headings() {
    return columns.stream().map(Column::heading).toList();
  }

  /// One item as a line of an export.
  public List<String> line(Item item) {
    List<String> line = new ArrayList<>();
    for (Field field : fields) {
      line.add(
          field.key().equals(register.label())
              ? item.label()
              : cells.written(field, item.fields().get(field.key())));
    }
    if (columns.size() > fields.size()) {
      line.add(register.stateName(register.stateOf(item)).in(cells.language()));
    }
    return line;
  }

  /// What a sheet would do.
  ///
  /// @param known the item of a label with all its fields; null for none
  /// @param reason of every change
  public ItemPlan plan(String text, Function<String, @Nullable Item> known, String reason) {
    Sheet sheet = Sheet.read(text, columns);
    List<LineRemark> problems = new ArrayList<>(sheet.problems());
    List<ItemCommand> commands = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (Sheet.Row row : sheet.rows()) {
      String label = row.cells().getOrDefault(register.label(), "");
      Integer before = label.isEmpty() ? null : seen.putIfAbsent(Item.key(label), row.line());
      if (before != null) {
        problems.add(
            Sheet.remark(
                row.line(),
                "Label " + label + " sudah ada di baris " + before + ". Gabungkan kedua baris.",
                "The label " + label + " stands in line " + before + " already. Join the lines."));
        continue;
      }
      Item item = known.apply(label);
      for (ItemCommand command : commands(row, label, item, reason, problems)) {
        commands.add(command);
        lines.add(row.line());
      }
    }
    return new ItemPlan(sheet.rows().size(), commands, lines, problems);
  }

  private List<ItemCommand> commands(
      Sheet.Row row, String label, @Nullable Item item, String reason, List<LineRemark> problems) {
    Map<String, Value> values = new LinkedHashMap<>(item == null ? Map.of() : item.fields());
    int wrong = problems.size();
    for (Field field : fields) {
      String cell = row.cells().getOrDefault(field.key(), "");
      if (cell.isEmpty() || field.key().equals(register.label())) {
        continue;
      }
      if (cell.equals(NOTHING)) {
        values.remove(field.key());
        continue;
      }
      if (item != null && cell.equals(cells.written(field, item.fields().get(field.key())))) {
        continue; // as it was written, also where a cell says less than the value
      }
      switch (cells.read(field, cell)) {
        case ItemCells.Read.Good(Value value) -> values.put(field.key(), value);
        case ItemCells.Read.Wrong(Bilingual why) ->
            problems.add(new LineRemark(row.line(), heading(field.key()), why));
      }
    }
    String cell = columns.size() > fields.size() ? row.cells().getOrDefault(STATE, "") : "";
    String state = cell.isEmpty() ? "" : state(cell);
    if (state == null) {
      problems.add(
          new LineRemark(
              row.line(),
              heading(STATE),
              new Bilingual(
                  "Keadaan “" + cell + "” tidak dikenal. Tulis salah satu: " + states("id") + ".",
                  "The state “" + cell + "” is not known. Write one of: " + states("en") + ".")));
    }
    if (problems.size() > wrong || state == null) {
      return List.of();
    }
    if (item == null) {
      return List.of(new ItemCommand.Add(register.id(), label, values, state, reason));
    }
    List<ItemCommand> all = new ArrayList<>();
    all.add(new ItemCommand.Change(register.id(), item.label(), values, reason));
    if (!state.isEmpty() && !state.equals(register.stateOf(item))) {
      all.add(new ItemCommand.Move(register.id(), item.label(), state, reason));
    }
    return all;
  }

  /// What the column of a field is called.
  public String heading(String key) {
    return columns.stream()
        .filter(column -> column.name().equals(key))
        .map(Column::heading)
        .findFirst()
        .orElse(key);
  }

  private @Nullable String state(String cell) {
    return register.states().stream()
        .filter(state ->
            state.id().equalsIgnoreCase(cell)
                || state.text().id().equalsIgnoreCase(cell)
                || state.text().en().equalsIgnoreCase(cell))
        .map(Register.State::id)
        .findFirst()
        .orElse(null);
  }

  private String states(String language) {
    return String.join(
        ", ", register.states().stream().map(state -> state.text().in(language)).toList());
  }
}
