package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.app.board.gpio.SoftLines;
import id.penjaga.device.app.board.i2c.SoftBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Tone;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/// The board with its real Pi4J context and its real thread, above lines without a kernel chip.
class RaspberryPiTest {
  @TempDir Path sensors;
  @TempDir Path oneWire;
  @TempDir Path pwm;

  private final SoftLines lines = new SoftLines();
  private final SoftBuses buses = new SoftBuses();
  private Board board;

  @BeforeEach
  void open() throws Exception {
    board =
        new RaspberryPi(
            BoardPins.parse(RaspberryPiProvider.shipped()),
            new RaspberryPi.Machine(lines, _ -> "dhcpcd", buses, sensors, oneWire, pwm),
            BoardThread.start(Thread.ofPlatform().daemon().name("board").factory()));
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void anOutputHasItsFirstLevelFromTheRequestOnAndTellsWhoUsesIt() throws Exception {
    try (DigitalOutput lock = board.openOutput("J11", false)) {
      assertEquals("penjaga-J11", lines.held.get(23).consumer);
      assertEquals(new GpioLines.Use.Output(false), lines.held.get(23).use);
      lock.set(true);
      lock.set(false);
      assertFalse(lines.levels.subList(0, lines.levels.indexOf("23 high")).contains("23 high"));
      assertEquals("23 low", lines.levels.getLast());
    }
    assertNull(lines.held.get(23), "the line was not given back");
  }

  @Test
  void anOutputThatStartsHighIsNeverLow() throws Exception {
    try (DigitalOutput _ = board.openOutput("J12", true)) {
      assertTrue(lines.levels.stream().allMatch("24 high"::equals), lines.levels.toString());
    }
  }

  @Test
  void anEdgeArrivesWithTheKernelsTimeOnTheBoardsThread() throws Exception {
    record Told(boolean high, long nanos, String thread) {}
    LinkedBlockingQueue<Told> told = new LinkedBlockingQueue<>();
    try (DigitalInput door = board.openInput("J4")) {
      assertEquals(new GpioLines.Use.Input(GpioLines.Bias.UP, 0, 256), lines.held.get(17).use);
      door.onEdge(
          (high, nanos) -> told.add(new Told(high, nanos, Thread.currentThread().getName())));
      lines.held.get(17).push(true);
      assertEquals(new Told(true, 1, "board"), told.poll(10, TimeUnit.SECONDS));
      assertTrue(door.high());
      lines.held.get(17).push(false);
      assertEquals(new Told(false, 2, "board"), told.poll(10, TimeUnit.SECONDS));
      door.onEdge((_, _) -> told.add(new Told(true, -1, "second")));
      lines.held.get(17).push(true);
      assertEquals("second", told.poll(10, TimeUnit.SECONDS).thread());
    }
  }

  @Test
  @DisplayName("ACC-16 pulses of a Wiegand pair arrive in order, with the kernel's time")
  void pulsesOfAPairArriveInOrderOnTheBoardsThread() throws Exception {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (PulsePair data = board.openPulses("J17")) {
      SoftLines.SoftPair pair = lines.pairs.get(20);
      assertEquals("penjaga-J17 21 NONE 256", pair.request);
      assertTrue(data.atRest());
      data.onPulse(
          (second, nanos) -> told.add(second + " " + nanos + Thread.currentThread().getName()));
      pair.push(true);
      pair.push(false);
      assertEquals("true 1board", told.poll(10, TimeUnit.SECONDS));
      assertEquals("false 2board", told.poll(10, TimeUnit.SECONDS));
      pair.bothHigh = false;
      assertFalse(data.atRest());
    }
    assertEquals(Map.of(), lines.pairs);
    board.openPulses("J17").close();
  }

  @Test
  @DisplayName("F4 An input whose edges are lost has no level either, until it is opened again")
  void aLostInputIsOpenedAgain() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    DigitalInput button = board.openInput("J7");
    SoftLines.SoftLine line = lines.held.get(5);
    line.fail();
    WireException e = assertThrowsSoon(WireException.class, button::high);
    assertTrue(e.advice().contains("J7"), e.advice());
    button.close();
    try (DigitalInput again = board.openInput("J7")) {
      again.onEdge((_, _) -> told.countDown());
      lines.held.get(5).push(true);
      assertTrue(told.await(10, TimeUnit.SECONDS));
      assertTrue(again.high());
    }
  }

  @Test
  @DisplayName("F10 A Wiegand pair whose pulses are lost fails, until it is opened again")
  void aLostPairIsOpenedAgain() throws Exception {
    PulsePair data = board.openPulses("J17");
    lines.pairs.get(20).fail();
    assertThrowsSoon(WireException.class, data::atRest);
    data.close();
    try (PulsePair again = board.openPulses("J17")) {
      assertTrue(again.atRest());
    }
  }

