package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Decision.Reason;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixtures 7 and 15: who answers for an outage, and the change of an administrator.
class DutyCaseTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-25T");

  @BeforeEach
  void office() {
    desk.person("Staf ruang server 1", "staf_ruang_server");
    desk.person("Petugas piket 1");
    desk.person("Petugas piket 2");
    desk.onDuty("Petugas piket 1", "2026-09-12T16:00", "2026-09-13T08:00");
    desk.onDuty("Petugas piket 2", "2026-09-25T16:30", "2026-09-26T08:00");
  }

  private Object[] recorded(String person, String time, boolean inHours) {
    return new Object[] {
      "started_recorded", story.time(time), "recorder", desk.id(person), "in_hours", inHours
    };
  }

  @Test
  @DisplayName(
      "PWR-03 O2 at night the officer on the roster records, with a reason for another time")
  void atNight() {
    By officer = desk.as("Petugas piket 1", "petugas_piket");
    story
        .by(new By.Device("dev-1", "log/1/40"))
        .open(
            "2026-09-12T22:40:05", "OUTAGE_OUT", "ups_on_battery", Map.of("room", Value.of("R1")));
    story
        .by(desk.as("Staf ruang server 1", "staf_ruang_server"))
        .refused(Reason.NOT_YOUR_STEP, story.tries("2026-09-12T22:45", "OO-1", null, ""));
    story
        .by(desk.as("Petugas piket 2", "petugas_piket"))
        .refused(Reason.ROLE_NOT_HELD, story.tries("2026-09-12T22:45", "OO-1", null, ""));
    story
        .by(officer)
        .refused(
            Reason.FORM,
            story.tries(
                "2026-09-12T22:45",
                "OO-1",
                null,
                "",
                recorded("Petugas piket 1", "2026-09-12T22:41", false)));
    story
        .does(
            "2026-09-12T22:45",
            "OO-1",
            "started_recorded",
            story.time("2026-09-12T22:41"),
            "correction",
            "jam dinding",
            "recorder",
            desk.id("Petugas piket 1"),
            "in_hours",
            false)
        .decides("2026-09-13T02:40:35", "OO-2", "low", "", "litres", 8, "minutes", 60)
        .does(
            "2026-09-13T02:56",
            "OO-3",
            "refills",
            list(group("at", story.time("2026-09-13T02:55"), "litres", 20)))
        .decides("2026-09-13T04:31", "OO-2", "restored", "")
        .does("2026-09-13T04:32", "OO-4", "ended", story.time("2026-09-13T04:30"));
    assertEquals("OO-4", story.end());
    assertEquals("", story.late());
  }

  @Test
  @DisplayName(
      "PWR-04 O4 across closing: tasks stay with staff until the officer has taken the role over")
  void acrossClosing() {
    By staff = desk.as("Staf ruang server 1", "staf_ruang_server");
    By officer = desk.as("Petugas piket 2", "petugas_piket");
    story
        .by(new By.Device("dev-1", "log/1/50"))
        .open("16:20:00", "OUTAGE_IN", "ups_on_battery", Map.of("room", Value.of("R1")))
        .by(staff)
        .does("16:25", "OI-1", recorded("Staf ruang server 1", "16:20", true));
    story.by(officer).refused(Reason.NOT_YOUR_STEP, story.tries("16:35", "OI-2", "restored", ""));
    story.refused(
        Reason.NOT_OFFERED, story.order("16:36", new Command.TakeOver("staf_ruang_server")));
    story
        .by(staff)
        .orders(
            "16:38",
            new Command.HandOver("staf_ruang_server", desk.id("Petugas piket 2"), "petugas_piket"))
        .by(officer)
        .orders("16:40", new Command.TakeOver("staf_ruang_server"));
    story.by(staff).refused(Reason.TAKEN_OVER, story.tries("16:45", "OI-2", "restored", ""));
    story
        .by(officer)
        .decides("18:06", "OI-2", "restored", "")
        .does("18:07", "OI-4", "ended", story.time("18:05"));
    assertEquals("OI-4", story.end());
  }

  @Test
  @DisplayName("PWR-04 a role goes only to somebody who holds the right it is taken by")
  void notOnDuty() {
    story
        .by(new By.Device("dev-1", "log/1/50"))
        .open("16:20:00", "OUTAGE_IN", "ups_on_battery", Map.of("room", Value.of("R1")))
        .by(desk.as("Staf ruang server 1", "staf_ruang_server"))
        .refused(
            Reason.ROLE_NOT_HELD,
            story.order(
                "16:25",
                new Command.HandOver(
                    "staf_ruang_server", desk.id("Petugas piket 1"), "petugas_piket")));
  }

  @Test
  @DisplayName(
      "SEC-04 fixture 15: the leaver does nothing; it closes only when every password is changed")
  void administratorChange() {
    long leaver = desk.person("Administrator server 2", "administrator_server");
    By other =
        Desk.as(
            desk.person("Administrator server 1", "administrator_server"), "administrator_server");
    story
        .by(other)
        .open(
            "08:00",
            "ADMINCHANGE",
            "change",
            Story.values(
                "leaver", leaver,
                "accounts",
                    list(
                        group("account", "A-1"),
                        group("account", "A-2"),
                        group("account", "A-3"),
                        group("account", "A-4")),
                "superusers",
                    list(
                        group("place", "SRV-01"),
                        group("place", "SRV-02"),
                        group("place", "Layanan"),
                        group("place", "SRV-04"))));
    story
        .by(Desk.as(leaver, "administrator_server"))
        .refused(Reason.EXCLUDED, closing("08:05", "1"));
    for (String item : new String[] {"1", "2", "3", "4"}) {
      assertEquals(4 - Integer.parseInt(item) + 1, story.state().open().size());
      story.by(other);
      Story.accepted(closing("08:10", item));
    }
    assertEquals("AC-2[1] AC-2[2] AC-2[3] AC-2[4]", story.open());
    for (String item : new String[] {"1", "2", "3"}) {
      story.does("09:00", "AC-2[" + item + "]", "changed_at", story.time("09:00"));
    }
    assertEquals("null", story.end());
    story.does("09:10", "AC-2[4]", "changed_at", story.time("09:10"));
    assertEquals("AC-2", story.end());
  }

  private Decision closing(String time, String item) {
    return story.tries(time, "AC-1[" + item + "]", null, "", "deactivated_at", story.time(time));
  }

  @Test
  @DisplayName(
      "SEC-03 a superuser password waits until every holder has confirmed, each for themselves")
  void everyHolder() {
    long one = desk.person("Administrator server 1", "administrator_server");
    long two = desk.person("Administrator server 2", "administrator_server");
    story
        .by(Desk.as(one, "administrator_server"))
        .open(
            "08:00",
            "PASSWD",
            "by_hand",
            Story.values(
                "account",
                "root@SRV-02",
                "holder",
                one,
                "holders",
                list(group("person", one), group("person", two))));
    story
        .by(Desk.as(two, "administrator_server"))
        .refused(
            Reason.NOT_YOUR_STEP,
            story.tries("08:05", "PW-1", "superuser", "", "changed_on", "2026-09-25"));
    story
        .by(Desk.as(one, ""))
        .decides("08:05", "PW-1", "superuser", "", "changed_on", "2026-09-25")
        .by(Desk.as(one, "administrator_server"))
        .does("08:10", "PW-2")
        .signs("08:10", "PW-2", "holder");
    assertEquals("PW-2", story.open());
    story.refused(
        Reason.NOT_YOUR_STEP,
        story.order("08:11", new Command.Sign(story.opening("PW-2"), "holder", null, "")));
    story.by(Desk.as(two, "")).signs("08:20", "PW-2", "holder");
    assertEquals("PW-2", story.end());
  }

  @Test
  @DisplayName(
      "SYS-03 a delegate of 1-7 September does not act on the 8th, in the days of the site")
  void delegation() {
    long delegate = desk.person("Plt");
    desk.people(
        new Fact.Delegated(
            900,
            delegate,
            desk.id("Staf ruang server 1"),
            "staf_ruang_server",
            "plt",
            LocalDate.of(2026, 9, 1),
            LocalDate.of(2026, 9, 7),
            "SK/1"));
    By acting = Desk.as(delegate, "staf_ruang_server");
    Command open =
        new Command.OpenCase("OUTAGE_IN", "by_hand", Map.of("room", Value.of("R1")), null, "");
    story.refused(Reason.ROLE_NOT_HELD, desk.act(null, acting, Desk.at("2026-09-08T00:00"), open));
    Story.accepted(desk.act(null, acting, Desk.at("2026-09-07T23:59"), open));
  }

  @Test
  @DisplayName("The record of an outage is printed with its refills")
  void outagePrinted() throws IOException {
    atNight();
    says(Printed.text(story, "OUTAGE"), "CATATAN PEMADAMAN LISTRIK", "20");
  }
}
