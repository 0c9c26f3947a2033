package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitPermit;
import id.penjaga.hub.core.visit.VisitWindow;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A permit of several days over a real store.
class ComingAgainStoreTest extends VisitStoreSetting {
  @Test
  @DisplayName(
      "VIS-04 VIS-06: who comes again is at the doors day by day, each coming is a stay, and the"
          + " room is told of for those days only")
  void comesAgain() {
    final long day = 24 * 60 * MINUTE;
    Instant begins = now().minusSeconds(60);
    approved(2 * 86_400 + 7_200, "daily");
    String permit = standing().visit().permit();
    arrives("1", "T-01");
    assertEquals(
        new VisitWindow(begins, begins.plusSeconds(7_260)),
        new VisitWindow(atDoor().from(), atDoor().until()));
    goesIn(11, V1, permit);
    readings(clock.uptimeMs(), 10, 21.0);
    clock.pass(10 * MINUTE);
    goesOut(11, V1);
    assertTrue(atDoor().guests().getFirst().incomplete(), "the account of the day is owed");
    leaves("1", "again");
    assertEquals(List.of(), atDoor().guests(), "the purpose of one day opens no second time");
    arrives("2", "T-01");
    stored(act(admin(), about, new Command.Skip(opening("VIS-E6D", "2"), "tidak jadi masuk")));
    clock.pass(12 * 60 * MINUTE);
    readings(clock.uptimeMs(), 10, 35.0);
    clock.pass(day - 12 * 60 * MINUTE);
    assertEquals(begins.plusSeconds(86_400), atDoor().from(), "the window of the second day");
    arrives("1", "T-02");
    assertTrue(atDoor().guests().getFirst().purpose());
    goesIn(12, V2, permit);
    readings(clock.uptimeMs(), 10, 22.0);
    clock.pass(10 * MINUTE);
    goesOut(12, V2);
    leaves("1", "again");
    assertEquals(
        List.of(Duration.ofMinutes(10), Duration.ofMinutes(10)),
        standing().stays().stream()
            .filter(stay -> stay.entered() != null)
            .map(stay -> Duration.between(stay.entered(), stay.left()))
            .toList());
    clock.pass(2 * day);
    assertEquals(
        List.of(VisitException.Kind.STILL_EXPECTED),
        VisitException.of(List.of(standing()), Duration.ofDays(1), now()).stream()
            .map(VisitException::kind)
            .toList());
    stored(act(admin(), about, new Command.Skip(opening("VIS-E6C", "1"), "tidak datang lagi")));
    assertEquals(List.of("VIS-P3", "VIS-P4"), standing().visit().waiting());
    List<String> shown =
        Observed.lines(
                Objects.requireNonNull(
                    office.hints().suggested(about, opening("VIS-P3", null)).get("readings")))
            .stream()
            .map(Bilingual::id)
            .toList();
    assertEquals(2, shown.stream().filter(line -> line.startsWith("Kunjungan ")).count());
    assertTrue(shown.get(2).contains("21,0–22,0 °C"), shown::toString);
    stored(act(admin(), about, new Command.Cancel("izin ditarik")));
    assertEquals(List.of(), office.visits().permits(now()));
  }

  private VisitPermit atDoor() {
    return office.visits().permits(now()).getFirst();
  }
}
