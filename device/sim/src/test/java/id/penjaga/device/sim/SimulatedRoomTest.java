package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The production drivers, unchanged, on the simulated room in virtual time.
@DisplayName("The simulated room on the production drivers (SYS-08)")
class SimulatedRoomTest {
  private final Kernel kernel = new Kernel();
  private final SimulatedBoard board = SimulatedBoard.virtual(1, kernel);
  private final SimulatedRoom room = board.room();

  private <P extends Part> P open(Class<P> kind, String driver, String connector)
      throws WireException {
    return open(kind, driver, connector, Map.of());
  }

  private <P extends Part> P open(
      Class<P> kind, String driver, String connector, Map<String, String> settings)
      throws WireException {
    return kind.cast(Drivers.named(driver).orElseThrow().open(board, connector, settings));
  }

  private static double value(List<PartAnswer> answers, int channel) {
    return assertInstanceOf(PartAnswer.Got.class, answers.get(channel)).measure().value();
  }

  private static boolean on(Contact contact) {
    return assertInstanceOf(PartAnswer.Got.class, contact.state()).measure().on();
  }

  @Test
  void theRoomBeginsHealthy() throws Exception {
    Sensor sensor = open(Sensor.class, "dht22", "J3");
    List<PartAnswer> answers = sensor.sample();
    assertTrue(value(answers, 0) >= 20 && value(answers, 0) <= 22);
    assertTrue(value(answers, 1) >= 35 && value(answers, 1) <= 65);

    assertFalse(on(open(Contact.class, "contact", "J4", Map.of("normally", "closed"))));
    assertFalse(on(open(Contact.class, "contact", "J5", Map.of("normally", "closed"))));
    assertTrue(on(open(Contact.class, "contact", "J6")));
    assertFalse(on(open(Contact.class, "contact", "J7")));
  }

  @Test
  void withoutCoolingItGetsTooWarmInAMinuteAndComesBack() throws Exception {
    Sensor sensor = open(Sensor.class, "dht22", "J3");
    room.coolingFails();
    kernel.run(Duration.ofSeconds(60));
    double warm = value(sensor.sample(), 0);
    assertTrue(warm > 22.5 && warm < 26, "after a minute " + warm);
    room.coolingWorks();
    kernel.run(Duration.ofMinutes(12));

    assertTrue(value(sensor.sample(), 0) < 22);
  }

  @Test
  void aTransferIsKeptForTwoSeconds() throws Exception {
    Sensor sensor = open(Sensor.class, "dht22", "J3");
    room.holdAir(25, 50);
    assertEquals(25, value(sensor.sample(), 0));
    room.holdAir(30, 60);
    kernel.run(Duration.ofMillis(1999));
    assertEquals(25, value(sensor.sample(), 0));
    kernel.run(Duration.ofMillis(1));

    assertEquals(
        List.of(30.0, 60.0), List.of(value(sensor.sample(), 0), value(sensor.sample(), 1)));
  }

  @Test
  @DisplayName("A mute or damaged sensor is a miss (ENV-04)")
  void aMuteOrDamagedSensorIsAMiss() throws Exception {
    Sensor sensor = open(Sensor.class, "dht22", "J3");
    room.sensorMute("room");
    long before = kernel.nanos();
    assertEquals(MissReason.TIMEOUT, assertThrows(WireException.class, sensor::sample).reason());
    assertEquals(Duration.ofSeconds(1).toNanos(), kernel.nanos() - before);
    room.sensorSpeaks("room");
    room.sensorDamaged("room", 1);
    assertEquals(MissReason.CHECKSUM, assertThrows(WireException.class, sensor::sample).reason());

    assertEquals(2, sensor.sample().size());
  }

  @Test
  @DisplayName("A released lock lets the door open, a locked one does not (ACC-15)")
  void theDoorNeedsItsLockReleased() throws Exception {
    Contact door = open(Contact.class, "contact", "J4", Map.of("normally", "closed"));
    Actuator lock = open(Actuator.class, "relay", "J11");
    List<Boolean> seen = new ArrayList<>();
    door.onChange(change -> seen.add(((PartAnswer.Got) change.answer()).measure().on()));

    assertFalse(room.open("door.main"));
    lock.pulse(Duration.ofSeconds(5));
    assertTrue(room.output("lock"));
    kernel.run(Duration.ofSeconds(2));
    assertTrue(room.open("door.main"));
    kernel.run(Duration.ofSeconds(2));
    room.close("door.main");
    kernel.run(Duration.ofSeconds(2));
    assertFalse(room.output("lock"));
    assertFalse(room.open("door.main"));
    room.force("door.main");
    kernel.run(Duration.ofSeconds(1));

    assertEquals(List.of(true, false, true), seen);
  }

  @Test
  void everyContactFollowsItsHand() throws Exception {
    Contact leak = open(Contact.class, "contact", "J5", Map.of("normally", "closed"));
    Contact mains = open(Contact.class, "contact", "J6");
    Contact exit = open(Contact.class, "contact", "J7");
    room.wet("leak.floor");
    room.mainsOff();
    room.press("exit");
    kernel.run(Duration.ofMillis(200));
    assertTrue(on(leak));
    assertFalse(on(mains));
    assertTrue(on(exit));
    room.dry("leak.floor");
    room.mainsOn();
    kernel.run(Duration.ofMillis(600));

    assertFalse(on(leak));
    assertTrue(on(mains));
    assertFalse(on(exit));
  }

