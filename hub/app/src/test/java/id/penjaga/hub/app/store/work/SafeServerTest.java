package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How servers are made safe, through the shipped procedures and registers.
class SafeServerTest extends ItemSetting {
  private static final By.Human SARI = new By.Human(1, "administrator_server");

  @TempDir Path folder;

  @Override
  DataSource database() {
    return NewTables.work(folder);
  }

  private Answer act(Long about, Command command) throws SQLException {
    return work.act("do-" + ++commands, SARI, about, command, null, "");
  }

  private long does(Long about, Command command) throws SQLException {
    Answer answer = act(about, command);
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private long open(String procedure, String trigger, String server) throws SQLException {
    return does(
        null,
        new Command.OpenCase(procedure, trigger, Map.of("server", Value.of(server)), null, ""));
  }

  private static Command.Complete filled(
      int opening, String branch, String reason, Map<String, Value> answers) {
    return new Command.Complete(opening, answers, branch, reason, Map.of(), "");
  }

  private Case state(long about) throws SQLException {
    return Cases.fold(
        new id.penjaga.hub.app.store.book.BookTables(session, Salts.RANDOM)
            .entries(Subject.ofCase(about)));
  }

  private static Map<String, Value> checked(String bad) {
    Map<String, Value> items = new TreeMap<>();
    for (int i = 1; i <= 8; i++) {
      String id = "L" + i;
      items.put(
          id,
          new Value.Group(
              id.equals(bad)
                  ? Map.of("result", Value.of("not_good"), "note", Value.of("menunggu vendor"))
                  : Map.of("result", Value.of("good"))));
    }
    return Map.of(
        "system", Value.of("linux"),
        "version", Value.of("Debian 13"),
        "linux", new Value.Group(items));
  }

  @Test
  @DisplayName("SEC-10 a server with an open hardening item is not set in service, then it is")
  void hardening() throws SQLException {
    record(
        new ItemCommand.Add(
            "server",
            "SRV-05",
            Map.of(
                "role", Value.of("dns"),
                "kind", Value.of("public"),
                "zone", Value.of("dmz"),
                "raid", Value.of(true),
                "hotspare", Value.of(true),
                "ssh", Value.of("two"),
                "firewall", Value.of(true)),
            "",
            ""));
    ItemCommand start = new ItemCommand.Move("server", "SRV-05", "in_service", "");
    assertRefused("Hardening belum selesai", start);

    long about = open("HARDEN", "new_server", "SRV-05");
    Answer early = act(about, filled(1, "complete", "", checked("L3")));
    assertTrue(
        assertInstanceOf(Answer.Refused.class, early).toString().contains("belum baik"),
        early::toString);
    does(about, filled(1, "unfinished", "menunggu vendor", checked("L3")));
    assertRefused("Hardening belum selesai", start);

    does(about, filled(2, "complete", "", checked("")));
    Item hardened = work.items().find("server", "SRV-05");
    assertEquals(Value.of("2026-09-01"), hardened.fields().get("hardened"));
    assertEquals(Value.of("Debian 13"), hardened.fields().get("os"));
    record(start);
  }

  private void assertRefused(String about, ItemCommand command) throws SQLException {
    ItemAnswer.Refused refused =
        assertInstanceOf(
            ItemAnswer.Refused.class,
            desk().record("no-" + ++commands, "sari", true, command, NOW));
    assertTrue(
        refused.problems().getFirst().text().id().contains(about), refused.problems()::toString);
  }

  @Test
  @DisplayName("SEC-08 a remote entry from a computer that is not registered is a deviation")
  void administrationComputer() throws SQLException {
    record(new ItemCommand.Add("server", "SRV-01", Map.of(), "", ""));
    record(
        new ItemCommand.Add(
            "admin_computer", "PC-ADM-1", Map.of("administrator", Value.of("p1")), "", ""));
    assertEquals(List.of(), departures("remote", "pc-adm-1"));
    assertEquals(
        List.of("equipment Komputer administrasi tidak terdaftar: LAPTOP-7"),
        departures("remote", "LAPTOP-7"));
    assertEquals(List.of(), departures("room", null), "nothing to ask at the console");
    long about = full();
    Answer silent = act(about, filled(2, null, "sudah turun", log("remote", null)));
    assertInstanceOf(Answer.Refused.class, silent, "remote work names its computer");

    record(new ItemCommand.Move("admin_computer", "PC-ADM-1", "retired", "rusak"));
    does(about, filled(2, null, "sudah turun", log("remote", "PC-ADM-1")));
    assertEquals(1, departures(about).size(), "what was retired is dedicated no longer");
  }

  private long full() throws SQLException {
    long about = open("DISK", "by_hand", "SRV-01");
    does(
        about,
        filled(
            1,
            "above",
            "",
            Map.of(
                "partitions",
                new Value.Many(
                    List.of(
                        new Value.Group(
                            Map.of("partition", Value.of("/"), "used", Value.of(95))))))));
    return about;
  }

  private List<String> departures(String access, String computer) throws SQLException {
    long about = full();
    does(about, filled(2, null, "sudah turun", log(access, computer)));
    List<String> all = departures(about);
    does(about, new Command.Cancel("dicoba saja"));
    return all;
  }

  private List<String> departures(long about) throws SQLException {
    return state(about).deviations().stream()
        .filter(one -> !one.kind().equals(Case.Deviation.TIME))
        .map(one -> one.kind() + " " + one.what().plain())
        .toList();
  }

  private static Map<String, Value> log(String access, String computer) {
    Map<String, Value> answers = new TreeMap<>();
    answers.put("server", Value.of("SRV-01"));
    answers.put("administrator", Value.of("p1"));
    answers.put("when", Value.of(NOW.toString()));
    answers.put("access", Value.of(access));
    if (computer != null) {
      answers.put("computer", Value.of(computer));
    }
    answers.put("activity", Value.of("arsip lama dipindah"));
    answers.put("superuser", Value.of(false));
    return answers;
  }
}
