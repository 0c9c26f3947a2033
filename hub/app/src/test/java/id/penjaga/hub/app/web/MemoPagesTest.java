package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The register of official memos: what was asked for, what was decided, what was done.
class MemoPagesTest {
  private static final Pattern GOODS = Pattern.compile("<h2><a href=\"/cases/[0-9]+\">([^<,]+)");

  private final OfficeFake office = new OfficeFake(Instant.parse("2026-09-15T02:00:00Z"));
  private long it;
  private long manager;
  private long official;
  private int commands;

  @Test
  @DisplayName("DOC-06 memos are found by their state: approved and not upgraded is the right one")
  void approvedAndNotUpgraded(@TempDir Path folder) {
    it = office.person("Maya", "Unit TI", "maya", "unit_ti");
    manager = office.person("Eko", "Unit TI", "eko", "manage_server");
    official = office.person("Ratna", "Aptika", "ratna", "pejabat_berwenang");
    long done = memo("RAM 32 GB", "approved");
    act(
        manager,
        "manage_server",
        done,
        new Command.Complete(
            opening(done),
            Map.of("tool", Value.of("Proxmox"), "summary", Value.of("selesai")),
            null,
            "",
            Map.of(),
            ""));
    memo("SSD 2 TB", "approved");
    memo("Kipas", "not_approved");
    memo("Rak", "");
    try (TestHub hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office)) {
      hub.people();
      TestHub.Browser reader = hub.browser(hub.logIn("sari", false));
      assertEquals(List.of("SSD 2 TB"), goods(reader, "?state=todo"));
      assertEquals(List.of("SSD 2 TB", "RAM 32 GB"), goods(reader, "?state=approved"));
      assertEquals(List.of("Kipas"), goods(reader, "?state=rejected"));
      assertEquals(List.of("Rak"), goods(reader, "?state=waiting"));
      assertEquals(4, goods(reader, "").size());
    }
  }

  private static List<String> goods(TestHub.Browser reader, String filter) {
    String page = reader.get("/memos" + filter, "Accept-Language", "id").body();
    return GOODS.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /// A care case as far as the decision on its memo; empty for none yet.
  private long memo(String goods, String decision) {
    office.now = office.now.plusSeconds(60);
    long id =
        act(
            it,
            "unit_ti",
            null,
            new Command.OpenCase(
                "DBSERVER", "care", Map.of("server", Value.of("SRV-02")), null, ""));
    complete(
        id,
        null,
        Map.of(
            "server",
            Value.of("SRV-02"),
            "memory",
            Value.of(91),
            "storage",
            Value.of(83),
            "cpu",
            Value.of(41)));
    complete(
        id,
        null,
        Map.of(
            "physical_checked",
            Value.of(true),
            "physical",
            Value.of("baik"),
            "login_checked",
            Value.of(true),
            "login",
            Value.of("baik")));
    complete(
        id,
        "upgrade",
        Map.of("agreed_with", Value.of("p" + manager), "reason", Value.of("memori 91 persen")));
    complete(
        id,
        null,
        Map.of(
            "server", Value.of("SRV-02"),
            "goods",
                new Value.Many(
                    List.of(
                        new Value.Group(Map.of("name", Value.of(goods), "count", Value.of(2))))),
            "reason", Value.of("memori")));
    if (!decision.isEmpty()) {
      int opening = opening(id);
      act(it, "unit_ti", id, new Command.Sign(opening, "unit_ti", null, ""));
      act(
          official,
          "pejabat_berwenang",
          id,
          new Command.Sign(opening, "decision", decision, "anggaran"));
    }
    return id;
  }

  private void complete(long id, @Nullable String branch, Map<String, Value> answers) {
    act(
        it,
        "unit_ti",
        id,
        new Command.Complete(opening(id), new HashMap<>(answers), branch, "", Map.of(), ""));
  }

  private int opening(long id) {
    return office.caseFile(id).orElseThrow().state().open().last();
  }

  private long act(long person, String role, @Nullable Long about, Command command) {
    commands++;
    Answer answer =
        office.act("memo-" + commands, new By.Human(person, role), about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }
}
