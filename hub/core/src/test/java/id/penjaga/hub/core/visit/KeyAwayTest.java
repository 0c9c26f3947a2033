package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which keys of racks have left with their holders.
class KeyAwayTest {
  private static final String KEY = "KUNCI-A";
  private final List<Entry> log = new ArrayList<>();
  private @Nullable Item key;

  private static Instant at(String time) {
    return Instant.parse("2026-09-10T" + time + ":00Z");
  }

  private void book(String time, Fact fact) {
    Entry entry =
        new Entry(
            log.size() + 1,
            at(time),
            at(time),
            new By.House(),
            "c",
            Subject.parse("item/rack_key/" + KEY),
            List.of(fact),
            "",
            "");
    log.add(entry);
    key = Item.after(key, fact, entry.typed());
  }

  private void change(String time, String field, String value) {
    book(
        time,
        new Fact.ItemChanged(
            "rack_key", KEY, Map.of(field, Value.of(value)), Value.of("catatan"), null, null));
  }

  private void move(String time, String state) {
    book(time, new Fact.ItemMoved("rack_key", KEY, state, Value.of("")));
  }

  private List<KeyAway> away() {
    Item now = key;
    assertNotNull(now);
    HeldBadge badge =
        new HeldBadge(
            "K-01",
            new BadgeId("%032x".formatted(1)),
            1,
            BadgeState.ISSUED,
            1L,
            "k-01",
            false,
            false,
            List.of(),
            null,
            null);
    Passage left = new Passage("k-01", null, false, at("03:00"), at("03:00").toEpochMilli());
    return KeyAway.of(Map.of(now, KeyAway.handed(now, log)), List.of(badge), List.of(left));
  }

  @Test
  @DisplayName("ACC-21: a key is away until it is back, whatever else is written about it")
  void untilItIsBack() {
    book(
        "01:00",
        new Fact.ItemAdded("rack_key", KEY, Map.of("rack", Value.of("RAK-A")), Value.of("")));
    change("02:00", "holder", "p1");
    move("02:00", "out");
    List<KeyAway> gone = List.of(new KeyAway(KEY, "RAK-A", 1, at("03:00")));
    assertEquals(gone, away());
    change("04:00", "rack", "RAK-B");
    move("04:10", "out");
    assertEquals(List.of(new KeyAway(KEY, "RAK-B", 1, at("03:00"))), away());
    move("05:00", "kept");
    assertEquals(List.of(), away());
    move("06:00", "out");
    assertEquals(List.of(), away(), "handed out after they left");
  }
}
