package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.visit.VisitPermit;
import id.penjaga.hub.core.work.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Visits that were opened under the definitions shipped first, which say nothing of doors, and go
/// on under a hub of today.
class ShippedVisitsTest extends VisitStoreSetting {
  @Override
  Definitions definitions() throws Exception {
    Definitions now = super.definitions();
    Map<String, Definition> procedures = new TreeMap<>(now.procedures());
    Map<String, String> texts = new HashMap<>(now.texts());
    for (String text : Shipped.first()) {
      Definition shipped = Pin.read(text);
      if (List.of("VISIT", "URGENT").contains(shipped.id())) {
        procedures.put(shipped.id(), shipped);
        texts.put(shipped.hash(), text);
      }
    }
    return new Definitions(
        procedures,
        texts,
        now.forms(),
        now.checklists(),
        now.registers(),
        now.roles(),
        now.calendar(),
        now.escalation(),
        now.threats(),
        now.problems(),
        now.warnings());
  }

  /// The hub of today over the same book.
  private void renewed() {
    store.close();
    begin(Shipped.DEFINITIONS, folder);
  }

  @Test
  @DisplayName(
      "VIS-04 ACC-05: a visit whose leaving was a form and no decision yet is at the door, and goes"
          + " on to its minutes")
  void leavingWasAForm() throws Exception {
    approved();
    renewed();
    assertNotEquals(
        office.procedure("VISIT").hash(),
        office.caseFile(about).orElseThrow().state().definition());
    arrives("1", "T-01");
    arrives("2", "T-02");
    VisitPermit atDoor = office.visits().permits(now()).getFirst();
    assertTrue(atDoor.guests().stream().allMatch(VisitPermit.Guest::purpose));
    goesIn(11, V1, atDoor.id());
    goesOut(11, V1);
    assertTrue(
        office.visits().permits(now()).getFirst().guests().getFirst().incomplete(),
        "the account is owed");
    leaves("1", null);
    leaves("2", null);
    assertEquals(List.of("VIS-P3", "VIS-P4"), standing().visit().waiting());
  }

  @Test
  @DisplayName("VIS-10: an urgent visit without a step for leaving is at the door all the same")
  void urgentHadNoLeaving() {
    stored(act(admin(), null, new Command.OpenCase("URGENT", "emergency", Map.of(), null, "")));
    stored(
        does(
            admin(),
            "UP-1",
            null,
            null,
            Map.of(
                "given_by", Value.of("p" + id("hadi")),
                "given_at", Value.of(now().toString()),
                "reason", Value.of("UPS berasap"),
                "work", Value.of("Memeriksa UPS"),
                "visitors", new Value.Many(List.of(named("Teknisi UPS"))),
                "escort", Value.of("p" + id("sari")),
                "until", Value.of(now().plusSeconds(7_200).toString()))));
    renewed();
    stored(
        does(
            admin(),
            "UP-3",
            "1",
            null,
            Map.of(
                "person", Value.of("Teknisi UPS"),
                "identity_checked", Value.of(true),
                "badge", Value.of("T-01"),
                "purpose", Value.of("Memeriksa UPS"),
                "prohibited_ack", good("PROHIBITED"))));
    assertTrue(office.visits().permits(now()).getFirst().guests().getFirst().purpose());
  }
}
