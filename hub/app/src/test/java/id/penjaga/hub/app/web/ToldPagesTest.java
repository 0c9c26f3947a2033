package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.office.ClimbLine;
import id.penjaga.hub.app.office.ToldLine;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.alarm.Climb;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.notice.FaultName;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// How far an alarm climbed, on the page of alarms and on the desks it reached. The leak (17) is
/// open and stands, see [SampleAlarms].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToldPagesTest {
  private static final String LEAK = SampleRoom.DEVICE + "/log/1/17";

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser rina;
  private long rinas;
  private long budis;

  @BeforeAll
  void open(@TempDir Path folder) {
    office = new OfficeFake(SampleRoom.NOW);
    rinas = office.person("Rina <b>", "Aptika", "rina", "staf_ruang_server");
    budis = office.person("Budi", "Aptika", "budi", "administrator_ruang_server");
    hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.TROUBLE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "rina", Role.OPERATOR, TestHub.PASSWORD, "test");
    rina = hub.browser(hub.logIn("rina", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @BeforeEach
  void told() {
    office.climbs.told.put(
        rinas,
        List.of(new ToldLine(LEAK, 1, "staf_ruang_server", SampleRoom.NOW.minusSeconds(60))));
    office.climbs.lines.put(
        LEAK,
        new ClimbLine(
            List.of(
                new ClimbLine.Rung(
                    1,
                    SampleRoom.NOW.minusSeconds(60),
                    List.of(new ClimbLine.Told("staf_ruang_server", rinas, SampleRoom.NOW)),
                    List.of("petugas_piket"))),
            new Climb.Next(
                2, List.of("administrator_ruang_server"), SampleRoom.NOW.plusSeconds(540)),
            true));
  }

  private String page(String path, String language) {
    return rina.get(path, "Accept-Language", language).body();
  }

  @Test
  @DisplayName(
      "ENV-11: the alarm page says who was told when, who was missing, and what comes next")
  void climb() {
    String id = page("/alarms", "id");
    assertTrue(id.contains("Rina &lt;b&gt;"), id);
    assertTrue(id.contains("Staf ruang server"), id);
    assertTrue(id.contains("Petugas piket: tidak ada yang bertugas"), id);
    assertTrue(id.contains("Administrator ruang server"), id);
    assertTrue(id.matches("(?s).*Berikutnya [^<]*WIB:.*"), id);
    String en = page("/part/alarms", "en");
    assertTrue(en.contains("Duty officer: nobody on duty"), en);
    assertTrue(en.matches("(?s).*Next at [^<]*WIB:.*"), en);
    office.climbs.lines.put(LEAK, new ClimbLine(List.of(), null, false));
    assertTrue(page("/alarms", "en").contains("There is no escalation chain for this alarm."));
  }

  @Test
  @DisplayName(
      "What was brought to somebody stands first on their desk, with its number in the"
          + " title, until they say that they saw it")
  void desk() {
    String desk = page("/work", "id");
    assertTrue(desk.contains("<title>(1) Pekerjaan saya"), desk);
    assertTrue(desk.contains("Diteruskan kepada Anda sebagai Staf ruang server"), desk);
    assertTrue(desk.contains("/alarms#alarm-17"), desk);
    assertTrue(page("/part/told", "en").contains("Brought to you as Server-room staff"));

    long until = SampleRoom.NOW.minusSeconds(60).toEpochMilli();
    assertEquals(
        303, rina.submit("/work/seen", "_alarm=lain&_until=" + until).statusCode(), "not hers");
    assertEquals(1, office.climbs.unseen(rinas));
    assertEquals(
        303, rina.submit("/work/seen", "_until=" + (until - 1)).statusCode(), "told later");
    assertEquals(1, office.climbs.unseen(rinas));
    assertEquals(400, rina.submit("/work/seen", "_until=besok").statusCode());
    HttpResponse<String> done =
        rina.submit("/work/seen", "_alarm=" + LEAK.replace("/", "%2F") + "&_until=" + until);
    assertEquals("/work?done=seen", done.headers().firstValue("Location").orElse(""));
    assertEquals(0, office.climbs.unseen(rinas));
    String after = page("/work?done=seen", "en");
    assertTrue(after.contains("Saved: you have seen it."), after);
    assertTrue(after.contains("<title>My work"), after);
    assertFalse(after.contains("Brought to you"), after);
  }

  @Test
  @DisplayName(
      "SYS-02 a late step that was brought to somebody says how late it is, until it is done")
  void late() {
    office.now = SampleRoom.NOW.minusSeconds(7_200);
    By budi = new By.Human(budis, "administrator_ruang_server");
    Answer opened =
        office.act(
            "late-1",
            budi,
            null,
            new Command.OpenCase("VISIT", "request", Map.of(), null, ""),
            null,
            "");
    long visit = ((Answer.Stored) opened).about();
    office.now = SampleRoom.NOW;
    office.climbs.told.put(
        rinas,
        List.of(
            new ToldLine(
                new LateStep(visit, 1, "").toString(), 1, "staf_ruang_server", SampleRoom.NOW)));
    String desk = page("/work", "id");
    assertTrue(desk.contains("Langkah terlambat: VIS-P1"), desk);
    assertTrue(desk.contains("/cases/" + visit), desk);
    assertTrue(desk.contains("menunggu Budi"), desk);
    office.act("late-2", budi, visit, new Command.Cancel("batal"), null, "");
    String after = page("/part/told", "en");
    assertTrue(after.contains("Late step: VIS-P1"), after);
    assertTrue(after.contains("No longer waited for"), after);
  }

  @Test
  @DisplayName("VIS-04 a visit that does not reach the doors says why, and leads to the visits")
  void suspended() {
    FaultName fault =
        new FaultName(
            FaultName.VISIT_SUSPENDED, "VIS/2026/11/001/NO_ESCORT+NO_DOOR", SampleRoom.NOW);
    office.climbs.told.put(
        rinas, List.of(new ToldLine(fault.toString(), 1, "staf_ruang_server", SampleRoom.NOW)));
    String desk = page("/work", "id");
    assertTrue(desk.contains("<a href=\"/visits\">Izin kunjungan"), desk);
    assertTrue(
        desk.contains("<p>VIS/2026/11/001: Izin belum berlaku: pendamping belum ditunjuk."), desk);
  }

  @Test
  @DisplayName("A desk shows only what was brought to its own person, also an alarm that is gone")
  void others() {
    office.climbs.told.put(
        budis, List.of(new ToldLine("gone/log/1/1", 2, "petugas_piket", SampleRoom.NOW)));
    TestHub.Browser budi = hub.browser(hub.logIn("budi", false));
    String desk = budi.get("/work", "Accept-Language", "en").body();
    assertTrue(desk.contains("An alarm that is not kept any more"), desk);
    assertFalse(desk.contains("Server-room staff,"), desk);
  }
}
