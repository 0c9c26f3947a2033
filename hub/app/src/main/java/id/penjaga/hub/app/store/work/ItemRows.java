package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.book.ValueJson;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The register items in the transaction of a session, folded from the book.
public final class ItemRows implements Items {
  private static final String ALL =
      "SELECT register, label, state, fields, added_ms, changed_ms FROM register_item ";

  private final SqlSession session;
  private final BookTables book;

  public ItemRows(SqlSession session) {
    this.session = session;
    book = new BookTables(session, Salts.RANDOM);
  }

  /// Forgets every item, at once and for good; the book has them.
  static void empty(SqlSession session) throws SQLException {
    for (String table : List.of("register_item", "register_log", "register_day")) {
      session.update("TRUNCATE TABLE " + table);
    }
  }

  /// What a fact tells of an item.
  ///
  /// @param fields that it says anew
  record Told(Fact fact, String register, String label, Map<String, Value> fields) {
    static List<Told> by(Entry entry) {
      List<Told> all = new ArrayList<>();
      for (Fact fact : entry.facts()) {
        switch (fact) {
          case Fact.ItemAdded added ->
              all.add(new Told(fact, added.register(), added.item(), added.fields()));
          case Fact.ItemChanged changed ->
              all.add(new Told(fact, changed.register(), changed.item(), changed.fields()));
          case Fact.ItemMoved moved ->
              all.add(new Told(fact, moved.register(), moved.item(), Map.of()));
          case Fact.GensetLogged logged ->
              all.add(new Told(fact, "genset", logged.genset(), Map.of()));
          case Fact.Erased(String about, String _) when about.startsWith("item/") -> {
            String[] parts = about.split("/", 3);
            all.add(new Told(fact, parts[1], parts[2], Map.of()));
          }
          default -> {}
        }
      }
      return all;
    }

    /// The item after it, without personal data; null when there is still none.
    @Nullable Item after(@Nullable Item before, Instant at) {
      Item after = Item.after(before, fact, at);
      if (after == null) {
        return null;
      }
      SortedMap<String, Value> plain = new TreeMap<>(after.fields());
      plain.values().removeIf(ItemRows::personal);
      return new Item(
          after.register(), after.label(), after.state(), plain, after.added(), after.changed());
    }

    boolean personal() {
      return fields.values().stream().anyMatch(ItemRows::personal) || ItemRows.personal(why());
    }

    private Value why() {
      return switch (fact) {
        case Fact.ItemAdded added -> added.log();
        case Fact.ItemChanged changed -> changed.log();
        case Fact.ItemMoved moved -> moved.reason();
        case Fact.GensetLogged logged -> logged.reason();
        default -> Value.of("");
      };
    }
  }

  /// Folds what a new entry says of items.
  void take(Entry entry) throws SQLException {
    for (Told told : Told.by(entry)) {
      String item = Item.key(told.label());
      Item before = bare(told.register(), told.label());
      Item after = told.after(before, entry.typed());
      if (after == null) {
        continue;
      }
      if (before != null) {
        session.update(
            "DELETE FROM register_item WHERE register = ? AND item = ?", told.register(), item);
      }
      insert(after);
      if (session.update(
              "UPDATE register_log SET personal = (personal OR ?)"
                  + " WHERE register = ? AND item = ? AND sequence = ?",
              told.personal(),
              told.register(),
              item,
              entry.sequence())
          == 0) {
        insertLog(told.register(), item, entry.sequence(), told.personal());
      }
      for (Map.Entry<String, Value> field : told.fields().entrySet()) {
        day(told.register(), item, field.getKey(), field.getValue());
      }
    }
  }

  private void day(String register, String item, String field, Value value) throws SQLException {
    LocalDate day = Due.day(value);
    if (day == null
        || session.first(
                row -> row.getString(1),
                "SELECT held FROM register_day WHERE register = ? AND item = ? AND field = ?"
                    + " AND held = ?",
                register,
                item,
                field,
                day.toString())
            != null) {
      return;
    }
    insertDay(register, item, field, day);
  }

  /// @param item without personal data
  void insert(Item item) throws SQLException {
    session.later(
        "INSERT INTO register_item (register, item, label, state, fields, search, added_ms,"
            + " changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        item.register(),
        Item.key(item.label()),
        item.label(),
        item.state(),
        ValueJson.write(item.fields()),
        search(item.label(), item.fields()),
        item.added().toEpochMilli(),
        item.changed().toEpochMilli());
  }

  void insertLog(String register, String item, long sequence, boolean personal)
      throws SQLException {
    session.later(
        "INSERT INTO register_log (register, item, sequence, personal) VALUES (?, ?, ?, ?)",
        register,
        item,
        sequence,
        personal);
  }

  void insertDay(String register, String item, String field, LocalDate day) throws SQLException {
    session.later(
        "INSERT INTO register_day (register, item, field, held) VALUES (?, ?, ?, ?)",
        register,
        item,
        field,
        day.toString());
  }

  private static boolean personal(Value value) {
    return switch (value) {
      case Value.Personal _, Value.Committed _ -> true;
      case Value.Many(List<Value> values) -> values.stream().anyMatch(ItemRows::personal);
      case Value.Group(SortedMap<String, Value> values) ->
          values.values().stream().anyMatch(ItemRows::personal);
      default -> false;
    };
  }

