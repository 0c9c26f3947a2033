package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings.Ready;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What registers promise, whatever database they are in.
abstract class ItemContract extends ItemSetting {
  private static final List<String> TABLES =
      List.of("register_item", "register_log", "register_day", "work_item");

  @Test
  @DisplayName("SYS-01: items stand in the book, their rows are made again the same")
  void rebuilt() throws SQLException {
    add("server", "SRV-01", Map.of("watt", Value.of(650), "last_raid_check", day("2026-08-31")));
    add("ups", "UPS-1", Map.of("capacity_w", Value.of(1800)));
    keep(
        item("ups", "UPS-1"),
        new Fact.ItemMoved("ups", "UPS-1", "in_service", Value.said("checked")));
    work.act(
        "raid",
        new By.Human(1, "administrator_server"),
        null,
        new Command.OpenCase("RAID", "by_hand", Map.of("server", Value.of("SRV-01")), null, ""),
        null,
        "");
    List<String> before = rows();
    assertEquals(1 + 1 + 1 + 2 + 1 + 1, before.size(), before::toString);

    new Projections(session, pins, _ -> {}).rebuild();

    assertEquals(before, rows());
    Item ups = work.items().find("ups", "ups-1");
    assertNotNull(ups);
    assertEquals("in_service", ups.state());
    assertEquals(
        List.of(LocalDate.parse("2026-08-31")),
        work.items().days("server", "SRV-01", "last_raid_check"));
  }

  @Test
  @DisplayName("ACC-18: personal data of an item lie beside the book only, and are found there")
  void personal() throws SQLException {
    add(
        "office",
        "Dinas A",
        Map.of("phone", new Value.Personal("0800-1234"), "address", Value.of("Jalan Merdeka 1")));

    assertEquals(
        new Value.Personal("0800-1234"),
        Objects.requireNonNull(work.items().find("office", "Dinas A")).fields().get("phone"));
    assertTrue(rows().stream().noneMatch(row -> row.contains("0800")), () -> rows().toString());
    assertEquals(1, work.items().search("office", "merdeka", 10).size());
    assertEquals(0, work.items().search("office", "%", 10).size());
  }

  @Test
  @DisplayName("PWR-11: decisions see the items: a path through two registers, the spare UPS")
  void seen() throws SQLException {
    Around around = around();
    assertTrue(around.known("server", "SRV-99"), "an empty register takes every label");
    assertEquals(Ready.UNKNOWN, around.ready("ups.spare_ready", Value.of("UPS-1"), NOW));
    add("office", "Dinas A", Map.of("address", Value.of("Jalan 1")));
    add("node", "N-1", Map.of("office", Value.of("dinas a"), "address", Value.of("192.0.2.10")));
    add("ups", "UPS-C", Map.of("capacity_w", Value.of(1800)));

    assertEquals(Value.of("Jalan 1"), around.item("node", "N-1", "office.address"));
    assertNull(around.item("node", "N-1", "place"));
    assertFalse(around.known("node", "N-2"));
    assertEquals(Ready.NO, around.ready("ups.spare_ready", Value.of("UPS-1"), NOW));
    keep(item("ups", "UPS-C"), new Fact.ItemMoved("ups", "UPS-C", "spare", Value.of("")));
    assertEquals(Ready.YES, around.ready("ups.spare_ready", Value.of("UPS-1"), NOW));
    assertEquals(Ready.NO, around.ready("ups.spare_ready", Value.of("UPS-C"), NOW));
  }

  @Test
  @DisplayName("A label is found; items come in pages with personal data")
  void pages() throws SQLException {
    for (String label : List.of("root@SRV-02", "sari@SRV-01")) {
      add("account", label, Map.of("holder", Value.of("p1")));
    }
    for (String label : List.of("Dinas A", "Dinas B", "Dinas C")) {
      add("office", label, Map.of("phone", new Value.Personal("0800-" + label)));
    }
    List<Item> first = work.items().page("office", "", 2, true);
    List<Item> rest = work.items().page("office", first.getLast().label(), 2, true);

    assertEquals(List.of("Dinas A", "Dinas B"), first.stream().map(Item::label).toList());
    assertEquals(new Value.Personal("0800-Dinas B"), first.getLast().fields().get("phone"));
    assertEquals(new Value.Personal("0800-Dinas C"), rest.getFirst().fields().get("phone"));
    assertNull(work.items().page("office", "", 2, false).getFirst().fields().get("phone"));
    assertEquals(
        List.of("account"),
        work.items().labelled("ROOT@srv-02").stream().map(Item::register).toList());
  }

  @Test
  @DisplayName("SYS-10: an import sent twice is kept once, and told as kept")
  void twice() throws SQLException {
    Map<String, Map<String, Value>> many = new TreeMap<>();
    for (int i = 0; i < 120; i++) {
      many.put("R-" + i, Map.of("units", Value.of(42)));
    }
    official();
    ItemCommand racks = inventory("rack", many);
    assertInstanceOf(ItemAnswer.Accepted.class, desk().record("import", "sari", true, racks, NOW));
    long entries = entries();
    assertInstanceOf(ItemAnswer.Accepted.class, desk().record("import", "sari", true, racks, NOW));
    assertEquals(entries, entries());
    assertEquals(120, work.items().of("rack").size());
  }

  private Around around() {
    return new Around(
        session,
        new BookTables(session, Salts.RANDOM),
        work.standing(),
        pins,
        definitions.roles(),
        definitions.registers(),
        Observing.NOTHING);
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>();
    try {
      for (String table : TABLES) {
        all.addAll(
            session.list(row -> table + line(row), "SELECT * FROM " + table + " ORDER BY 1, 2, 3"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static String line(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      text.append('|').append(row.getString(i));
    }
    return text.toString();
  }
}
