package id.penjaga.hub.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The working calendar")
class OfficeCalendarTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

  @ParameterizedTest
  @DisplayName("PWR-02: in working hours by the site's own clock, in each zone")
  @CsvSource({
    "Asia/Jakarta, 2026-09-15T10:12, true",
    "Asia/Jakarta, 2026-09-12T22:40, false",
    "Asia/Jakarta, 2026-08-17T10:00, false",
    "Asia/Makassar, 2026-09-15T07:30, true",
    "Asia/Makassar, 2026-09-15T00:30, false",
    "Asia/Jayapura, 2026-09-18T16:29:59, true",
    "Asia/Jayapura, 2026-09-18T16:30, false",
    "Asia/Jayapura, 2026-09-17T16:29, false"
  })
  void hours(String zone, String at, boolean inHours) {
    Office office = new Office(zone, "2026-08-01T09:00");
    assertEquals(inHours, office.calendar.inHours(office.at(at)));
  }

  @Test
  @DisplayName("PWR-02: new hours hold from a day on; yesterday stays as it was")
  void newHours() {
    Office office = new Office("Asia/Jakarta", "2026-09-14T09:00");
    assertEquals(
        "from", office.why(set(MONDAY.minusDays(1), week("08:00", "12:00", "13:00", "16:00"))));
    office.done(set(MONDAY, week("08:00", "12:00", "13:00", "16:00")));
    assertFalse(office.calendar.inHours(office.at("2026-09-14T12:30")), "a break");
    assertTrue(office.calendar.inHours(office.at("2026-09-14T13:00")));
    assertTrue(office.calendar.inHours(office.at("2026-09-11T12:30")), "before the change");
    assertFalse(office.calendar.inHours(office.at("2026-09-15T09:00")), "only Monday was set");
    assertEquals(
        3600L * 4 + 3600 * 3,
        office.calendar.seconds(office.at("2026-09-14T00:00"), office.at("2026-09-15T00:00")));
  }

  @ParameterizedTest
  @DisplayName("PWR-02: when so many working seconds have passed")
  @CsvSource({
    "2026-09-11T16:00, 1800, 2026-09-11T16:30",
    "2026-09-11T16:00, 1801, 2026-09-14T07:30:01",
    "2026-09-12T10:00, 3600, 2026-09-14T08:30",
    "2026-08-14T16:29, 120, 2026-08-18T07:31",
    "2026-09-14T06:00, 0, 2026-09-14T06:00",
    "2026-09-14T09:00, 0, 2026-09-14T09:00"
  })
  void after(String from, long seconds, String at) {
    Office office = new Office("Asia/Jakarta", "2026-08-01T09:00");
    assertEquals(office.at(at), office.calendar.after(office.at(from), seconds));
    assertEquals(
        seconds, office.calendar.seconds(office.at(from), office.at(at)), "and back again");
    assertNull(
        new OfficeCalendar(office.zone, Map.of(), Map.of()).after(office.at(from), 1),
        "nobody ever works");
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 12:00, 13:00, 16:00, accepted",
    "08:00, 13:00, 12:00, 16:00, mon",
    "08:00, 07:00, 13:00, 16:00, mon",
    "08:00, 12:00, 13:00, 13:00, mon"
  })
  void hoursStandInOrder(String a, String b, String c, String d, String why) {
    Office office = new Office("Asia/Jakarta", "2026-09-14T09:00");
    assertEquals(why, office.why(set(MONDAY, week(a, b, c, d))));
  }

  @Test
  @DisplayName("PWR-02: a holiday is added, renamed and struck, but never in the past")
  void holidays() {
    Office office = new Office("Asia/Jakarta", "2026-09-14T09:00");
    LocalDate day = LocalDate.of(2026, 12, 24);
    office.done(new PeopleCommand.SetHoliday(day, "Cuti bersama", "SKB 3 Menteri"));
    assertFalse(office.calendar.inHours(office.at("2026-12-24T10:00")));
    office.done(new PeopleCommand.SetHoliday(day, "", "dicabut SKB"));
    assertTrue(office.calendar.inHours(office.at("2026-12-24T10:00")));
    LocalDate past = LocalDate.of(2026, 8, 17);
    assertEquals("day", office.why(new PeopleCommand.SetHoliday(past, "", "salah tanggal")));
    assertEquals(
        "accepted", office.why(new PeopleCommand.SetHoliday(past, "HUT RI", "nama resmi")));
    assertEquals("reason", office.why(new PeopleCommand.SetHoliday(day, "Natal", "")));
    assertEquals(
        "day", office.why(new PeopleCommand.SetHoliday(day.plusYears(90), "Natal", "SKB baru")));
  }

  @Test
  void roomsAndTheDevicesInThem() {
    Office office = new Office("Asia/Jakarta", "2026-09-14T09:00");
    office.done(new PeopleCommand.NameRoom("", "Ruang server utama"));
    assertEquals("name", office.why(new PeopleCommand.NameRoom("", "RUANG SERVER UTAMA")));
    assertEquals("room", office.why(new PeopleCommand.NameRoom("room-9", "Gudang")));
    assertEquals("name", office.why(new PeopleCommand.NameRoom("", " ")));
    office.done(new PeopleCommand.NameRoom("room-1", "Ruang server lantai 2"));
    office.done(new PeopleCommand.NameRoom("", "Ruang DRC"));
    office.done(new PeopleCommand.PlaceDevice("server-room-1", "room-1"));
    assertEquals("room", office.why(new PeopleCommand.PlaceDevice("server-room-1", "room-3")));
    assertEquals("device", office.why(new PeopleCommand.PlaceDevice("x y", "room-1")));
    assertEquals(
        Map.of("room-1", "Ruang server lantai 2", "room-2", "Ruang DRC"), office.rooms.names());
    assertEquals("room-1", office.rooms.of("server-room-1"));
  }

  private static PeopleCommand set(LocalDate from, Map<DayOfWeek, List<OfficeCalendar.Span>> week) {
    return new PeopleCommand.SetHours(from, week, "surat edaran 12");
  }

  private static Map<DayOfWeek, List<OfficeCalendar.Span>> week(
      String a, String b, String c, String d) {
    return Map.of(DayOfWeek.MONDAY, List.of(Office.span(a, b), Office.span(c, d)));
  }
}
