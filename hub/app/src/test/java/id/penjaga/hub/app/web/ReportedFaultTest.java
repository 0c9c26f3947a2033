package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A web fault on its way to the head's list, through the shipped procedure.
class ReportedFaultTest {
  private static final Instant MORNING = Instant.parse("2026-11-24T02:00:00Z");

  private final OfficeFake office = new OfficeFake(MORNING);

  private long act(By by, @Nullable Long about, Command command) {
    Answer answer = office.act(UUID.randomUUID().toString(), by, about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private static Command done(int opening, @Nullable String branch, Map<String, Value> answers) {
    return new Command.Complete(opening, answers, branch, "", Map.of(), "");
  }

  @Test
  @DisplayName(
      "INC-04: a confirmed fault that is reported stands on the head's list with what"
          + " confirmed it, and since when it waits")
  void reported(@TempDir Path folder) {
    long fajar = office.person("Fajar", "ICT", "fajar", "staf_ict");
    office.person("Intan", "ICT", "intan", "ketua_ict");
    By staff = new By.Human(fajar, "staf_ict");
    try (TestHub hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office)) {
      hub.people();
      hub.security.addAccount(
          hub.logIn("sari", false).session(), "intan", Role.VIEWER, TestHub.PASSWORD, "test");
      TestHub.Browser intan = hub.browser(hub.logIn("intan", false));
      long fault =
          act(
              new By.Monitor("service"),
              null,
              new Command.OpenCase(
                  "WEBFAULT",
                  "monitor",
                  Map.of("service", Value.of("Portal")),
                  null,
                  "",
                  new Command.First(Map.of(), null, "")));
      Map<String, Value> access =
          new HashMap<>(
              Map.of(
                  "checked_at", Value.of(office.now.toString()),
                  "result", Value.of("error"),
                  "seen", Value.of("503 <b>tidak tersedia</b>")));
      act(staff, fault, done(2, "confirmed", access));
      assertFalse(intan.get("/work").body().contains("503"), "confirmed, and not reported yet");

      act(
          staff,
          fault,
          done(
              3,
              null,
              Map.of(
                  "notice",
                  new Value.Group(
                      Map.of(
                          "to", Value.of("Ketua ICT"),
                          "how", Value.of("telephone"),
                          "when", Value.of(office.now.toString()))),
                  "summary",
                  Value.of("Portal tidak dapat dibuka"))));
      office.now = MORNING.plus(Duration.ofMinutes(12));
      String list = intan.get("/work", "Accept-Language", "id").body();
      assertTrue(list.contains("Menentukan penanggung jawab"), list);
      assertTrue(list.contains("Portal tidak dapat dibuka"), list);
      assertTrue(list.contains("503 &lt;b&gt;tidak tersedia"), list);
      assertTrue(list.contains("Muncul pesan galat"), list);
      assertTrue(list.contains("Berjalan 12 menit, tanpa standar waktu"), list);
      assertTrue(intan.get("/work", "Accept-Language", "en").body().contains("Shows an error"));
    }
  }
}
