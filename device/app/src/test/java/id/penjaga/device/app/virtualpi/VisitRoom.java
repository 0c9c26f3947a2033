package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.same;

import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.PinHash;
import id.penjaga.device.shell.keys.Signing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The room of a visit: readers, door and a site that signs rosters, outside the program that
/// guards it; and its journal, read from a copy of the card.
final class VisitRoom {
  /// Numbers of badges of 26 bits.
  static final int ESCORT = 0x166A37;

  static final int VISITOR = 0x166A38;

  private static final String PIN = "471100";
  private static final String READER_KEY = "6b1f83d40c9ae25777b13a5ef0c8296d";
  private static final int EXIT = 5;
  private static final int DOOR = 17;
  private static final int DATA_0 = 20;
  private static final int DATA_1 = 21;
  private static final int MAINS = 22;
  private static final int LEAK = 27;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final Path FOLDER = Path.of("/tmp/visit");
  private static final Path LOG = FOLDER.resolve("device.log");
  private static final Path CARDS = FOLDER.resolve("cards");

  private final SecureRandom random = new SecureRandom();
  private final Signing.Pair signer = Signing.pair(random);
  private final BadgeKeys keys = BadgeKeys.fresh(random);
  private final String pin = PinHash.of(PIN.toCharArray(), random);
  private final Guest guest;
  private final List<String> program;
  private final List<String> logs = new ArrayList<>();
  private long version;
  private int copies;
  private @Nullable Process device;

  VisitRoom(Guest guest, List<String> program) {
    this.guest = guest;
    this.program = program;
  }

  /// With the program's own log where a claim does not hold.
  String told(Guest.Check check) throws Exception {
    try {
      return check.run();
    } catch (Exception | AssertionError e) {
      System.out.println(Files.exists(LOG) ? Files.readString(LOG) : "no log");
      journal().forEach(System.out::println);
      throw e;
    }
  }

  Path data() {
    return FOLDER.resolve("data");
  }

  BadgeId escort() {
    return digest(ESCORT);
  }

  BadgeId visitor() {
    return digest(VISITOR);
  }

  private BadgeId digest(int number) {
    byte[] bytes = {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    return new BadgeId(keys.digest(bytes, 1));
  }

  /// Door shut, rope dry, mains present, nobody at the button, both readers at rest.
  void prepare() throws Exception {
    Files.createDirectories(data());
    secret(data().resolve("site.key"), keys.text());
    secret(FOLDER.resolve("device.key"), "5c".repeat(32));
    secret(FOLDER.resolve("J16.key"), READER_KEY);
    Files.writeString(CARDS, "");
    Pty line = reader();
    Files.writeString(
        FOLDER.resolve("connectors.csv"),
        RaspberryPiProvider.shipped().replace("/dev/penjaga/J16,", line.device + ","));
    Files.writeString(FOLDER.resolve("device.yaml"), configuration());
    guest.header.drive(DOOR, false);
    guest.header.drive(LEAK, false);
    guest.header.drive(MAINS, false);
    guest.header.drive(EXIT, true);
    guest.header.drive(DATA_0, true);
    guest.header.drive(DATA_1, true);
    guest.header.sensor(4, 21.0, 50.0);
  }

  private static void secret(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private String configuration() throws IOException {
    String text = Files.readString(Path.of("../../config/device.yaml"));
    text = edited(text, "name: simulated ", "name: raspberry-pi ");
    text = text.replaceFirst("(?m)^  options: .*$", "");
    text =
        edited(
            text,
            "name: raspberry-pi ",
            "options: { connectors: " + FOLDER + "/connectors.csv }\n  name: raspberry-pi ");
    text = edited(text, "data: data/room-1 ", "data: data ");
    text = edited(text, "tcp://localhost:1883", "tcp://127.0.0.1:1");
    text =
        edited(
            text,
            "storage:\n",
            "roster: { signer: '" + signer.open() + "', key-file: device.key }\n\nstorage:\n");
    text =
        edited(
            text,
            "    driver: rdm6300\n    connector: J8\n",
            "    driver: wiegand\n    connector: J17\n    settings: { bits: 26, keypad: 8 }\n");
    text =
        edited(
            text,
            "    driver: rdm6300\n    connector: J9\n",
            "    driver: osdp\n    connector: J16\n    settings: { key-file: J16.key }\n");
    return edited(text, "    held: 60 s ", "    passage: { overstay: 1 s }\n    held: 60 s ");
  }

  private static String edited(String text, String from, String to) {
    holds(text.contains(from), "the sample has no " + from);
    return text.replace(from, to);
  }

  /// The OSDP reader of the drivers' tests, on a terminal.
  private static Pty reader() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(PeerChecks.readerProgram());
    command.addAll(List.of(READER_KEY, CARDS.toString()));
    Process part = new ProcessBuilder(command).start();
    same("ready", part.errorReader().readLine());
    Pty line = new Pty();
    Pty.play(() -> PeerChecks.pass(part.getInputStream(), line));
    Thread.ofPlatform().daemon().start(() -> forward(line, part.getOutputStream()));
    return line;
  }

  /// What the program says to the reader, also after the program was killed and has come back.
  private static void forward(Pty line, OutputStream reader) {
    try {
      while (true) {
        try {
          reader.write(line.hear());
          reader.flush();
        } catch (LinuxException _) {
          Thread.sleep(20); // nobody has the other end at the moment
        }
      }
    } catch (IOException | InterruptedException _) {
      // the reader is gone
    }
  }

  /// The site signs a roster and the card has it: an escort with a PIN, and a visitor whose permit
  /// ends after so long.
  ///
  /// @param purpose whether it was written down
  void roster(boolean purpose, long seconds) throws IOException {
    Instant now = Instant.now();
    Roster.Permit permit =
        new Roster.Permit(
            "vis-1",
            List.of(new PointId("door.main")),
            now.minusSeconds(3_600),
            now.plusSeconds(seconds),
            true,
            List.of("staff-1"),
            2,
            List.of(new Roster.Member(visitor(), purpose, true, false, 0)));
    Roster.Badge staff =
        new Roster.Badge(
            escort(), "staff-1", BadgeState.ISSUED, false, true, false, List.of(), null, null, pin);
    Roster roster =
        new Roster(
            new DeviceId("room-1"),
            ++version,
            1,
            now.minusSeconds(60),
            now.plusSeconds(86_400),
            Set.of(),
            Map.of(escort(), staff, visitor(), Roster.Badge.visitor(visitor(), "visitor-1")),
            List.of(permit));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Roster.Part part : roster.parts(null)) {
      byte[] body = Codec.rosterBody(part);
      file.write(Codec.sign(body, Signing.sign(Signing.privateKey(signer.secret()), body)));
      file.write('\n');
    }
    Files.write(data().resolve("roster"), file.toByteArray());
  }