  private static String search(String label, Map<String, Value> fields) {
    String text =
        (label + " " + fields.values().stream().map(Value::plain).collect(Collectors.joining(" ")))
            .toLowerCase(Locale.ROOT);
    return text.length() <= 4000 ? text : text.substring(0, 4000);
  }

  /// An item with its personal data, as far as they are still there.
  @Override
  public @Nullable Item find(String register, String label) {
    try {
      Item item = bare(register, label);
      if (item == null) {
        return null;
      }
      Map<String, Value> told = new TreeMap<>();
      for (Entry entry : personal(register, label)) {
        for (Fact fact : entry.facts()) {
          if (fact instanceof Fact.ItemAdded added && item.is(added.register(), added.item())) {
            told.putAll(personalOf(added.fields()));
          } else if (fact instanceof Fact.ItemChanged changed
              && item.is(changed.register(), changed.item())) {
            told.putAll(personalOf(changed.fields()));
          }
        }
      }
      return item.with(told);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Map<String, Value> personalOf(Map<String, Value> told) {
    return told.entrySet().stream()
        .filter(field -> personal(field.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The items of a register without their personal data, by label.
  @Override
  public List<Item> of(String register) {
    return search(register, "", Integer.MAX_VALUE);
  }

  @Override
  public boolean empty(String register) {
    return search(register, "", 1).isEmpty();
  }

  /// The items whose label or fields hold a text, without their personal data, by label.
  public List<Item> search(String register, String text, int most) {
    try {
      return session.list(
          ItemRows::item,
          ALL + "WHERE register = ? AND search LIKE ? ESCAPE '!' ORDER BY item LIMIT ?",
          register,
          "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%",
          most);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Some items in the order of their labels.
  ///
  /// @param after label of the last one before; empty for the first ones
  public List<Item> page(String register, String after, int most, boolean personal)
      throws SQLException {
    List<Item> page =
        session.list(
            ItemRows::item,
            ALL + "WHERE register = ? AND item > ? ORDER BY item LIMIT ?",
            register,
            Item.key(after),
            most);
    if (!personal || page.isEmpty()) {
      return page;
    }
    Map<String, Map<String, Value>> told = new HashMap<>();
    for (long number :
        session.list(
            row -> row.getLong(1),
            "SELECT DISTINCT sequence FROM register_log WHERE register = ? AND personal"
                + " AND item > ? AND item <= ? ORDER BY sequence",
            register,
            Item.key(after),
            Item.key(page.getLast().label()))) {
      Entry entry = book.entry(number);
      for (Told one : entry == null ? List.<Told>of() : Told.by(entry)) {
        if (one.register().equals(register)) {
          told.computeIfAbsent(Item.key(one.label()), _ -> new TreeMap<>())
              .putAll(personalOf(one.fields()));
        }
      }
    }
    return page.stream()
        .map(item -> item.with(told.getOrDefault(Item.key(item.label()), Map.of())))
        .toList();
  }

  /// The items of all registers with a label, without their personal data.
  public List<Item> labelled(String label) throws SQLException {
    return session.list(ItemRows::item, ALL + "WHERE item = ? ORDER BY register", Item.key(label));
  }

  /// What the book says of an item, the newest `most` entries, oldest first.
  public List<Entry> log(String register, String label, int most) throws SQLException {
    return entries(register, label, false, most);
  }

  /// Numbers of the entries that tell of items of a register and were typed since a moment.
  public List<Long> logged(String register, Instant since) throws SQLException {
    return session.list(
        row -> row.getLong(1),
        "SELECT DISTINCT l.sequence FROM register_log l JOIN book_entry e"
            + " ON e.sequence = l.sequence WHERE l.register = ? AND e.typed_ms >= ?"
            + " ORDER BY l.sequence",
        register,
        since.toEpochMilli());
  }

  /// The entries that tell personal data of an item, oldest first.
  public List<Entry> personal(String register, String label) throws SQLException {
    return entries(register, label, true, Integer.MAX_VALUE);
  }

  private List<Entry> entries(String register, String label, boolean personal, int most)
      throws SQLException {
    List<Long> numbers =
        session.list(
            row -> row.getLong(1),
            "SELECT sequence FROM register_log WHERE register = ? AND item = ?"
                + (personal ? " AND personal" : "")
                + " ORDER BY sequence DESC LIMIT ?",
            register,
            Item.key(label),
            most);
    List<Entry> entries = new ArrayList<>();
    for (long number : numbers.reversed()) {
      Entry entry = book.entry(number);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /// Every day that a date field of an item ever held.
  public List<LocalDate> days(String register, String label, String field) {
    try {
      return session.list(
          row -> LocalDate.parse(row.getString(1)),
          "SELECT held FROM register_day WHERE register = ? AND item = ? AND field = ?"
              + " ORDER BY held",
          register,
          Item.key(label),
          field);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  boolean has(String register, String label) throws SQLException {
    return bare(register, label) != null;
  }

  private @Nullable Item bare(String register, String label) throws SQLException {
    return session.first(
        ItemRows::item, ALL + "WHERE register = ? AND item = ?", register, Item.key(label));
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getString("register"),
        row.getString("label"),
        row.getString("state"),
        new TreeMap<>(ValueJson.read(row.getString("fields"))),
        Instant.ofEpochMilli(row.getLong("added_ms")),
        Instant.ofEpochMilli(row.getLong("changed_ms")));
  }

  private static StoreException failed(SQLException e) {
    return new StoreException(String.valueOf(e.getMessage()), e);
  }
}
