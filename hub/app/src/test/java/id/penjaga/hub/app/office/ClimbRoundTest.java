package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClimbRoundTest extends ClimbSetting {
  @Test
  @DisplayName("INC-26 an alarm knows the case that it opened or was added to; one of the hub none")
  void theCaseItOpened() throws Exception {
    AlarmLine first = leak();
    AlarmLine second = leak();
    List<Long> opened = office.climbs().opened(AlarmName.parse(first.name()).orElseThrow());
    assertEquals(1, opened.size());
    assertEquals(
        "ALARM", office.caseFile(opened.getFirst()).orElseThrow().definition().procedure().id());
    List<Long> other = office.climbs().opened(AlarmName.parse(second.name()).orElseThrow());
    assertEquals(1, other.size());
    assertEquals(
        List.of(),
        office.climbs().opened(AlarmName.parse("room-1/LINKS_DOWN/links/5/own").orElseThrow()));
  }

  @Test
  @DisplayName(
      "ENV-11: whom the roster names is told at once, the next role after 10 minutes, and"
          + " the record shows both times, also after a restart")
  void climbs() throws Exception {
    AlarmLine alarm = leak();
    rounds();
    assertEquals(1, office.climbs().unseen(id("Piket 1")));
    assertEquals(0, office.climbs().unseen(id("Administrator 1")));
    assertEquals(at("2026-09-12T22:50"), climb(alarm).next().due());

    now = at("2026-09-12T22:49");
    rounds();
    store.close();
    open();
    rounds();
    assertEquals(1, history(alarm).size());

    now = at("2026-09-12T22:50");
    rounds();
    assertEquals(1, office.climbs().unseen(id("Administrator 1")));
    assertEquals(
        List.of(at("2026-09-12T22:40"), at("2026-09-12T22:50")),
        history(alarm).stream().map(Entry::at).toList());
    assertEquals(
        List.of(
            new Fact.Escalated(
                alarm.name(), "administrator_ruang_server", 2, List.of(id("Administrator 1"))),
            new Fact.Escalated(alarm.name(), "petugas_piket", 2, List.of(id("Piket 1")))),
        history(alarm).getLast().facts());
    assertEquals(List.of(1, 2), climb(alarm).rungs().stream().map(ClimbLine.Rung::level).toList());
    assertEquals(List.of("staf_ruang_server"), climb(alarm).rungs().getFirst().missed());
    assertEquals(at("2026-09-12T23:10"), climb(alarm).next().due());
  }

  @Test
  @DisplayName(
      "ENV-11: an acknowledgement with its note is an entry of the person, and ends the" + " climb")
  void acknowledged() throws Exception {
    AlarmLine alarm = leak();
    rounds();
    assertEquals(1, store.actions().acknowledge(alarm.id(), "piket", "katup ditutup").join());
    assertEquals(0, store.actions().acknowledge(alarm.id(), "admin", "sudah").join());
    now = at("2026-09-13T07:00");
    rounds();
    List<Entry> all = history(alarm);
    assertEquals(2, all.size());
    assertEquals(new By.Human(id("Piket 1"), ""), all.getLast().by());
    Fact.Acknowledged fact = (Fact.Acknowledged) all.getLast().facts().getFirst();
    assertEquals("katup ditutup", fact.note().plain());
    assertEquals(0, office.climbs().unseen(id("Piket 1")));
    assertNull(climb(store.queries().alarms(AlarmLine.Filter.attention()).getFirst()).next());
  }

  @Test
  @DisplayName(
      "What was brought to somebody waits until they say that they saw it, whatever comes"
          + " in between")
  void waits() throws Exception {
    AlarmLine first = leak();
    rounds();
    now = at("2026-09-12T23:10");
    rounds();
    rounds();
    long admin = id("Administrator 1");
    List<ToldLine> lines = office.climbs().unseen(admin, 10);
    assertEquals(List.of(first.name()), lines.stream().map(ToldLine::alarm).toList());
    store.close();
    open();
    assertEquals(lines, office.climbs().unseen(admin, 10));
    office.climbs().seen(new By.Human(admin, ""), lines);
    office.climbs().seen(new By.Human(admin, ""), lines);
    assertEquals(0, office.climbs().unseen(admin));
    List<Entry> seen = new ArrayList<>(history(first));
    seen.removeIf(entry -> !(entry.facts().getFirst() instanceof Fact.Seen));
    assertEquals(1, seen.size());
    assertEquals(
        now,
        climb(first).rungs().getLast().told().stream()
            .filter(told -> told.person() == admin)
            .findFirst()
            .orElseThrow()
            .seen());
  }

  @Test
  @DisplayName(
      "ENV-11: an alarm of the hub's own climbs as well, and a device that is taken out of"
          + " service ends it")
  void ownAlarm() throws Exception {
    AlarmLine leak = leak();
    store.actions().acknowledge(leak.id(), "piket", "katup ditutup").join();
    store.actions().hubAlarm(ROOM, HubAlarm.DEVICE_OFFLINE, true).join();
    AlarmLine own = store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
    rounds();
    assertEquals(List.of(own.name()), told("Piket 1"));
    assertEquals(own, store.queries().alarm(name(own)));
    assertEquals(leak.id(), store.queries().alarm(name(leak)).id());
    store.actions().retire(ROOM, "admin", "dipindah ke gudang").join();
    now = at("2026-09-12T23:30");
    rounds();
    assertEquals(1, history(own).size());
  }

  @Test
  @DisplayName("An alarm of the hub's own stands also when the case it opens cannot be opened")
  void ownAlarmThatOpensNothing() {
    store
        .actions()
        .beside(session ->
            session.update(
                "INSERT INTO work_case (id, procedure, definition, number, case_key, subject,"
                    + " search, trigger_id, opened_ms, steps, deviations, unaccounted, ended_ms,"
                    + " ending) VALUES (999999, 'ALARM', '', '', ?, '', '', '', 0, '', 0, 0, 0,"
                    + " '')",
                HubAlarm.SELF.name() + "/" + HubAlarm.LINKS))
        .join();
    assertTrue(store.actions().ownAlarm(HubAlarm.LINKS_DOWN, HubAlarm.LINKS, true, "isp-1").join());
    AlarmLine alarm = store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
    assertEquals(HubAlarm.LINKS_DOWN.name(), alarm.kind());
    assertTrue(alarm.standing());
  }
}
