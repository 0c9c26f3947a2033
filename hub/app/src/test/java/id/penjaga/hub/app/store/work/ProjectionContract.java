package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// When the tables of work are made again from the book, whatever database they are in.
abstract class ProjectionContract extends ItemSetting {
  private static final By ADMINISTRATOR = new By.Human(1, "administrator_server");

  private final List<Projections.Progress> told = new ArrayList<>();
  private Map<String, List<String>> rows = Map.of();

  /// Three servers, a case of each: one open, one cancelled, one cancelled and told more of.
  @BeforeEach
  void cases() throws SQLException {
    List<Long> cases = new ArrayList<>();
    for (String server : List.of("SRV-01", "SRV-02", "SRV-03")) {
      add("server", server, Map.of("watt", Value.of(650), "last_raid_check", day("2026-08-31")));
      cases.add(
          act(
              null,
              new Command.OpenCase(
                  "RAID", "by_hand", Map.of("server", Value.of(server)), null, "")));
    }
    act(cases.get(1), new Command.Cancel("dibatalkan"));
    act(cases.get(2), new Command.Cancel("dibatalkan"));
    act(cases.get(0), new Command.Begin(1));
    act(cases.get(2), new Command.Note("susulan", List.of()));
    session.connection().commit();
    rows = FoldedRows.of(session);
    assertEquals(3, rows.get("work_case").size());
    assertFalse(rows.get("work_task").isEmpty());
  }

  private long act(Long about, Command command) throws SQLException {
    Answer answer = work.act("p-" + ++commands, ADMINISTRATOR, about, command, null, "");
    if (answer instanceof Answer.Stored stored) {
      return stored.about();
    }
    throw new AssertionError(answer);
  }

  /// Begins anew, as a hub that starts.
  private void start() throws SQLException {
    session.connection().commit();
    session.close();
    connect();
    work =
        begun(now -> {
          if (now != null) {
            told.add(now);
          }
        });
  }

  private void madeAgain() throws SQLException {
    start();
    assertFalse(told.isEmpty(), "nothing was made again");
    assertEquals(rows, FoldedRows.of(session));
    told.clear();
    start();
    assertEquals(List.of(), told, "made again twice");
  }

  @Test
  @DisplayName("SYS-02 tables that are those of the book stay as they are")
  void current() throws SQLException {
    start();
    assertEquals(List.of(), told);
    assertEquals(rows, FoldedRows.of(session));
  }

  @Test
  @DisplayName("SYS-02 tables of another version are made again at the start")
  void otherVersion() throws SQLException {
    session.update("UPDATE work_projection SET version = version + 1");
    session.update("UPDATE work_case SET search = 'as folded by another version'");
    madeAgain();
  }

  @Test
  @DisplayName("SYS-02 tables that the book went on without are made again at the start")
  void behind() throws SQLException {
    session.update("UPDATE work_projection SET upto = upto - 1");
    session.update("UPDATE work_case SET steps = ''");
    madeAgain();
  }

  @Test
  @DisplayName("SYS-02 missing cases are found at the start")
  void missing() throws SQLException {
    session.update("DELETE FROM work_part");
    session.update("DELETE FROM work_case WHERE ended_ms > 0");
    madeAgain();
  }

  @Test
  @DisplayName("SYS-02 ended in the middle, the next start makes the tables")
  void ended() throws SQLException {
    session.update("UPDATE work_projection SET version = version + 1");
    session.connection().commit();
    assertThrows(
        StoreException.class,
        () ->
            begun(now -> {
              if (now != null) {
                throw new IllegalStateException("the power goes");
              }
            }));
    session.connection().rollback();
    assertEquals(List.of(), FoldedRows.of(session).get("work_case"), "it had begun");
    madeAgain();
  }

  @Test
  @DisplayName("However few entries are held in memory, the rows are the same")
  void littleMemory() throws SQLException {
    for (int most = 0; most <= 6; most++) {
      new Rebuild(session, pins, _ -> {}, most).run(entries());
      assertEquals(rows, FoldedRows.of(session), "with " + most);
    }
  }

  @Test
  @DisplayName("A case linked twice to one thing, in other words, has one row of it")
  void linkedTwice() throws SQLException {
    long about =
        Long.parseLong(rows.get("work_task").getFirst().replaceAll(".*case_id=(\\d+).*", "$1"));
    act(about, new Command.Link("alarm/room-1/log/1/7", "disk mati"));
    act(about, new Command.Link("alarm/room-1/log/1/7", "alarm yang sama"));
    assertEquals(List.of(about), new WorkQueries(session).linked("alarm/room-1/log/1/7"));
    rows = FoldedRows.of(session);
    session.update("UPDATE work_projection SET version = version + 1");
    madeAgain();
  }

  @Test
  @DisplayName("The index that is made with the tables lets no row in twice")
  void indexed() throws SQLException {
    session.update("UPDATE work_projection SET version = version + 1");
    madeAgain();
    SQLException refused =
        assertThrows(
            SQLException.class,
            () -> session.update("INSERT INTO work_part SELECT * FROM work_part"));
    assertEquals("23505", refused.getSQLState());
    session.connection().rollback();
    assertNull(
        session.first(row -> row.getString(1), "SELECT 'x' FROM work_part WHERE person = 9"));
  }
}
