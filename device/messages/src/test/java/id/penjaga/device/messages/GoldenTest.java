package id.penjaga.device.messages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files in `golden` are the contract's memory: they are only ever added to. Run with
/// `-Dgolden=write` to add new ones.
@DisplayName("Contract goldens (SYS-05, SYS-06)")
class GoldenTest {
  static final Path GOLDEN = Path.of("src/test/resources/id/penjaga/device/messages/golden");

  static Stream<String> messages() {
    return Samples.payloads().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageIsWrittenAsItsGolden(String name) throws IOException {
    byte[] written = Samples.payloads().get(name);
    Path file = GOLDEN.resolve(name + ".json");
    if ("write".equals(System.getProperty("golden")) && !Files.exists(file)) {
      Files.write(file, written);
    }
    assertEquals(Files.readString(file), new String(written, StandardCharsets.UTF_8));
  }

  static Stream<JournalEvent> events() {
    return Samples.events().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void aVersionOneRecordStillReads(JournalEvent event) throws Exception {
    byte[] golden = golden("journal-" + event.getClass().getSimpleName());
    JournalRecord read = Codec.readJournal(golden);
    assertEquals(Samples.record(event), read);
    assertTrue(Codec.hashHolds(golden, read));
  }

  @Test
  void aVersionOneTrendStillReads() throws Exception {
    assertEquals(Samples.trend(), Codec.readTrend(golden("trend")));
  }

  static Stream<StateMessage> states() {
    return Samples.states().stream();
  }

  @ParameterizedTest
  @MethodSource("states")
  void aVersionOneStateStillReads(StateMessage state) throws Exception {
    assertEquals(state, Codec.readState(golden("state-" + state.getClass().getSimpleName())));
  }

  static Stream<DeviceCommand> commands() {
    return Samples.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aVersionOneCommandStillReads(DeviceCommand command) throws Exception {
    CommandMessage read =
        Codec.readCommand(golden("command-" + command.getClass().getSimpleName()));
    assertEquals(command, read.command());
    assertArrayEquals(golden("command-" + command.getClass().getSimpleName()), Codec.write(read));
  }

  @Test
  @DisplayName("F7 F11 F36 Fields that came later are read back, and older goldens are untouched")
  void laterFieldsAreReadBack() throws Exception {
    for (var later : Samples.laterEvents().entrySet()) {
      byte[] golden = golden("journal-" + later.getKey());
      assertEquals(later.getValue(), Codec.readJournal(golden).event());
      assertTrue(Codec.hashHolds(golden, Codec.readJournal(golden)));
    }
    for (var later : Samples.laterStates().entrySet()) {
      assertEquals(later.getValue(), Codec.readState(golden("state-" + later.getKey())));
    }
    assertEquals(
        Samples.laterAcknowledgement(),
        Codec.readCommand(golden("command-AcknowledgeAlarm-occurrence")).command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcdef", "x/1/1", "0123456789abcdef/0/1", "a/b/c/d"})
  @DisplayName("F36 An occurrence is read from what it is written as, and from nothing else")
  void anOccurrenceIsReadFromItsText(String text) {
    assertThrows(IllegalArgumentException.class, () -> OccurrenceId.parse(text));
    assertEquals(Samples.OCCURRENCE, OccurrenceId.parse(Samples.OCCURRENCE.toString()));
  }

  @Test
  void aVersionOneAcknowledgementStillReads() throws Exception {
    assertEquals(
        new Acknowledgement(Samples.DEVICE, Samples.LOG, new Position(3, 17), new Position(3, 41)),
        Codec.readAcknowledgement(golden("ack")));
  }

  @Test
  @DisplayName("VIS-04: a part of a roster still reads, and its signature is over the bytes before")
  void aVersionOneRosterStillReads() throws Exception {
    byte[] golden = golden("roster");
    assertEquals(Samples.rosterPart(), Codec.readRosterPart(golden));
    Codec.Signed signed = Objects.requireNonNull(Codec.signed(golden));
    assertArrayEquals(Codec.rosterBody(Samples.rosterPart()), signed.body());
    assertArrayEquals(Samples.signature(), signed.signature());
    assertNull(Codec.signed(golden("ack")), "a message without a signature has none");
  }

  @Test
  void everyKindOfEventCommandAndStateHasAGolden() throws IOException {
    Set<String> kinds = new TreeSet<>();
    addKinds(kinds, "journal-", JournalEvent.class);
    addKinds(kinds, "command-", DeviceCommand.class);
    addKinds(kinds, "state-", StateMessage.class);
    kinds.add("ack");
    kinds.add("checkpoint");
    kinds.add("roster");
    kinds.add("trend");
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertEquals(
          kinds,
          files
              .map(f -> f.getFileName().toString().replace(".json", ""))
              .map(f -> f.replaceFirst("^(\\w+-\\w+)-.*", "$1"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static void addKinds(Set<String> kinds, String prefix, Class<?> sealed) {
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      kinds.add(prefix + kind.getSimpleName());
    }
  }

  @Test
  @DisplayName("A changed byte is noticed (ACC-18)")
  void aRecordWithOneChangedByteFailsItsHash() throws Exception {
    byte[] payload = golden("journal-AccessGranted");
    int at = new String(payload, StandardCharsets.UTF_8).indexOf("staff-1") + 6;
    payload[at] = '2';
    assertFalse(Codec.hashHolds(payload, Codec.readJournal(payload)));
  }

  static byte[] golden(String name) throws IOException {
    return Files.readAllBytes(GOLDEN.resolve(name + ".json"));
  }
}