  /// What the board's thread finds out takes it a moment.
  private static <T extends Throwable> T assertThrowsSoon(Class<T> type, Executable claim)
      throws InterruptedException {
    for (int left = 1_000; ; left--) {
      try {
        return assertThrows(type, claim);
      } catch (AssertionFailedError e) {
        if (left == 0) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  @Test
  @DisplayName("ACC-16 two OSDP readers share a line, with the same settings")
  void aSharedLineIsOpenedByEachOfItsPartsAndClosedWithTheLast() throws Exception {
    SerialSettings settings = SerialSettings.at(9600).sharing();
    SerialLink first = board.openSerial("J16", settings);
    SerialLink second = board.openSerial("J16", settings);
    assertTrue(
        assertThrows(
                WireException.class,
                () -> board.openSerial("J16", SerialSettings.at(19_200).sharing()))
            .advice()
            .contains("same speed"));
    assertTrue(
        assertThrows(WireException.class, () -> board.openSerial("J16", SerialSettings.at(9600)))
            .advice()
            .contains("in use"));
    first.close();
    first.close();
    assertThrows(WireException.class, () -> board.openSerial("J16", SerialSettings.at(9600)));
    second.close();
    board.openSerial("J16", SerialSettings.at(9600)).close();
  }

  @Test
  void aConnectorServesOnePartAndIsFreeAgainAfterwards() throws Exception {
    DigitalInput first = board.openInput("J4");
    WireException taken = assertThrows(WireException.class, () -> board.openInput("J4"));
    assertEquals(MissReason.NOT_CONNECTED, taken.reason());
    assertEquals("J4 is in use; each connector serves one part", taken.advice());
    first.close();
    first.close();
    board.openInput("J4").close();
    board.openSerial("J8", SerialSettings.at(9600)).close();
    board.openSerial("J8", SerialSettings.at(9600)).close();
    board.openKernelSensor("J3").close();
    board.openKernelSensor("J3").close();
  }

  @Test
  void partsOnABusShareItsConnectorAndEachTransactionGoesToItsAddress() throws Exception {
    I2cDevice climate = board.openI2c("J15", 0x44);
    try (I2cDevice clock = board.openI2c("J15", 0x68);
        I2cDevice half = board.openI2c("J15", 0x44)) {
      climate.write((byte) 0x24, (byte) 0x00);
      assertArrayEquals(new byte[] {0x5A, 0x5A}, climate.read(2));
      assertArrayEquals(new byte[] {0x5A}, clock.writeThenRead(new byte[] {0x0F}, 1));
      climate.close();
      climate.close();
      assertEquals("done", half.together(() -> half.read(3).length == 3 ? "done" : ""));
    }
    assertEquals(List.of("1/44 2400 0", "1/44  2", "1/68 0f 1", "1/44  3"), buses.transfers);
    board.openI2c("J15", 0x44).close();
  }

  @Test
  void aBusThatRefusesIsASentence() throws Exception {
    try (I2cDevice climate = board.openI2c("J15", 0x44)) {
      buses.mute = true;
      WireException gone = assertThrows(WireException.class, () -> climate.read(1));
      assertEquals(MissReason.NOT_CONNECTED, gone.reason());
      assertEquals("the bus at J15 went away; plug its adapter in again", gone.advice());
    }
    assertEquals(
        "0x78 is no address of a part at J15; they are 0x08 to 0x77",
        assertThrows(WireException.class, () -> board.openI2c("J15", 0x78)).advice());
    assertEquals(
        "J4 is a digital input, not a two-wire bus (I2C)",
        assertThrows(WireException.class, () -> board.openI2c("J4", 0x44)).advice());
  }

  @Test
  void aMissingBusIsToldAtOpening() throws Exception {
    BoardPins pins = BoardPins.parse("connector,kind,purpose,device\nJ15,i2c,sensors,/dev/i2c-7\n");
    try (Board other =
        new RaspberryPi(
            pins,
            new RaspberryPi.Machine(lines, _ -> "", buses, sensors, oneWire, pwm),
            BoardThread.start(Thread.ofPlatform().daemon().name("board").factory()))) {
      assertEquals(
          "there is no /dev/i2c-7 for J15; check dtparam=i2c_arm=on in config.txt and that the"
              + " module i2c-dev is loaded",
          assertThrows(WireException.class, () -> other.openI2c("J15", 0x44)).advice());
    }
  }

  @Test
  void sensorsShareTheOneWireBusAndAreReadByName() throws Exception {
    try (KernelSensor wire = board.openKernelSensor("J20");
        KernelSensor other = board.openKernelSensor("J20")) {
      assertEquals(
          "ENOENT", assertThrows(KernelException.class, () -> wire.read("28-*/w1_slave")).errno());
      Files.createDirectories(oneWire.resolve("w1_bus_master1"));
      for (String part : List.of("28-000000000001", "28-000000000002")) {
        Files.writeString(
            Files.createDirectories(oneWire.resolve(part)).resolve("w1_slave"), part + "\n");
        assertEquals(part, other.read(part + "/w1_slave"));
        if (part.endsWith("1")) {
          assertEquals(part, wire.read("28-*/w1_slave"));
        }
      }
      assertEquals(
          "ENOTUNIQ",
          assertThrows(KernelException.class, () -> wire.read("28-*/w1_slave")).errno());
    }
  }

  @Test
  void aToneIsASquareWaveOnTheChannelOfThisModel() throws Exception {
    BoardPins pins = BoardPins.parse(RaspberryPiProvider.shipped());
    try (Board pi5 =
        new RaspberryPi(
            pins,
            new RaspberryPi.Machine(lines, _ -> "", buses, sensors, oneWire, pwm),
            BoardThread.start(Thread.ofPlatform().daemon().name("board").factory()))) {
      assertEquals(
          "GPIO18 for J21: no PWM of the kernel drives GPIO18; check the dtoverlay=pwm line in"
              + " config.txt",
          assertThrows(WireException.class, () -> pi5.openTone("J21")).advice());
      Path hardware = Files.createDirectories(pwm.resolve("platform/1f00098000.pwm"));
      Path chip = Files.createDirectories(pwm.resolve("pwmchip2"));
      Files.createSymbolicLink(chip.resolve("device"), hardware);
      Path channel = Files.createDirectories(chip.resolve("pwm2"));
      for (Path file :
          List.of(
              chip.resolve("unexport"),
              channel.resolve("period"),
              channel.resolve("duty_cycle"),
              channel.resolve("enable"))) {
        Files.writeString(file, "");
      }
      try (Tone tone = pi5.openTone("J21")) {
        assertEquals("0", firstLine(channel.resolve("enable")));
        tone.sound(2_000);
        assertEquals("500000", firstLine(channel.resolve("period")));
        assertEquals("250000", firstLine(channel.resolve("duty_cycle")));
        assertEquals("1", firstLine(channel.resolve("enable")));
        tone.silence();
        assertEquals("0", firstLine(channel.resolve("enable")));
        tone.sound(2_000);
      }
      assertEquals("0", firstLine(channel.resolve("enable")));
      assertEquals("2", firstLine(chip.resolve("unexport")));
    }
  }

  /// A file of the kernel has no rest of what was in it before.
  private static String firstLine(Path file) throws IOException {
    return Files.readAllLines(file).getFirst();
  }

  @Test
  void aWrongConnectorIsASentenceNotACrash() {
    assertEquals(
        "J4 is a digital input, not a digital output",
        assertThrows(WireException.class, () -> board.openOutput("J4", false)).advice());
    assertTrue(
        assertThrows(WireException.class, () -> board.openInput("J99"))
            .advice()
            .startsWith("this board has no connector J99; it has [J3, J4,"));
  }

  @Test
  void closingTheBoardGivesEveryLineBack() throws Exception {
    board.openInput("J4");
    board.openOutput("J11", false);
    board.close();
    assertEquals(Map.of(), lines.held);
  }

  @Test
  void theBoardIsFoundByNameAndRefusesOptionsItDoesNotKnow() {
    assertTrue(Boards.available().containsKey("raspberry-pi"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Boards.open(
                        "raspberry-pi",
                        Map.of("speed", "2"),
                        Thread.ofPlatform().daemon().name("board").factory()))
            .getMessage()
            .contains("it has [chip, connectors]"));
    WireException none =
        assertThrows(
            WireException.class,
            () ->
                Boards.open(
                    "raspberry-pi",
                    Map.of("chip", "no-such-chip"),
                    Thread.ofPlatform().daemon().name("board").factory()));
    assertTrue(none.advice().contains("no GPIO chip labelled no-such-chip"), none.advice());
  }

  @Test
  void theShippedTableHasTheConnectorsOfTheSimulatedRoom() throws Exception {
    try (Board simulated =
        Boards.open("simulated", Map.of(), Thread.ofPlatform().daemon().name("board").factory())) {
      Set<String> real = kinds(board);
      assertTrue(real.containsAll(kinds(simulated)), real.toString());
    }
  }

  private static Set<String> kinds(Board board) {
    return board.connectors().stream()
        .map(connector -> connector.name() + " " + connector.kind())
        .collect(Collectors.toSet());
  }
}