  void start() throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("run", "--config", FOLDER.resolve("device.yaml").toString()));
    Process started =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    device = started;
    long before = System.nanoTime();
    while (!Files.readString(LOG).contains("runs on board raspberry-pi")) {
      holds(started.isAlive(), "the program ended");
      holds(System.nanoTime() - before < MOST_NANOS, "it does not start");
      Thread.sleep(20);
    }
    Thread.sleep(1_500); // contacts are read, the reader's session begins
  }

  /// kill -9.
  void kill() throws Exception {
    Process running = device;
    holds(running != null && running.isAlive(), "the program ended");
    running.destroyForcibly().waitFor();
    logs.add(Files.readString(LOG));
  }

  void killed() throws Exception {
    kill();
    start();
  }

  /// What the program said in all its runs.
  String log() {
    return String.join("", logs);
  }

  /// A badge at the Wiegand reader.
  void swipe(int number) throws Exception {
    send(frame(number));
    Thread.sleep(200);
  }

  /// Keys of eight bits, the complement in front.
  void type(String keys) throws Exception {
    for (char key : keys.toCharArray()) {
      int value = key == '#' ? 11 : key - '0';
      send(bits(~value & 0xF, 4) + bits(value, 4));
      Thread.sleep(150);
    }
  }

  private void send(String frame) throws IOException {
    for (char bit : frame.toCharArray()) {
      int line = bit == '1' ? DATA_1 : DATA_0;
      guest.header.then(line, false, 100).then(line, true, 1_900);
    }
    guest.header.play();
  }

  /// A badge at the OSDP reader: reader, raw, 26 bits, the bits.
  void show(int number) throws IOException {
    long bits = Long.parseLong(frame(number), 2) << 6;
    Files.writeString(
        CARDS, "00001a00" + HexFormat.of().toHexDigits(bits, 8) + "\n", StandardOpenOption.APPEND);
  }

  /// The number between an even and an odd parity bit.
  private static String frame(int number) {
    String middle = bits(number, 24);
    long first = middle.substring(0, 12).chars().filter(c -> c == '1').count();
    long second = middle.substring(12).chars().filter(c -> c == '1').count();
    return first % 2 + middle + (1 - second % 2);
  }

  private static String bits(int value, int count) {
    return String.format("%" + count + "s", Integer.toBinaryString(value)).replace(' ', '0');
  }

  void door(boolean open) throws Exception {
    guest.header.drive(DOOR, open);
    Thread.sleep(400);
  }

  /// Waits until the journal on the card has an event.
  void await(String what, Predicate<JournalEvent> wanted) throws Exception {
    await(what, wanted, 1);
  }

  /// Waits until the journal on the card has so many of them.
  void await(String what, Predicate<JournalEvent> wanted, long least) throws Exception {
    long before = System.nanoTime();
    while (journal().stream().filter(wanted).count() < least) {
      holds(System.nanoTime() - before < MOST_NANOS, "waited in vain for " + what);
      Thread.sleep(200);
    }
  }

  /// What the journal says, from a copy of the card as it is at this moment.
  List<JournalEvent> journal() throws Exception {
    Path copy = Files.createDirectories(FOLDER.resolve("copy-" + copies++));
    List<JournalEvent> events = new ArrayList<>();
    try {
      try (Stream<Path> files = Files.list(data().resolve("journal"))) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
      try (Journal journal = Journal.open(Disk.folder(copy), Journal.Options.USUAL, random);
          Cursor cursor = journal.after(null)) {
        for (JournalEntry e = cursor.next(); e != null; e = cursor.next()) {
          events.add(Codec.readJournal(e.body()).event());
        }
      }
    } finally {
      try (Stream<Path> files = Files.list(copy)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    }
    return events;
  }
}
