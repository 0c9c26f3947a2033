package id.penjaga.hub.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.ShelfEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsideHistoryTest {
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final Instant MONTH = Instant.parse("2026-08-31T17:00:00Z");
  private static final Instant NEXT = Instant.parse("2026-09-30T17:00:00Z");
  private static final PointId POINT = new PointId("room.temperature");

  private final AsideHistory history = new AsideHistory();

  @Test
  @DisplayName("ENV-11: what lasted within a month is told with its end, also when that is lost")
  void theMonth() {
    shelved("2026-08-20T01:00:00Z", 4);
    shelved("2026-08-31T15:00:00Z", 8); // into the month; the record of its end is lost
    shelved("2026-09-10T01:00:00Z", 24);
    unshelved("2026-09-10T03:00:00Z");
    out("2026-09-12T01:00:00Z");
    in("2026-09-14T01:00:00Z");
    shelved("2026-09-20T01:00:00Z", 8);
    shelved("2026-09-20T05:00:00Z", 8); // a new decision
    out("2026-09-29T01:00:00Z"); // and is still out
    shelved("2026-10-02T01:00:00Z", 8); // of the next month
    assertEquals(
        List.of(
            "TEMP_HIGH 2026-08-31T15:00:00Z 2026-08-31T23:00:00Z",
            "TEMP_HIGH 2026-09-10T01:00:00Z 2026-09-10T03:00:00Z",
            " 2026-09-12T01:00:00Z 2026-09-14T01:00:00Z",
            "TEMP_HIGH 2026-09-20T01:00:00Z 2026-09-20T05:00:00Z",
            "TEMP_HIGH 2026-09-20T05:00:00Z 2026-09-20T13:00:00Z",
            " 2026-09-29T01:00:00Z null"),
        within("2026-10-02T02:00:00Z"));
  }

  @Test
  @DisplayName(
      "ENV-11: those on duty are reminded once a day of what is out of service, until it is back")
  void remindedDaily() {
    SetAside out = aside("2026-09-10T01:00:00Z", null);
    assertNull(reminder(out, "2026-09-10T20:00:00Z"), "nobody forgot it yet");
    assertEquals("2026-09-11T00:30:00Z", reminder(out, "2026-09-11T00:30:00Z"), "at 07.30");
    assertEquals("2026-09-11T00:30:00Z", reminder(out, "2026-09-12T00:29:59Z"), "the same");
    assertEquals("2026-09-12T00:30:00Z", reminder(out, "2026-09-12T00:30:00Z"));
    assertNull(reminder(out.ended(at("2026-09-12T01:00:00Z")), "2026-09-12T02:00:00Z"));
  }

  @Test
  @DisplayName(
      "ENV-11: a shelf is reminded of when it is longer than a shift, and only while it lasts")
  void longShelves() {
    Instant since = at("2026-09-10T01:00:00Z");
    SetAside shift = aside(since.toString(), since.plus(SetAside.SHIFT));
    SetAside day = aside(since.toString(), since.plus(Duration.ofHours(24)));
    assertNull(reminder(shift, "2026-09-10T08:00:00Z"));
    assertEquals("2026-09-11T00:30:00Z", reminder(day, "2026-09-11T00:45:00Z"));
    assertNull(reminder(day, "2026-09-11T01:00:00Z"), "over");
  }

  private List<String> within(String now) {
    return history.within(MONTH, NEXT, at(now)).stream()
        .map(one -> one.kind() + " " + one.since() + " " + one.ended())
        .toList();
  }

  private static @Nullable String reminder(SetAside aside, String now) {
    Instant at = aside.reminder(WIB, at(now));
    return at == null ? null : at.toString();
  }

  private static SetAside aside(String since, @Nullable Instant planned) {
    return new SetAside(
        "room-1", planned == null ? "" : "TEMP_HIGH", "x", at(since), planned, "budi", "", null);
  }

  private void shelved(String at, long hours) {
    tell(
        at,
        new JournalEvent.AlarmShelved(
            AlarmKind.TEMP_HIGH, POINT, hours * 3_600_000, false, "budi", "AC diservis"));
  }

  private void unshelved(String at) {
    tell(at, new JournalEvent.AlarmUnshelved(AlarmKind.TEMP_HIGH, POINT, ShelfEnd.PERSON, "budi"));
  }

  private void out(String at) {
    tell(at, new JournalEvent.PointOutOfService(POINT, "budi", "diganti"));
  }

  private void in(String at) {
    tell(at, new JournalEvent.PointInService(POINT, "budi"));
  }

  private void tell(String at, JournalEvent event) {
    history.on("room-1", event, at(at));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
