package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Roster;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A visit from its request to the door and back off it, over a real broker.
class VisitBothEndsTest {
  private static final String ESCORT = "B2C3D4E577";
  private static final String GUEST = "B2C3D4E5A1";
  private static final String OTHER = "B2C3D4E5A2";
  private static final String ADMIN = "administrator_ruang_server";
  private static final String HEAD = "kepala_bidang_aptika";

  @TempDir Path folder;
  private Office office;
  private long about;

  @Test
  @DisplayName(
      "VIS-02 VIS-03 VIS-04 VIS-09 ACC-02 ACC-03 ACC-04 ACC-05: an approved visit opens the door"
          + " once purpose and statement are given, each member is logged, and a left or cancelled"
          + " one opens nothing")
  void aVisitOpensTheDoorAndNoLonger() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 1)) {
      RosterKeys keys = RosterBothEndsTest.configure(ends);
      ends.startHub();
      ends.startDevice();
      office = ends.hub().office();
      BothEnds.await("the office opens", 60, this::opened);
      person("Sari", "sari", ADMIN, "staf_ruang_server");
      person("Hadi", "hadi", HEAD, "pejabat_berwenang");
      badge(keys, "K-77", ESCORT, "sari");
      BadgeId guest = badge(keys, "T-01", GUEST, "");
      badge(keys, "T-02", OTHER, "");
      badge(keys, "T-03", "B2C3D4E5A3", "");
      request();
      approve();
      BothEnds.await("the permit is at the door", 30, () -> member(ends, guest) != null);
      assertTrue(!Objects.requireNonNull(member(ends, guest)).purpose(), "no purpose is given yet");
      ends.pass("in", ESCORT);
      BothEnds.await("the escort is inside", 30, () -> inside(ends) == 1);
      ends.swipe("in", GUEST);
      BothEnds.await("refused without purpose", 30, () -> ends.countAtHub("AccessDenied") == 1);
      assertTrue(ends.heldByHub().stream().anyMatch(text -> text.contains("NO_PURPOSE")));
      arrives("1", "T-01");
      arrives("2", "T-02");
      BothEnds.await("the purpose is at the door", 30, () -> purpose(ends, guest));
      BothEnds.pause(3_000); // sooner it would be the same badge, still held there
      ends.pass("in", GUEST);
      BothEnds.await("the guest is inside", 30, () -> inside(ends) == 2);
      ends.pass("in", OTHER);
      BothEnds.await("so is the other", 30, () -> inside(ends) == 3);
      List<VisitStanding.Stay> stays = standing().stays();
      assertEquals(List.of(true, true, false), stays.stream().map(one -> one.inside()).toList());
      assertNull(stays.getLast().entered(), "the third has not arrived");
      ends.pass("out", GUEST);
      BothEnds.await("the guest has left", 30, () -> inside(ends) == 2);
      BothEnds.await("the account is missing, at the door too", 90, () -> incomplete(ends, guest));
      leaves("1");
      BothEnds.await(
          "the account is there and the badge given back",
          30,
          () -> !incomplete(ends, guest) && !purpose(ends, guest));
      act(null, "sari", ADMIN, new Command.Cancel("Vendor dipanggil pulang"));
      BothEnds.await("the permit is off the door", 30, () -> member(ends, guest) == null);
      assertNotNull(ends.device().room().credentials().badge(guest), "the badge is still known");
    }
  }

  @Test
  @DisplayName("VIS-03 VIS-04: a permit waits for an escort with a right of their own, and says so")
  void aPermitWaitsForItsEscort() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 1)) {
      RosterKeys keys = RosterBothEndsTest.configure(ends);
      ends.startHub();
      ends.startDevice();
      office = ends.hub().office();
      BothEnds.await("the office opens", 60, this::opened);
      person("Sari", "sari", ADMIN, "staf_ruang_server");
      person("Hadi", "hadi", HEAD, "pejabat_berwenang");
      BadgeId guest = badge(keys, "T-01", GUEST, "");
      request();
      approve();
      assertEquals(
          Set.of(
              VisitStanding.Obstacle.ESCORT_WITHOUT_RIGHT,
              VisitStanding.Obstacle.HOST_WITHOUT_RIGHT),
          standing().obstacles(),
          "Sari asks for it and accompanies");
      BothEnds.await("the badge is at the door", 30, () -> known(ends, guest));
      assertNull(member(ends, guest), "and opens nothing");
      badge(keys, "K-77", ESCORT, "sari");
      BothEnds.await("the permit is at the door", 30, () -> member(ends, guest) != null);
      record(new ItemCommand.Move("badge", "K-77", "suspended", "Diperiksa"));
      BothEnds.await("suspended with its escort", 30, () -> member(ends, guest) == null);
    }
  }

  private boolean opened() {
    try {
      return office.lastEntry() >= 0;
    } catch (StoreException _) {
      return false;
    }
  }

  private void person(String name, String login, String... roles) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, "ICT", "", "", login),
                List.of(roles),
                LocalDate.parse("2026-01-01"))));
  }

  private long id(String login) {
    return Objects.requireNonNull(office.people().byLogin(login)).id();
  }

  private BadgeId badge(RosterKeys keys, String label, String number, String login) {
    BadgeId badge = keys.digest(HexFormat.of().parseHex(number));
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(badge.digest()));
    fields.put("key_version", Value.of(1));
    if (!login.isEmpty()) {
      fields.put("holder", Value.of("p" + id(login)));
    }
    record(new ItemCommand.Add("badge", label, fields, "issued", ""));
    return badge;
  }

  private void record(ItemCommand command) {
    ItemAnswer answer = office.record(UUID.randomUUID().toString(), "sari", true, command);
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer.toString());
  }

  private void request() {
    act(null, "sari", ADMIN, new Command.OpenCase("VISIT", "request", Map.of(), null, ""));
    complete(
        "VIS-P1",
        null,
        "sari",
        ADMIN,
        null,
        Map.of(
            "requester_org", Value.of("Vendor AC"),
            "vendor_kind", Value.of("ac"),
            "purpose_kind", Value.of("pemeliharaan"),
            "target", Value.of("AC unit 1"),
            "visitors", new Value.Many(List.of(visitor("T-01"), visitor("T-02"), visitor("T-03"))),
            "window_start", Value.of(Instant.now().minusSeconds(60).toString()),
            "window_end", Value.of(Instant.now().plusSeconds(7_200).toString())));
  }

  private static Value visitor(String badge) {
    return new Value.Group(
        Map.of(
            "name", Value.of("Tamu " + badge),
            "unit", Value.of("Vendor AC"),
            "badge", Value.of(badge)));
  }

  private void approve() {
    complete(
        "VIS-P2", null, "hadi", HEAD, "approved", Map.of("escort", Value.of("p" + id("sari"))));
  }

  private void arrives(String item, String badge) {
    complete(
        "VIS-E6C",
        item,
        "sari",
        ADMIN,
        null,
        Map.of(
            "person", Value.of("Tamu " + badge),
            "unit", Value.of("Vendor AC"),
            "badge", Value.of(badge),
            "identity_checked", Value.of(true),
            "time_in", Value.of(Instant.now().minusSeconds(1).toString()),
            "purpose", Value.of("Pembersihan filter"),
            "work_kind", Value.of("environment"),
            "prohibited", good("PROHIBITED")));
  }

  private void leaves(String item) {
    complete(
        "VIS-E6D",
        item,
        "sari",
        ADMIN,
        "over",
        Map.of(
            "time_out", Value.of(Instant.now().minusSeconds(1).toString()),
            "activities", Value.of("Filter dibersihkan"),
            "room_rules", good("ROOM_RULES")));
  }

  private Value good(String checklist) {
    Map<String, Value> items = new HashMap<>();
    Objects.requireNonNull(
            Objects.requireNonNull(office.procedure("VISIT")).checklists().get(checklist))
        .items()
        .forEach(item -> items.put(item.id(), new Value.Group(Map.of("result", Value.of("good")))));
    return new Value.Group(items);
  }

  private void complete(
      String step,
      @Nullable String item,
      String login,
      String role,
      @Nullable String branch,
      Map<String, Value> answers) {
    Case state = office.caseFile(about).orElseThrow().state();
    int opening =
        state.open().stream()
            .map(number -> Objects.requireNonNull(state.openings().get(number)))
            .filter(one -> one.step().equals(step) && Objects.equals(one.item(), item))
            .findFirst()
            .orElseThrow()
            .number();
    By.Behalf behalf =
        item == null
            ? null
            : new By.Behalf("pengunjung", null, new Value.Personal("Tamu"), "present");
    Command command = new Command.Complete(opening, answers, branch, "", Map.of(), "");
    act(behalf, login, role, command);
  }

  private void act(By.@Nullable Behalf behalf, String login, String role, Command command) {
    boolean opens = command instanceof Command.OpenCase;
    By by = new By.Human(id(login), role, behalf);
    Answer answer =
        office.act(UUID.randomUUID().toString(), by, opens ? null : about, command, null, "");
    assertInstanceOf(Answer.Stored.class, answer, answer.toString());
    if (opens) {
      about = ((Answer.Stored) answer).about();
    }
  }

  private VisitStanding standing() {
    return office.visits().standing(Instant.now(), Instant.now()).getFirst();
  }

  private static int inside(BothEnds ends) {
    return ends.queries().inside().size();
  }

  private static boolean known(BothEnds ends, BadgeId badge) {
    return ends.device().room().credentials().badge(badge) != null;
  }

  private static Roster.@Nullable Member member(BothEnds ends, BadgeId badge) {
    Roster roster = ends.device().room().credentials().roster();
    return roster == null
        ? null
        : roster.permits().stream()
            .map(permit -> permit.member(badge))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static boolean purpose(BothEnds ends, BadgeId badge) {
    Roster.Member member = member(ends, badge);
    return member != null && member.purpose();
  }

  private static boolean incomplete(BothEnds ends, BadgeId badge) {
    Roster.Member member = member(ends, badge);
    return member != null && member.incomplete();
  }
}
