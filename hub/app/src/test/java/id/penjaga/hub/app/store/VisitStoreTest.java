package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.papers.RoomMonth;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Visits over a real store that a door tells of badges.
class VisitStoreTest extends VisitStoreSetting {
  @Test
  @DisplayName(
      "VIS-06: the environment of a visit and of the 60 minutes after it stands in its form; a"
          + " breach is listed with its minimum and maximum and needs a note")
  void environment() {
    approved();
    String permit = standing().visit().permit();
    arrives("1", "T-01");
    arrives("2", "T-02");
    long start = clock.uptimeMs();
    goesIn(11, V1, permit);
    goesIn(12, V2, permit);
    readings(start, 10, 21.0);
    readings(start + 10 * MINUTE, 10, 22.9);
    readings(start + 20 * MINUTE, 20, 20.6);
    clock.pass(11 * MINUTE);
    told(
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, Severity.WARNING, Measure.celsius(22.9)));
    clock.pass(9 * MINUTE);
    told(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, 9 * MINUTE));
    goesOut(11, V1);
    leaves("1");
    Map<String, Value> meets = Map.of("meets", Value.of(true));
    refused(Decision.Reason.NOT_READY, does(admin(), "VIS-P3", null, null, meets));
    clock.pass(20 * MINUTE);
    goesOut(12, V2);
    leaves("2");
    clock.pass(59 * MINUTE);
    refused(Decision.Reason.NOT_READY, does(admin(), "VIS-P3", null, null, meets));
    clock.pass(MINUTE);
    List<Bilingual> shown =
        Observed.lines(
            Objects.requireNonNull(
                office.hints().suggested(about, opening("VIS-P3", null)).get("readings")));
    assertTrue(shown.get(0).id().contains("lalu 60 menit sesudahnya"), shown::toString);
    assertTrue(shown.get(1).id().contains("20,6–22,9 °C"), shown::toString);
    assertTrue(
        shown.get(2).id().contains("Pelanggaran batas: Suhu ruang di atas batas"), shown::toString);
    assertTrue(shown.get(2).en().contains("22.9–22.9 °C"), shown::toString);
    refused(Decision.Reason.FORM, does(admin(), "VIS-P3", null, null, meets));
    stored(
        does(
            admin(),
            "VIS-P3",
            null,
            null,
            Map.of("meets", Value.of(true), "note", Value.of("AC dimatikan selama pekerjaan"))));
    Map<String, Value> kept =
        office.caseFile(about).orElseThrow().state().answers().getOrDefault("VIS-P3", Map.of());
    assertEquals(shown, Observed.lines(Objects.requireNonNull(kept.get("readings"))));
  }

  @Test
  @DisplayName("VIS-11: a visit whose visitors came and did not go in can be closed")
  void nobodyWentIn() {
    approved();
    for (String item : List.of("1", "2")) {
      arrives(item, "T-0" + item);
      stored(act(admin(), about, new Command.Skip(opening("VIS-E6D", item), "tidak jadi masuk")));
    }
    stored(does(admin(), "VIS-P3", null, null, Map.of("meets", Value.of(true))));
  }

  @Test
  @DisplayName(
      "ACC-03 VIS-03: a permit may name several escorts; it stands as long as one of them holds a"
          + " right of their own, and each is named once")
  void severalEscorts() {
    person("Budi", "budi", STAFF);
    badge("K-02", 2, "budi");
    asked(7_200, "");
    approved(escorts("sari", "budi", "sari", "hadi"));
    List<Long> named = List.of(id("sari"), id("budi"), id("hadi"));
    assertEquals(named, standing().visit().escorts());
    assertEquals(named, office.visits().permits(now()).getFirst().escorts());
    record(new ItemCommand.Move("badge", "K-02", "lost", "hilang"));
    assertEquals(1, office.visits().permits(now()).size(), "sari still has one");

    badge("K-03", 3, "budi");
    asked(7_200, "");
    approved(escorts("hadi", "budi"));
    assertEquals(2, office.visits().permits(now()).size(), "hadi holds none, and budi does");
    record(new ItemCommand.Move("badge", "K-03", "lost", "hilang"));
    assertEquals(1, office.visits().permits(now()).size(), "nobody is left who may go in");
    assertTrue(standing().obstacles().contains(VisitStanding.Obstacle.ESCORT_WITHOUT_RIGHT));
    assertEquals(
        List.of(id("sari"), id("budi"), id("hadi")),
        office.visits().permits(now()).getFirst().escorts(),
        "the other visit's");
  }

  @Test
  @DisplayName(
      "VIS-10: a permission given orally opens the door at once; unconfirmed after 24 h it is an"
          + " exception, and denied it opens nothing")
  void urgent() {
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
                "until", Value.of(now().plus(Duration.ofDays(3)).toString()))));
    stored(
        does(
            guest("Teknisi UPS"),
            "UP-3",
            "1",
            null,
            Map.of(
                "person", Value.of("Teknisi UPS"),
                "badge", Value.of("T-01"),
                "purpose", Value.of("Memeriksa UPS"),
                "prohibited_ack", good("PROHIBITED"))));
    assertFalse(
        office.visits().permits(now()).getFirst().guests().getFirst().purpose(),
        "nobody has checked who it is");
    Command.Sign identity = new Command.Sign(opening("UP-3", "1"), "identity", null, "");
    refused(Decision.Reason.NOT_ON_BEHALF, act(guest("Teknisi UPS"), about, identity));
    stored(act(admin(), about, identity));
    assertTrue(
        office.visits().permits(now()).getFirst().guests().getFirst().purpose(),
        () -> standing().toString());
    clock.pass(24 * 60 * MINUTE - 1);
    assertEquals(List.of(), exceptions());
    clock.pass(1);
    assertEquals(List.of(VisitException.Kind.UNCONFIRMED), exceptions());
    Answer denied =
        act(
            new By.Human(id("hadi"), "pejabat_berwenang"),
            about,
            new Command.Complete(
                opening("UP-2", null), Map.of(), "denied", "Tidak pernah", Map.of(), ""));
    stored(denied);
    assertEquals(List.of(), office.visits().permits(now()));
    approved();
    assertTrue(
        new RoomMonth(() -> store, office, WIB, Bilingual::same)
            .of(YearMonth.from(now().atZone(WIB)), new Speech("en", WIB)).stream()
                .filter(PaperPart.Facts.class::isInstance)
                .flatMap(part -> ((PaperPart.Facts) part).facts().stream())
                .anyMatch(new PaperPart.Fact("Visits", "2")::equals),
        "both are visits of the month");
  }

  private List<VisitException.Kind> exceptions() {
    return VisitException.of(office.visits().standing(now(), now()), Duration.ofDays(1), now())
        .stream()
        .map(VisitException::kind)
        .toList();
  }
}
