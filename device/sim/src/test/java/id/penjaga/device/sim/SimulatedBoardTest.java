package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.shell.threads.Threads;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The simulated board by name (SYS-08)")
@Timeout(30)
class SimulatedBoardTest {
  @Test
  void itIsFoundByNameAndSaysThatNothingIsReal() throws Exception {
    try (Board board =
        Boards.open("simulated", Map.of("story", "none"), Thread.ofPlatform().daemon().factory())) {
      assertEquals("simulated", board.name());
      assertTrue(board.simulated());
    }
  }

  @Test
  @DisplayName("F15 A task that throws on the simulated board is a bug of the program")
  void whatThrowsIsToldToTheProgram() throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Threads threads = new Threads(told::complete);
    IllegalStateException bug = new IllegalStateException("a bug in one driver");
    try (SimulatedBoard board = SimulatedBoard.paced(1, 10, threads.factory("board"))) {
      board
          .timing()
          .later(
              Duration.ZERO,
              () -> {
                throw bug;
              });
      assertSame(bug, told.get(10, TimeUnit.SECONDS));
      assertFalse(threads.allAlive());
    }
  }

  @Test
  void anUnknownBoardIsToldWithTheKnownOnes() {
    assertEquals(
        "there is no board \"pi\" in this program; it has [simulated]",
        assertThrows(
                IllegalArgumentException.class,
                () -> Boards.open("pi", Map.of(), Thread.ofPlatform().daemon().factory()))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spede | 2    | "spede" is not an option of the simulated board; it has [seed, speed, story]
          speed | 0    | speed is 0; write a whole number from 1 to 1000
          speed | fast | speed is "fast"; write a whole number
          seed  | 1.5  | seed is "1.5"; write a whole number
          story | own  | story is "own"; write story or none
          """)
  void aWrongOptionIsNamedTogetherWithWhatToWrite(String option, String text, String says) {
    assertEquals(
        says,
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Boards.open(
                        "simulated", Map.of(option, text), Thread.ofPlatform().daemon().factory()))
            .getMessage());
  }

  @Test
  void inPacedTimeTheStoryRunsAsManyTimesFasterAsAsked() throws Exception {
    try (SimulatedBoard board =
        (SimulatedBoard)
            Boards.open(
                "simulated", Map.of("speed", "60"), Thread.ofPlatform().daemon().factory())) {
      BlockingQueue<Boolean> door = new ArrayBlockingQueue<>(100);
      BadgeReader reader =
          (BadgeReader) Drivers.named("rdm6300").orElseThrow().open(board, "J8", Map.of());
      Contact mains = (Contact) Drivers.named("contact").orElseThrow().open(board, "J6", Map.of());
      mains.onChange(_ -> door.add(true));
      Sensor ups = (Sensor) Drivers.named("megatec").orElseThrow().open(board, "J10", Map.of());

      assertTrue(reader.next(Duration.ofSeconds(60)).isPresent());
      assertEquals(10, ups.sample().size());
      assertTrue(door.poll(20, TimeUnit.SECONDS) != null, "the mains failed after 50 s");
    }
  }

  @Test
  void aReaderThatWaitsIsLetGoWhenItsLineIsClosed() throws Exception {
    try (SimulatedBoard board =
        SimulatedBoard.paced(1, 1, Thread.ofPlatform().daemon().factory())) {
      SerialLink link = board.openSerial("J8", SerialSettings.at(9600));
      BlockingQueue<String> ended = new ArrayBlockingQueue<>(1);
      Thread.ofVirtual()
          .start(() -> {
            try {
              link.read(new byte[9], Duration.ofMinutes(10));
            } catch (WireException e) {
              ended.add(e.advice());
            }
          });
      assertFalse(ended.iterator().hasNext());
      link.close();

      assertEquals("the serial line was closed", ended.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void manyHandsMayMoveTheRoomAtOnce() throws Exception {
    try (SimulatedBoard board =
        SimulatedBoard.paced(1, 10, Thread.ofPlatform().daemon().factory())) {
      Contact leak =
          (Contact)
              Drivers.named("contact")
                  .orElseThrow()
                  .open(board, "J5", Map.of("normally", "closed"));
      Sensor ups = (Sensor) Drivers.named("megatec").orElseThrow().open(board, "J10", Map.of());
      Thread[] hands = new Thread[4];
      for (int i = 0; i < hands.length; i++) {
        hands[i] =
            Thread.ofPlatform()
                .start(() -> {
                  for (int j = 0; j < 2000; j++) {
                    board.room().wet("leak.floor");
                    leak.state();
                    board.room().dry("leak.floor");
                    board.room().mainsOff();
                    board.room().mainsOn();
                    board.room().swipe("reader.in", "staff");
                  }
                });
      }
      for (Thread hand : hands) {
        hand.join();
      }
      // The board first works off what the hands left behind.
      while (ups.poll().stream().anyMatch(PartAnswer.Missed.class::isInstance)) {
        Thread.sleep(10);
      }
      board.room().wet("leak.floor");
      Thread.sleep(200);

      assertTrue(leak.state() instanceof PartAnswer.Got got && got.measure().on());
    }
  }

  @Test
  void aPartOnTheBusAnswersWhileItIsPluggedIn() throws Exception {
    try (SimulatedBoard board = SimulatedBoard.virtual(1, new Kernel());
        I2cDevice wire = board.openI2c("J15", 0x68)) {
      WireException absent =
          assertThrows(WireException.class, () -> wire.writeThenRead(new byte[] {0x11}, 2));
      assertEquals(MissReason.NOT_CONNECTED, absent.reason());
      assertEquals("nobody answers at 0x68 on J15", absent.advice());

      board.room().bus().plug(0x68, new Registers(new byte[] {0x19, 0x40}));
      assertArrayEquals(new byte[] {0x19, 0x40}, wire.writeThenRead(new byte[] {0x00}, 2));
      board.room().bus().stick(true);
      assertEquals(
          MissReason.TIMEOUT, assertThrows(WireException.class, () -> wire.read(1)).reason());
      board.room().bus().stick(false);
      board.room().bus().unplug(0x68);
      assertThrows(WireException.class, () -> wire.write((byte) 0));
      assertEquals(
          "J4 is a digital input, not a two-wire bus (I2C)",
          assertThrows(WireException.class, () -> board.openI2c("J4", 0x68)).advice());
      assertThrows(WireException.class, () -> board.openTone("J15"));
    }
  }

  /// A part with registers, read from the one that was written last.
  private record Registers(byte[] held) implements I2cPart {
    @Override
    public boolean write(byte[] bytes) {
      return true;
    }

    @Override
    public boolean read(byte[] into) {
      System.arraycopy(held, 0, into, 0, into.length);
      return true;
    }
  }
}
