package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.office.power.UpsNow;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelFact;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.fuel.Tank;
import id.penjaga.hub.core.outage.Outages;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.outage.PowerRules;
import id.penjaga.hub.core.outage.Responsible;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.text.Bilingual;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant START = NOW.minusSeconds(1_200);

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser viewer;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(NOW);
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_ruang_server");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
    viewer = hub.browser(hub.logIn("dewi", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String page(String path) {
    HttpResponse<String> answer = viewer.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer.body();
  }

  /// The UPS left its battery after 40 s; the room grows warm.
  private void out() {
    List<PowerFact> facts = new ArrayList<>();
    facts.add(new PowerFact.Ups(START, "room-1/ups.main", PowerFact.Word.ON_BATTERY, true));
    facts.add(
        new PowerFact.Ups(
            START.plusSeconds(40), "room-1/ups.main", PowerFact.Word.ON_BATTERY, false));
    facts.add(new PowerFact.Door(START.plusSeconds(90), "room-1/door.main", true));
    for (int minute = 0; minute <= 20; minute++) {
      PowerFact.Temperature warm =
          new PowerFact.Temperature(
              START.plusSeconds(60L * minute), "room-1/room.temperature", 20 + minute * 0.05, 22);
      facts.add(warm);
      office.power.temperatures.add(warm);
    }
    Outages folded = Outages.of(facts, new PowerRules(false), NOW);
    office.power.outages.add(
        new LoggedOutage(
            office.power.place,
            folded.records().getFirst(),
            new Responsible("staf_ruang_server", true, List.of()),
            3,
            "PLN/2026/11/001",
            true,
            1,
            0,
            0));
  }

  private void genset() {
    Item item =
        new Item(
            "genset", "GENSET-1", "", new TreeMap<>(Map.of("tank_litres", Value.of(60))), NOW, NOW);
    FuelLedger ledger =
        FuelLedger.of(
            new Tank(60, 8, null, Tank.WARN),
            List.of(
                new FuelFact.Measured(START.minusSeconds(600), 10, "1"),
                new FuelFact.Running(START, true, "told")),
            NOW);
    office.power.gensets = List.of(new GensetFuel(item, ledger, List.of()));
  }

  @Test
  @DisplayName("Without anything known every page says what to do")
  void empty() {
    String now = page("/power");
    assertTrue(now.contains("Tidak ada pemadaman dalam tiga bulan terakhir."), now);
    assertTrue(now.contains("Belum ada genset pada register."));
    assertTrue(now.contains("Ruang &lt;server&gt;"));
    assertTrue(page("/power/fuel").contains("Belum ada genset pada register."));
    assertTrue(page("/power/months/2026-11").contains("Tidak ada pemadaman pada bulan ini."));
    for (String none :
        List.of(
            "/power/months/2026-13",
            "/power/outages/R1/1",
            "/power/outages/R1/x",
            "/power/ups/none")) {
      assertEquals(404, viewer.get(none).statusCode(), none);
    }
  }

  @Test
  @DisplayName(
      "PWR-05 an outage that is not confirmed is shown as an assumed generator, and asks; the"
          + " minutes to the limit stand large")
  void assumed() {
    out();
    office.power.ups =
        List.of(
            new UpsNow(
                "room-1/ups.main",
                List.of(
                    new UpsNow.Reading(
                        "room-1",
                        "ups.main.load",
                        PointKind.UPS_VALUE,
                        Unit.PERCENT,
                        new Bilingual("Beban UPS", "UPS load"),
                        36.0,
                        NOW))));
    office.record(
        "ups-1",
        "dewi",
        true,
        new ItemCommand.Together(
            "ups",
            List.of(
                new ItemCommand.Add(
                    "ups",
                    "UPS A",
                    Map.of("capacity_w", Value.of(1800), "point", Value.of("room-1/ups.main")),
                    "",
                    ""))));
    String now = page("/power");
    assertTrue(now.contains("<a href=\"/power/ups/UPS%20A\">UPS A</a>"), now);
    assertTrue(page("/power/ups/UPS%20A").contains("Belum pernah dalam setengah tahun ini."));
    office.power.shutdowns =
        List.of(
            new PowerFact.Shutdown(
                NOW, "room-1/ups.main", "test-servers", PowerFact.Step.ORDERED, 4),
            new PowerFact.Shutdown(NOW, "room-1/ups.other", "others", PowerFact.Step.ORDERED, 1));
    String ups = page("/power/ups/UPS%20A");
    assertTrue(ups.contains("test-servers: diperintahkan mati (4)"), ups);
    assertFalse(ups.contains("others"), "servers of another UPS");
    assertTrue(now.contains("Diduga genset, menunggu konfirmasi PLN"), now);
    assertTrue(now.contains("Periksa PLN, lalu catat pada berkas."));
    assertTrue(now.contains("<strong>20</strong> menit sampai batas 22,0 °C"), now);
    assertTrue(now.contains("Beban UPS 36"), now);
    assertFalse(now.contains("style="));
    String outage = page("/power/outages/R1/" + START.toEpochMilli());
    assertTrue(outage.contains("PLN/2026/11/001"));
    assertTrue(outage.contains("<polyline points="), outage);
    assertTrue(outage.contains("pintu dibuka"));
    assertTrue(outage.contains("class=\"genset_assumed\""));
    String part = page("/part/power/outages/R1/" + START.toEpochMilli());
    assertFalse(part.contains("<html"));
  }

  @Test
  @DisplayName("PWR-14 the month adds up, and leads to its files")
  void month() {
    out();
    String month = page("/power/months/2026-11");
    assertTrue(month.contains("20 menit"), month);
    assertTrue(month.contains("/reports/OUTAGES?of=2026-11&amp;as=xlsx"), month);
    HttpResponse<String> file = viewer.get("/reports/OUTAGES?of=2026-11&as=csv");
    assertEquals(200, file.statusCode());
    assertTrue(file.body().contains("PLN/2026/11/001"), file.body());
  }

  @Test
  @DisplayName("PWR-06 PWR-07 the fuel page tells the hours left and takes a refill once")
  void fuel() {
    genset();
    String fuel = page("/power/fuel");
    assertTrue(fuel.contains("segera habis"), fuel);
    assertTrue(fuel.contains("7,33 L"), fuel);
    HttpResponse<String> stored =
        viewer.submit("/power/fuel/GENSET-1", "what=refill&at=2026-11-24T08:30&litres=20%2C5&why=");
    assertEquals(303, stored.statusCode(), stored.body());
    assertTrue(page(stored.headers().firstValue("Location").orElse("")).contains("Tersimpan."));
    assertEquals(20.5, office.power.asked.getFirst().litres());
    assertEquals(FuelRules.What.REFILL, office.power.asked.getFirst().what());
    HttpResponse<String> refused =
        viewer.submit("/power/fuel/GENSET-1", "what=refill&at=soon&litres=%3Cb%3E&why=");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("Tulis waktunya."), refused.body());
    assertTrue(refused.body().contains("Tulis jumlah liter"));
    assertTrue(refused.body().contains("&lt;b"));
    assertFalse(refused.body().contains("<b>"));
    assertEquals(404, viewer.submit("/power/fuel/none", "what=started").statusCode());
  }

  @Test
  @DisplayName("A thousands sign and an unknown word are refused, not guessed")
  void fuelIsNotGuessed() {
    genset();
    String at = "&at=2026-11-24T08:30&litres=";
    viewer.submit("/power/fuel/GENSET-1", "what=refill" + at + "1.500");
    FuelRules.Wanted wanted = office.power.asked.removeFirst();
    assertNull(wanted.litres());
    assertEquals(Set.of("litres"), wanted.unread());
    HttpResponse<String> refused = viewer.submit("/power/fuel/GENSET-1", "what=Refill" + at + "20");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("Pilih yang dicatat"), refused.body());
    assertEquals(List.of(), office.power.asked);
  }
}
