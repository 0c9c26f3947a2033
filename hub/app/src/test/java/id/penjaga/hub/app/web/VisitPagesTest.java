package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.visit.Occupancy;
import id.penjaga.hub.app.office.visit.VisitReads;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.KeyAway;
import id.penjaga.hub.core.visit.Permits;
import id.penjaga.hub.core.visit.Presented;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board of visits, with an approval in one click, and the list of who is inside.
class VisitPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final String ADMIN = "administrator_ruang_server";

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser head;
  private long sari;
  private long hadi;
  private long about;

  /// How often the board has the visit.
  private int times = 1;

  /// How often it was asked who may accompany.
  private int entitled;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(NOW);
    sari = office.person("Sari <b>", "ICT", "sari", ADMIN, "staf_ruang_server");
    hadi = office.person("Hadi", "Aptika", "hadi", "kepala_bidang_aptika");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "hadi", Role.VIEWER, TestHub.PASSWORD, "test");
    head = hub.browser(hub.logIn("hadi", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String page(String path) {
    HttpResponse<String> answer = head.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer.body();
  }

  private void act(Command command, boolean opens) {
    Answer answer =
        office.act(
            "c" + office.lastEntry(),
            new By.Human(sari, ADMIN),
            opens ? null : about,
            command,
            null,
            "");
    about = assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private void requested() {
    requested(7_200, "");
  }

  private void does(By by, String step, String branch, Map<String, Value> answers) {
    Case state = office.caseFile(about).orElseThrow().state();
    int opening =
        state.open().stream()
            .filter(number -> state.openings().get(number).step().equals(step))
            .findFirst()
            .orElseThrow();
    Command command = new Command.Complete(opening, answers, branch, "", Map.of(), "");
    Answer answer = office.act("c" + office.lastEntry(), by, about, command, null, "");
    assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  private Value good(String checklist) {
    Map<String, Value> items = new HashMap<>();
    office
        .procedure("VISIT")
        .checklists()
        .get(checklist)
        .items()
        .forEach(item -> items.put(item.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(items);
  }

  private void requested(long seconds, String days) {
    act(new Command.OpenCase("VISIT", "request", Map.of(), null, ""), true);
    Map<String, Value> answers =
        new HashMap<>(
            Map.of(
                "requester_org", Value.of("Vendor <i>"),
                "vendor_kind", Value.of("ac"),
                "purpose_kind", Value.of("pemeliharaan"),
                "target", Value.of("AC unit 1"),
                "visitors",
                    new Value.Many(
                        List.of(
                            new Value.Group(
                                Map.of("name", Value.of("Tamu"), "unit", Value.of("Vendor"))))),
                "window_start", Value.of(NOW.toString()),
                "window_end", Value.of(NOW.plusSeconds(seconds).toString())));
    if (!days.isEmpty()) {
      answers.put("days", Value.of(days));
    }
    act(new Command.Complete(1, answers, null, "", Map.of(), ""), false);
    office.visits = new OneVisit();
  }

  /// The visit of this test, from the same rules as that of a store.
  private final class OneVisit implements VisitReads {
    @Override
    public Map<String, String> called() {
      return Map.of();
    }

    private Permits rules(Instant now) {
      HeldBadge badge =
          new HeldBadge(
              "K-01",
              new BadgeId("ab".repeat(16)),
              1,
              BadgeState.ISSUED,
              sari,
              "staff-1",
              false,
              false,
              List.of(),
              null,
              null);
      return new Permits(
          office.people(),
          office.roles(),
          office.rooms(),
          Map.of(),
          List.of(badge),
          List.of(),
          now);
    }

    @Override
    public List<Long> open(Instant now) {
      return List.of(about);
    }

    @Override
    public List<VisitStanding> during(Instant from, Instant until) {
      return standing(until, from);
    }

    @Override
    public List<VisitStanding> standing(Instant now, Instant endedAfter) {
      CaseFile file = office.caseFile(about).orElseThrow();
      Visit visit = Visit.of(file.state(), file.definition());
      return rules(now).of(Collections.nCopies(times, visit));
    }

    @Override
    public Optional<VisitStanding> of(long which, Instant now) {
      return which == about ? Optional.of(standing(now, now).getFirst()) : Optional.empty();
    }

    @Override
    public List<Occupancy> inside(Instant now) {
      return List.of();
    }

    @Override
    public List<Presented> presented(String device, PointId door, Instant after, Instant now) {
      return List.of();
    }

    @Override
    public List<Long> entitled(Instant now) {
      entitled++;
      return rules(now).entitled();
    }

    @Override
    public List<KeyAway> keysAway(Instant now) {
      return List.of(new KeyAway("KUNCI-A", "RACK-A", sari, now));
    }
  }

  @Test
  @DisplayName("Without visits every column says so, and a case that is no visit is not found")
  void nothing() {
    String board = page("/visits");
    assertTrue(board.contains("Tidak ada permohonan yang menunggu."));
    assertTrue(board.contains("Tidak ada pengunjung di dalam."));
    assertTrue(page("/inside").contains("Tidak ada orang di dalam"));
    assertEquals(404, head.get("/visits/999").statusCode());
    assertEquals(404, head.get("/visits/x").statusCode());
  }

  @Test
  @DisplayName(
      "VIS-02 VIS-03 ACC-21: the head approves from the board with one click and an escort who"
          + " holds a right of their own; a rejection without a reason is refused with a sentence")
  void approvedFromTheBoard() {
    requested();
    String board = page("/visits");
    assertTrue(board.contains("VIS/2026/11/001") && board.contains("Vendor &lt;i&gt;"), board);
    assertTrue(board.contains("<option value=\"p" + sari + "\">Sari &lt;b&gt;</option>"), board);
    assertTrue(board.contains("Kunci KUNCI-A (rak RACK-A)"), "the key-missing warning");
    assertTrue(
        board.contains("value=\"approved\">Disetujui, pendamping ditugaskan</button>"), board);
    entitled = 0;
    times = 3;
    page("/part/visits");
    assertEquals(1, entitled, "once for all cards");
    times = 1;
    String post = "_opening=2&_next=/visits&_output_there=yes";
    HttpResponse<String> refused =
        head.submit("/cases/" + about + "/complete", post + "&_branch=rejected");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("role=\"alert\""));
    HttpResponse<String> alone =
        head.submit("/cases/" + about + "/complete", post + "&_branch=approved");
    assertEquals(422, alone.statusCode(), "without an escort");
    HttpResponse<String> done =
        head.submit(
            "/cases/" + about + "/complete",
            post + "&_branch=approved&f.escort=p" + sari + "&f.others.1.escort=p" + hadi);
    assertEquals(303, done.statusCode(), done.body());
    assertEquals("/visits?done=complete", done.headers().firstValue("Location").orElse(""));
    String after = page("/visits?done=complete");
    assertTrue(after.contains("Tersimpan."), after);
    assertFalse(after.contains("name=\"_branch\""), "nothing is left to decide");
    assertTrue(after.contains("Pendamping: Sari &lt;b&gt;, Hadi"), after);
    assertTrue(page("/visits/" + about).contains("Pendamping: Sari &lt;b&gt;"));
  }

  @Test
  @DisplayName(
      "VIS-04: of who comes again the board shows the day and how often they came, the story each"
          + " stay")
  void comesAgain() {
    requested(3 * 86_400 + 7_200, "daily");
    does(
        new By.Human(hadi, "kepala_bidang_aptika"),
        "VIS-P2",
        "approved",
        Map.of("escort", Value.of("p" + sari)));
    By guest =
        new By.Human(
            sari, ADMIN, new By.Behalf("pengunjung", null, new Value.Personal("Tamu"), "present"));
    for (String day : List.of("Hari pertama <b>", "Hari kedua")) {
      does(
          guest,
          "VIS-E6C",
          null,
          Map.of(
              "person", Value.of("Tamu"),
              "unit", Value.of("Vendor"),
              "badge", Value.of("T-01"),
              "time_in", Value.of(NOW.toString()),
              "purpose", Value.of("Filter " + day),
              "work_kind", Value.of("environment"),
              "prohibited", good("PROHIBITED")));
      does(
          guest,
          "VIS-E6D",
          "again",
          Map.of(
              "time_out", Value.of(NOW.toString()),
              "activities", Value.of(day),
              "room_rules", good("ROOM_RULES")));
    }
    String board = page("/visits");
    assertTrue(board.contains("setiap hari") && board.contains("sudah 2 kali datang"), board);
    assertTrue(board.contains("akan datang lagi"), board);
    assertFalse(board.contains("Hari kedua"), "one line for each visitor");
    String story = page("/visits/" + about);
    for (String told : List.of("Filter Hari pertama &lt;b&gt;", "Filter Hari kedua")) {
      assertTrue(story.contains("<span class=\"fine\">" + told + "</span>"), story);
    }
    assertTrue(story.contains("<br>Hari pertama &lt;b&gt;</td>"), story);
  }
}