  @Test
  void aCutWireReadsAsAlarmOnEveryGuardingContact() throws Exception {
    Contact leak = open(Contact.class, "contact", "J5", Map.of("normally", "closed"));
    Contact mains = open(Contact.class, "contact", "J6");
    room.cut("leak.floor");
    room.cut("mains");
    kernel.run(Duration.ofMillis(200));
    assertTrue(on(leak));
    assertFalse(on(mains));
    room.mend("leak.floor");
    kernel.run(Duration.ofMillis(200));

    assertFalse(on(leak));
  }

  @Test
  void aSwipedBadgeIsReadOnce() throws Exception {
    BadgeReader reader = open(BadgeReader.class, "rdm6300", "J8");
    for (CastMember person : CastMember.CAST) {
      room.swipe("reader.in", person.name());
      assertArrayEquals(
          person.badgeBytes(),
          reader.next(Duration.ofSeconds(1)).orElseThrow().number(),
          person.name());
      assertFalse(reader.next(Duration.ofSeconds(1)).orElseThrow().presents(), "confirmed once");
      assertTrue(reader.next(Duration.ofSeconds(2)).isEmpty());
    }
    room.swipe("reader.in", "62E3086CED");
    assertTrue(reader.next(Duration.ofSeconds(1)).isPresent());
  }

  @Test
  @DisplayName("The UPS carries the room and runs low (PWR-01)")
  void theUpsDischargesWhileTheMainsAreOut() throws Exception {
    Sensor ups = open(Sensor.class, "megatec", "J10");
    List<PartAnswer> normal = ups.sample();
    assertEquals(226, value(normal, 0), 5);
    assertEquals(0, value(normal, 6));
    assertTrue(value(normal, 4) > 27);
    room.mainsOff();
    List<PartAnswer> out = ups.sample();
    assertEquals(0, value(out, 0));
    assertEquals(1, value(out, 6));
    assertEquals(0, value(out, 7));
    kernel.run(Duration.ofMinutes(21));
    List<PartAnswer> low = ups.sample();
    assertEquals(1, value(low, 7));
    assertTrue(value(low, 4) < value(out, 4) - 2);
    kernel.run(Duration.ofMinutes(5));
    assertThrows(WireException.class, ups::sample);
    room.mainsOn();
    assertEquals(0, value(ups.sample(), 6));
    kernel.run(Duration.ofHours(2));

    assertTrue(value(ups.sample(), 4) > 27);
  }

  @Test
  void aMuteUpsIsAMissAndAFaultIsAState() throws Exception {
    Sensor ups = open(Sensor.class, "megatec", "J10");
    room.upsMute(true);
    assertEquals(MissReason.TIMEOUT, assertThrows(WireException.class, ups::sample).reason());
    room.upsMute(false);
    room.upsFault(true);
    assertEquals(1, value(ups.sample(), 8));
    room.upsFault(false);
    room.upsCharge(10);
    assertEquals(List.of(0.0, 1.0), List.of(value(ups.sample(), 8), value(ups.sample(), 7)));
  }

  @Test
  void outputsCanBeReadBack() throws Exception {
    Actuator buzzer = open(Actuator.class, "relay", "J12");
    Actuator alarm = open(Actuator.class, "relay", "J13", Map.of("active", "low"));
    assertFalse(room.output("buzzer"));
    assertTrue(room.output("alarm"));
    buzzer.set(true);
    alarm.set(true);

    assertTrue(room.output("buzzer"));
    assertFalse(room.output("alarm"));
  }

  @Test
  void aSerialLineAtAWrongSpeedIsRubbish() throws Exception {
    var wire = board.openSerial("J8", SerialSettings.at(2400));
    room.swipe("reader.in", "staff");
    byte[] bytes = new byte[64];
    int count = wire.read(bytes, Duration.ofSeconds(1));

    assertTrue(count > 0);
    for (int i = 0; i < count; i++) {
      assertTrue(bytes[i] != 2);
    }
  }

  @Test
  void aConnectorServesOnePartOfItsKind() throws Exception {
    Contact leak = open(Contact.class, "contact", "J5");
    WireException used =
        assertThrows(WireException.class, () -> open(Contact.class, "contact", "J5"));
    assertEquals("J5 is in use; each connector serves one part", used.advice());
    leak.close();
    open(Contact.class, "contact", "J5");

    assertEquals(
        "J3 is a kernel sensor, not a digital input",
        assertThrows(WireException.class, () -> open(Contact.class, "contact", "J3")).advice());
    assertTrue(
        assertThrows(WireException.class, () -> open(Contact.class, "contact", "J99"))
            .advice()
            .contains("it has [J3, J4"));
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> room.output("light"))
            .getMessage()
            .contains("[lock, buzzer, alarm, leak]"));
    assertThrows(IllegalArgumentException.class, () -> room.wet("roof"));
    assertThrows(IllegalArgumentException.class, () -> room.swipe("reader.in", "12"));
    assertThrows(IllegalArgumentException.class, () -> room.swipe("ups.main", "staff"));
  }
}
