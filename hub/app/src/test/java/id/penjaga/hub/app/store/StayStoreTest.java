package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.register.ItemCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Own activity and keys over a real store that a door tells of badges.
class StayStoreTest extends VisitStoreSetting {
  @Test
  @DisplayName(
      "ACC-06: the door opens the record of a stay of staff, and 15 minutes later it shows as late")
  void ownActivity() {
    goesIn(1, "person-" + id("sari"), null);
    clock.pass(30 * MINUTE);
    Instant left = now();
    goesOut(1, "person-" + id("sari"));
    goesIn(11, V1, null);
    goesOut(11, V1);
    List<CaseLine> entries = office.cases(new CaseFilter("ENTRY", true, null, "", null), 10);
    assertEquals(1, entries.size(), "of staff only: " + entries);
    about = entries.getFirst().id();
    TaskLine task =
        office.myWork(id("sari"), now()).mine().stream()
            .filter(one -> one.about() == about)
            .findFirst()
            .orElseThrow();
    assertEquals(left.plus(Duration.ofMinutes(15)), task.due());
    clock.pass(15 * MINUTE + 1_000);
    assertTrue(
        Objects.requireNonNull(office.caseFile(about).orElseThrow().tasks().getFirst().left())
            .isNegative(),
        "late");
    Map<String, Value> told = office.caseFile(about).orElseThrow().state().subject();
    Value entered = Value.of(left.minus(Duration.ofMinutes(30)).toString());
    assertEquals(
        List.of(Value.of("p" + id("sari")), entered),
        List.of(told.get("person"), told.get("entered")));
    stored(
        does(
            new By.Human(id("sari"), STAFF),
            "ENT-6",
            null,
            null,
            Map.of(
                "purpose", Value.of("Pemeriksaan harian"),
                "work_kind", Value.of("inspection"),
                "activities", Value.of("Memeriksa UPS"))));
    Case after = office.caseFile(about).orElseThrow().state();
    assertEquals(1, after.deviations().size(), "the delay is accounted for");
    assertFalse(after.isOpen());
    Teller elsewhere = new Teller("room-2", "00000000000000bb");
    give(elsewhere.born(null, null));
    give(
        elsewhere.journal(
            clock.uptimeMs(),
            new JournalEvent.PersonEntered(
                DOOR, digest(1), "person-" + id("sari"), Certainty.SEEN, null, null)));
    clock.pass(MINUTE);
    goesOut(1, "person-" + id("sari"));
    CaseLine again = office.cases(new CaseFilter("ENTRY", true, null, "", null), 10).getFirst();
    assertNull(
        office.caseFile(again.id()).orElseThrow().state().subject().get("entered"),
        "by the door of another room, and by one of a stay that is over");
  }

  @Test
  @DisplayName("ACC-21: a key that its holder takes out of the room is missing, until it is back")
  void keyAway() {
    record(new ItemCommand.Add("rack", "RACK-A", Map.of(), "", ""));
    record(
        new ItemCommand.Add(
            "rack_key",
            "KUNCI-A",
            Map.of("rack", Value.of("RACK-A"), "holder", Value.of("p" + id("sari"))),
            "out",
            ""));
    goesIn(1, "person-" + id("sari"), null);
    assertEquals(List.of(), office.visits().keysAway(now()), "in the room");
    clock.pass(MINUTE);
    goesOut(1, "person-" + id("sari"));
    assertEquals("KUNCI-A", office.visits().keysAway(now()).getFirst().key());
    assertEquals(now(), office.visits().keysAway(now()).getFirst().left());
    goesIn(1, "person-" + id("sari"), null);
    assertEquals(List.of(), office.visits().keysAway(now()), "brought back");
  }
}
