package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.PointId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people set aside, on the pages.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShelfPagesTest {
  private static final String POINT = "/points/ruang-server-1/room.temperature";

  private TestHub hub;
  private TestHub.Browser admin;
  private TestHub.Browser operator;

  @BeforeAll
  void open(@TempDir Path folder) {
    hub = new TestHub(folder, SampleRoom.Mood.TROUBLE, 0);
    hub.people();
    admin = hub.browser(hub.logIn("sari", false));
    operator = hub.browser(hub.logIn("budi", false));
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @BeforeEach
  void calm() {
    hub.room.reachable = true;
    hub.room.mood = SampleRoom.Mood.TROUBLE;
    hub.room.sent.clear();
  }

  @Test
  @DisplayName("ENV-10: the page says what is set aside, by whom, why and until when")
  void thePageSaysWhatIsSetAside() {
    String page = operator.get("/alarms").body();
    assertTrue(page.contains("AC kedua diservis"), page);
    assertTrue(page.contains("Ditunda"), page);
    assertTrue(page.contains("Tidak bertugas"), page);
    assertTrue(page.contains("/points/ruang-server-1/room.humidity/unshelve"), page);
    assertFalse(page.contains("/in-service"), "that is the administrator's");
    assertTrue(admin.get("/alarms").body().contains("leak.floor/in-service"));
  }

  @Test
  @DisplayName("ENV-10: shelving needs a reason and a time, and names who did it")
  void shelving() {
    String alarm = "alarm=TEMP_HIGH&minutes=120&once=true&reason=";
    assertEquals(422, operator.submit(POINT + "/shelve", alarm + "+").statusCode());
    assertEquals(
        422,
        operator
            .submit(POINT + "/shelve", "alarm=TEMP_HIGH&minutes=0&reason=AC+diservis")
            .statusCode());
    assertEquals(
        400,
        operator
            .submit(POINT + "/shelve", "alarm=DEVICE_OFFLINE&minutes=5&reason=AC+diservis")
            .statusCode());
    assertEquals(List.of(), hub.room.sent);
    HttpResponse<String> done = operator.submit(POINT + "/shelve", alarm + "AC+diservis");
    assertEquals(
        "/alarms?done=shelved&device=ruang-server-1&order=" + SampleRoom.ORDER,
        done.headers().firstValue("Location").orElse(""));
    operator.submit(POINT + "/unshelve", "alarm=TEMP_HIGH");
    PointId point = new PointId("room.temperature");
    assertEquals(
        List.of(
            new DeviceCommand.ShelveAlarm(
                    AlarmKind.TEMP_HIGH, point, 7_200_000, true, "budi", "AC diservis")
                .toString(),
            new DeviceCommand.UnshelveAlarm(AlarmKind.TEMP_HIGH, point, "budi").toString()),
        hub.room.sent);
    hub.room.reachable = false;
    assertEquals(422, operator.submit(POINT + "/shelve", alarm + "AC+diservis").statusCode());
  }

  @Test
  @DisplayName("ENV-10: only an administrator takes a point out of service")
  void outOfService() {
    String reason = "reason=sensor+diganti";
    assertEquals(403, operator.submit(POINT + "/out-of-service", reason).statusCode());
    assertFalse(operator.get(POINT).body().contains("/out-of-service"));
    assertTrue(admin.get(POINT).body().contains("/out-of-service"));
    assertEquals(303, admin.submit(POINT + "/out-of-service", reason).statusCode());
    assertEquals(303, admin.submit(POINT + "/in-service", "").statusCode());
    assertEquals(2, hub.room.sent.size());
  }

  @Test
  @DisplayName("ENV-10: what is never set aside is not offered")
  void whatIsNeverOffered() {
    hub.room.mood = SampleRoom.Mood.FORCED;
    String page = operator.get("/alarms").body();
    assertTrue(page.contains("Pintu dibuka tanpa izin"), page);
    assertTrue(page.contains("room.temperature/shelve"), page);
    assertFalse(page.contains("door.main/shelve"), page);
    assertFalse(page.contains("value=\"FORCED_DOOR\""), page);
    String door = admin.get("/points/ruang-server-1/door.main").body();
    assertTrue(door.contains("value=\"DOOR_HELD_OPEN\""), door);
    assertFalse(door.contains("FORCED_DOOR\""), door);
    assertFalse(door.contains("/out-of-service"), door);
  }

  @Test
  @DisplayName("ENV-10: works at a UPS: that it does not answer is shelved from any of its points")
  void upsThatDoesNotAnswer() {
    String page = operator.get("/points/ruang-server-1/ups.main.charge").body();
    assertTrue(page.contains("action=\"/points/ruang-server-1/ups.main/shelve\""), page);
    assertTrue(page.contains("name=\"alarm\" value=\"UPS_COMM_LOST\""), page);
    String reason = "alarm=UPS_COMM_LOST&minutes=60&reason=UPS+diganti";
    assertEquals(
        303, operator.submit("/points/ruang-server-1/ups.main/shelve", reason).statusCode());
    assertEquals(1, hub.room.sent.size());
  }
}
