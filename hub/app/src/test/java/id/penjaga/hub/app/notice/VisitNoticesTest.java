package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Notices of visits over a real store")
class VisitNoticesTest {
  private static final String ADMIN = "administrator_ruang_server";
  private static final String SUSPENDED = "Izin kunjungan tidak sampai ke pintu";
  private static final String ENDING = "Waktu kunjungan hampir habis";
  private static final Duration WINDOW = Duration.ofHours(2);

  @TempDir Path folder;
  private NoticeRoom room;
  private long about;

  private void act(By by, Command command) {
    Long on = command instanceof Command.OpenCase ? null : about;
    Answer answer = room.office.act(UUID.randomUUID().toString(), by, on, command, null, "");
    about = assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private void does(By by, String step, String branch, Map<String, Value> answers) {
    Case state = room.office.caseFile(about).orElseThrow().state();
    int opening =
        state.open().stream()
            .filter(one -> Objects.requireNonNull(state.openings().get(one)).step().equals(step))
            .findFirst()
            .orElseThrow();
    act(by, new Command.Complete(opening, answers, branch, "", Map.of(), ""));
  }

  private By by(String login, String role) {
    return new By.Human(room.id(login), role);
  }

  private void badge(String label, int number, String login) {
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(digest(number).digest()));
    fields.put("key_version", Value.of(1));
    if (!login.isEmpty()) {
      fields.put("holder", Value.of("p" + room.id(login)));
    }
    ItemAnswer answer =
        room.office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new ItemCommand.Add("badge", label, fields, "issued", ""));
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer::toString);
  }

  private static BadgeId digest(int number) {
    return new BadgeId("%032x".formatted(number));
  }

  /// A visit that the administrator asks for, and for which the officer on duty accompanies.
  private void approved() {
    By admin = by("admin", ADMIN);
    act(admin, new Command.OpenCase("VISIT", "request", Map.of(), null, ""));
    does(
        admin,
        "VIS-P1",
        null,
        Map.of(
            "requester_org", Value.of("Vendor AC"),
            "vendor_kind", Value.of("ac"),
            "purpose_kind", Value.of("pemeliharaan"),
            "target", Value.of("AC unit 1\nfilter"),
            "visitors",
                new Value.Many(
                    List.of(
                        new Value.Group(
                            Map.of(
                                "name", Value.of("Tamu"),
                                "unit", Value.of("Vendor AC"),
                                "badge", Value.of("T-01"))))),
            "window_start", Value.of(room.now.toString()),
            "window_end", Value.of(room.now.plus(WINDOW).toString())));
    does(
        by("sari", "kepala_bidang_aptika"),
        "VIS-P2",
        "approved",
        Map.of("escort", Value.of("p" + room.id("piket"))));
  }

  private List<String> told(String what) {
    assertEquals(List.of(), room.channels.get("noc").sent, "no operations centre can help");
    return room.channels.get("mail").sent.stream()
        .filter(one -> one.subject().contains(what))
        .map(NoticeMessage::address)
        .sorted()
        .toList();
  }

  private static final List<String> BOTH = List.of("admin@kota.go.id", "piket@kota.go.id");

  @Test
  @DisplayName(
      "VIS-04 ACC-22: host and escort, and nobody else, are told once that a permit is suspended"
          + " and once that its window ends with a visitor inside")
  void hostAndEscortAreTold() throws Exception {
    try (NoticeRoom open = new NoticeRoom(folder)) {
      room = open;
      Instant began = room.now;
      approved();
      room.pass(Duration.ofMinutes(1));
      assertEquals(BOTH, told(SUSPENDED));
      String subject = room.channels.get("mail").sent.getFirst().subject();
      assertTrue(subject.endsWith("AC unit 1 filter"), subject);
      assertTrue(
          room.channels.get("mail").sent.getFirst().text().contains("https://penjaga/visits"));
      room.pass(Duration.ofMinutes(3));
      assertEquals(BOTH, told(SUSPENDED), "once");
      badge("K-01", 1, "admin");
      badge("K-02", 2, "piket");
      badge("T-01", 11, "");
      room.restart();
      room.told(
          new JournalEvent.PersonEntered(
              new PointId("door.main"),
              digest(11),
              "badge-" + "%08x".formatted(0),
              Certainty.SEEN,
              room.office.visits().standing(room.now, room.now).getFirst().visit().permit(),
              null));
      assertTrue(room.office.visits().of(about, room.now).orElseThrow().anyInside());
      room.now = began.plus(WINDOW).minus(VisitException.NEAR).minusSeconds(31);
      room.beat();
      assertEquals(List.of(), told(ENDING), "not yet");
      room.pass(Duration.ofMinutes(1));
      assertEquals(BOTH, told(ENDING));
      room.restart();
      room.pass(Duration.ofMinutes(2));
      assertEquals(BOTH, told(ENDING), "once, also after a restart");
      assertEquals(BOTH, told(SUSPENDED));
    }
  }
}
