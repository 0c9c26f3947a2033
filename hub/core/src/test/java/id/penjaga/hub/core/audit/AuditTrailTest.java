package id.penjaga.hub.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final Instant AT = Instant.parse("2026-09-15T02:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-09-15");

  private final AuditTrail trail = new AuditTrail();

  private List<String> take(Fact... facts) {
    Entry entry =
        new Entry(
            1,
            AT,
            AT,
            new By.Human(1, ""),
            "c",
            new Subject(Subject.Kind.PERSON, "12"),
            List.of(facts),
            "",
            "");
    return trail.take(entry).stream()
        .map(c ->
            c.thing() + " " + c.field() + ": " + c.before().plain() + " > " + c.after().plain())
        .toList();
  }

  @Test
  @DisplayName("SEC-14 A role added and taken away is told with the roles before and after")
  void roles() {
    assertEquals(
        List.of("person/12 roles:  > staf_a"), take(new Fact.Granted(1, 12, "staf_a", null, null)));
    assertEquals(
        List.of("person/12 roles: staf_a > staf_a, staf_b"),
        take(new Fact.Granted(2, 12, "staf_b", null, null)));
    assertEquals(List.of(), take(new Fact.Granted(3, 12, "staf_b", null, null)), "held already");
    assertEquals(List.of(), take(new Fact.Revoked(2, DAY, Value.of(""))), "by the other grant");
    assertEquals(
        List.of("person/12 roles: staf_a, staf_b > staf_a"),
        take(new Fact.Revoked(3, DAY, Value.of(""))));
    assertEquals(
        List.of("person/9 roles:  > kepala (plt)"),
        take(new Fact.Delegated(4, 9, 3, "kepala", "plt", DAY, DAY, "800/1")));
  }

  @Test
  @DisplayName("SEC-14 Calendars, rosters, limits and standards are told with old and new value")
  void settings() {
    take(new Fact.CalendarChanged(DAY, Map.of("mon", List.of("07:30-16:00")), Map.of(), "x"));
    assertEquals(
        List.of(
            "calendar/site mon: 07:30-16:00 > 08:00-15:00", "calendar/site 2026-09-15:  > Batik"),
        take(
            new Fact.CalendarChanged(
                DAY, Map.of("mon", List.of("08:00-15:00")), Map.of(DAY, "Batik"), "x")));
    take(new Fact.Rostered(1, 12, AT, AT, "800/2", DAY));
    assertEquals(
        List.of("roster/1 shift: p12 2026-09-15T02:00:00Z – 2026-09-15T02:00:00Z > "),
        take(new Fact.Unrostered(1, Value.of(""))));
    take(new Fact.ItemAdded("room_standard", "Suhu", Map.of("max", Value.of(24)), Value.of("")));
    assertEquals(
        List.of("item/room_standard/suhu max: 24 > 27"),
        take(
            new Fact.ItemChanged(
                "room_standard", "SUHU", Map.of("max", Value.of(27)), Value.of(""), null, null)));
    take(new Fact.DefinitionInForce("procedure", "MON", "ab".repeat(32), ""));
    assertEquals(
        List.of("definition/procedure/MON version: abababababab > cdcdcdcdcdcd"),
        take(new Fact.DefinitionInForce("procedure", "MON", "cd".repeat(32), "x")));
    take(new Fact.PersonAdded(12, Map.of("phone", new Value.Personal("0811"))));
    assertEquals(
        List.of("person/12 phone: 0811 > 0812"),
        take(new Fact.PersonChanged(12, Map.of("phone", new Value.Personal("0812")))));
  }
}
