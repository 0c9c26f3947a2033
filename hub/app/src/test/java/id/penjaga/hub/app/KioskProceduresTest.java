package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the screen of a door asks follows from the definition that a case is pinned to.
class KioskProceduresTest {
  private static final Path CONFIG = Path.of("../../config");

  @TempDir Path folder;

  private Path copied() throws Exception {
    Path copy = folder.resolve("definitions");
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.sorted().toList()) {
        Path to = copy.resolve(CONFIG.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectory(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  private static Map<String, Value> answers(KioskVisit visit, String place) {
    return visit.state().answers().getOrDefault(place, Map.of());
  }

  private static VisitStanding standing(KioskVisit visit) {
    return visit.hub.hub.office().visits().of(visit.about, Instant.now()).orElseThrow();
  }

  /// Whether purpose and statement are there for the doors.
  private static boolean written(KioskVisit visit) {
    Visit.Guest guest = standing(visit).visit().guests().getFirst();
    return guest.bound() && !guest.purpose().isEmpty() && guest.statement();
  }

  private static HttpResponse<String> leaves(KioskVisit visit, Map<String, String> more)
      throws Exception {
    String code = visit.codes.getFirst();
    Map<String, String> out = KioskVisit.form(visit.types(code).body(), KioskVisit.leaving());
    out.putAll(more);
    return visit.sends(code, out);
  }

  @Test
  @DisplayName(
      "VIS-10 VIS-05 ACC-05: who comes by an oral permission is asked at the screen as every other"
          + " visitor, on the way in and on the way out")
  void urgent() throws Exception {
    try (KioskVisit visit = new KioskVisit(folder)) {
      visit.urgent("Tamu Satu", "Tamu Dua");
      visit.invited();
      visit.paired();
      String code = visit.codes.getFirst();
      String page = visit.types(code).body();
      assertTrue(page.contains("Tamu Satu"), page);
      Map<String, String> in = KioskVisit.form(page, KioskVisit.arrival("T-01"));
      in.remove("f.work_kind");
      for (int i = 1; i <= 5; i++) {
        in.put("f.prohibited_ack.X" + i + ".result", in.remove("f.prohibited.X" + i + ".result"));
      }
      in.put("f.devices_in.1.name", "Multimeter");
      for (String missing : List.of("f.rules", "f.purpose", "f.badge")) {
        Map<String, String> less = new HashMap<>(in);
        less.put(missing, "");
        assertEquals(422, visit.sends(code, less).statusCode(), missing);
      }
      HttpResponse<String> came = visit.sends(code, in);
      assertEquals(200, came.statusCode(), came.body());
      assertTrue(came.body().contains("Isian Anda tersimpan"), came.body());
      assertFalse(page.contains("identity_checked"), "no visitor is asked whether staff checked");
      checkedByStaff(visit, in);
      assertEquals("ktp", answers(visit, "VISIT_REGISTER[1]").get("card_kept").plain());

      page = visit.types(code).body();
      assertTrue(page.contains("Multimeter"), "what they brought in is asked for");
      for (String missing :
          List.of("f.activities", "f.packing_out", "f.card_returned", "f.escort_signature")) {
        assertEquals(
            422, leaves(visit, Map.of("stay.0", "out", missing, "")).statusCode(), missing);
      }
      HttpResponse<String> left = leaves(visit, Map.of("stay.0", "out"));
      assertEquals(200, left.statusCode(), left.body());
      assertFalse(left.body().contains("berita acara"), "an urgent visit has none");
      assertNotEquals("", answers(visit, "LOGBOOK[1]").get("visitor_signature").plain());
      assertEquals("confirmed", confirmed(visit));
    }
  }

  /// What visitors wrote counts once staff has checked who they are; nobody else gets their badge.
  private static void checkedByStaff(KioskVisit visit, Map<String, String> in) throws Exception {
    assertFalse(written(visit), "not yet for the door");
    String first = visit.codes.getFirst();
    assertTrue(visit.types(first).body().contains("Isian Anda tersimpan"), "nor asked again");
    String second = visit.codes.getLast();
    Map<String, String> same = KioskVisit.form(visit.types(second).body(), Map.of());
    in.forEach(same::putIfAbsent);
    HttpResponse<String> twice = visit.sends(second, same);
    assertEquals(422, twice.statusCode());
    assertTrue(twice.body().contains("masih dipegang"), twice.body());
    same.put("f.badge", "T-02");
    assertEquals(200, visit.sends(second, same).statusCode());

    Map<String, Integer> waits = new HashMap<>();
    visit.state().open().stream()
        .map(number -> visit.state().openings().get(number))
        .filter(one -> one.step().equals("UP-3"))
        .forEach(one -> waits.put(String.valueOf(one.item()), one.number()));
    Command.Sign sign = new Command.Sign(waits.get("1"), "identity", null, "");
    assertInstanceOf(
        Answer.Refused.class,
        visit.act(new By.Kiosk("Pintu", "pengunjung"), visit.about, sign),
        "not by the screen");
    assertInstanceOf(Answer.Stored.class, visit.act(visit.admin(), visit.about, sign));
    assertTrue(written(visit), "for the door");
    HttpResponse<String> other =
        visit.escort.from(
            "/cases/" + visit.about,
            "/cases/" + visit.about + "/skip",
            "_id=" + UUID.randomUUID() + "&_opening=" + waits.get("2") + "&_reason=orang+lain");
    assertEquals(303, other.statusCode(), other.body());
    assertTrue(visit.types(second).body().contains("tidak datang"), "sent away");
  }

  /// The official confirms in writing, and the case ends.
  private static String confirmed(KioskVisit visit) {
    visit.does(new By.Human(visit.head, "pejabat_berwenang"), "UP-2", "confirmed", Map.of());
    return String.valueOf(visit.state().end()).replaceFirst("^.*/", "");
  }

  @Test
  @DisplayName("SYS-01 VIS-05: a third procedure of visits is one file: doors and screen know it")
  void third() throws Exception {
    Path definitions = copied();
    String text =
        Files.readString(definitions.resolve("procedures/VISIT.yaml"))
            .replace("procedure: VISIT", "procedure: STUDY")
            .replace("VIS/{yyyy}", "STU/{yyyy}")
            .replace("VIS-", "STUDY-")
            .replaceAll("(?m)^    papers: .*\n", "");
    Files.writeString(definitions.resolve("procedures/STUDY.yaml"), text);
    try (KioskVisit visit = new KioskVisit(folder, definitions)) {
      visit.procedure = "STUDY";
      visit.steps = "STUDY-";
      visit.approved("Tamu Satu");
      visit.paired();
      String code = visit.codes.getFirst();
      Map<String, String> arrival = KioskVisit.arrival("T-01");
      arrival.put("f.work_kind", "administration");
      arrival.put("f.servers.1.server", "SRV-07");
      arrival.put("f.why_not_remote", "SSH mati");
      visit
          .hub
          .hub
          .office()
          .record(
              "server",
              "sari",
              true,
              new ItemCommand.Add("server", "SRV-07", Map.of(), "in_service", ""));
      HttpResponse<String> in =
          visit.sends(code, KioskVisit.form(visit.types(code).body(), arrival));
      assertEquals(200, in.statusCode(), in.body());
      assertEquals(
          List.of("SRV-07"),
          visit
              .hub
              .hub
              .office()
              .holdings()
              .unlogged(LocalDate.now().minusDays(2), LocalDate.now().plusDays(2))
              .visits()
              .stream()
              .map(UnloggedActs.Visit::server)
              .toList(),
          "and the list of servers that nobody wrote of");
      assertTrue(standing(visit).visit().permit().startsWith("stu-"));
      assertTrue(written(visit), "for the door");
      assertTrue(visit.escort.get("/visits").body().contains("STU/"), "on the board");
      HttpResponse<String> out = leaves(visit, Map.of());
      assertEquals(200, out.statusCode(), out.body());
      assertTrue(out.body().contains("berita acara"), out.body());
      assertTrue(visit.opening("STUDY-P4") > 0, "the minutes follow");
    }
  }

  @Test
  @DisplayName(
      "SYS-01 VIS-04 VIS-05: visits under the definitions of before end as they began: no outline"
          + " in them, a form in place of the decision to come again, urgent ones by staff alone")
  void before() throws Exception {
    Path definitions = copied();
    String hash = before(definitions);
    try (KioskVisit visit = new KioskVisit(folder, definitions)) {
      visit.approved("Tamu Satu");
      long pinned = visit.about;
      List<String> codes = visit.codes;
      visit.urgent("Tamu Dua");
      final long urgent = visit.about;
      assertEquals(404, visit.escort.get("/cases/" + urgent + "/invitations").statusCode());

      visit.restarts(CONFIG);
      visit.about = pinned;
      visit.codes = codes;
      assertEquals(hash, visit.state().definition());
      assertNotEquals(hash, visit.hub.hub.office().procedure("VISIT").hash(), "a new one");
      visit.paired();
      String code = codes.getFirst();
      Map<String, String> in =
          KioskVisit.form(visit.types(code).body(), KioskVisit.arrival("T-01"));
      HttpResponse<String> came = visit.sends(code, in);
      assertEquals(200, came.statusCode(), came.body());
      assertTrue(written(visit), "for the door");
      String page = visit.types(code).body();
      assertFalse(page.contains("data-name=\"again\""), "nobody is asked to come again");
      HttpResponse<String> out = leaves(visit, Map.of());
      assertEquals(200, out.statusCode(), out.body());
      assertTrue(visit.opening("VIS-P4") > 0, "the minutes follow");

      visit.about = urgent;
      assertEquals(404, visit.escort.get("/cases/" + urgent + "/invitations").statusCode());
      assertTrue(standing(visit).visit().urgent());
      visit.does(visit.admin(), "UP-3", null, register(visit));
      assertTrue(written(visit), "for the door");
    }
  }

  private static Map<String, Value> register(KioskVisit visit) {
    Map<String, Value> items = new TreeMap<>();
    for (int i = 1; i <= 5; i++) {
      items.put("X" + i, new Value.Group(Map.of("result", Value.of("good"))));
    }
    return Map.of(
        "visit",
        Value.of(visit.state().number()),
        "person",
        new Value.Personal("Tamu Dua"),
        "badge",
        new Value.Personal("T-02"),
        "purpose",
        Value.of("Memeriksa UPS"),
        "prohibited_ack",
        new Value.Group(items));
  }

  /// Puts visits as they were before in place of those of a folder: the first that were shipped,
  /// and urgent ones that staff wrote down.
  ///
  /// @return the hash of the former
  private static String before(Path definitions) throws Exception {
    Path urgent = definitions.resolve("procedures/URGENT.yaml");
    Files.writeString(
        urgent,
        Files.readString(urgent)
            .replaceAll("(?ms)^visit:.*?^totals:", "totals:")
            .replaceAll("roles: \\[pengunjung]", "roles: [administrator_ruang_server]")
            .replaceAll("(?m)^    signs: .*\n.*\n", "")
            .replaceAll("(?m)^    (on_behalf|effects): .*\n", "")
            .replaceAll(
                "fields: \\[time_out.*]",
                "fields: [time_out, activities, devices_out, room_rules]"));
    String text = shipped("VISIT");
    Map<?, ?> pin = (Map<?, ?>) CanonicalJson.parse(text);
    write(definitions.resolve("procedures/VISIT.yaml"), pin.get("procedure"));
    for (String kind : List.of("forms", "checklists")) {
      for (Map.Entry<?, ?> one : ((Map<?, ?>) pin.get(kind)).entrySet()) {
        write(definitions.resolve(kind + "/" + one.getKey() + ".yaml"), one.getValue());
      }
    }
    return Pin.hash(text);
  }

  private static String shipped(String procedure) throws Exception {
    return Shipped.first().stream()
        .filter(text -> text.contains("\"procedure\":\"" + procedure + "\""))
        .findFirst()
        .orElseThrow();
  }

  private static void write(Path file, Object tree) throws Exception {
    Files.writeString(file, CanonicalJson.write(tree));
  }
}
