package id.penjaga.device.drivers.osdp;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.badge.BadgeFormat;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.FrameTally;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.part.badge.Presentations;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// OSDP reader. Facts, wiring and limits are in the package's description. One thread asks it.
public final class Osdp implements BadgeReader {
  private static final Channel TAMPER = new Channel("tamper", Unit.STATE);
  private static final Channel POWER_FAILURE = new Channel("power-failure", Unit.STATE);

  public static final Driver DRIVER =
      new Driver(
          "osdp",
          "Badge reader with OSDP v2, encrypted, RS-485",
          Driver.Role.READER,
          WireKind.SERIAL,
          List.of(TAMPER, POWER_FAILURE),
          Duration.ZERO,
          List.of(
              new Setting.Address(0, 126, 0, "the reader's address on the line"),
              new Setting.Choice(
                  "baud",
                  List.of("9600", "19200", "38400", "57600", "115200"),
                  "9600",
                  "the speed the reader is set to"),
              new Setting.Choice(
                  "direction",
                  List.of("automatic", "kernel"),
                  "automatic",
                  "who switches the line: the adapter by itself, or the kernel by RTS"),
              new Setting.File("key-file", "file with this reader's key, 32 hexadecimal digits"),
              new Setting.Choice(
                  "install",
                  List.of("no", "yes"),
                  "no",
                  "yes brings the key into a reader that still has the factory's, and reads"
                      + " nothing"),
              new Setting.Choice(
                  "led",
                  List.of("red", "green", "amber", "blue", "none"),
                  "red",
                  "the colour that says the reader is in service"),
              new Setting.Choice(
                  "keypad",
                  List.of("no", "yes"),
                  "no",
                  "whether it has keys; a PIN is asked for where there are some"),
              new Setting.Choice(
                  "beep", List.of("yes", "no"), "yes", "whether the reader sounds at each badge"),
              new Setting.Number(
                  "again-ms",
                  0,
                  10_000,
                  "ms",
                  "1000",
                  "how long the same badge counts as still held at the reader")),
          Driver.Maturity.BENCH,
          Osdp::open,
          _ -> NumberLengths.of(List.of(BadgeFormat.values())).andUpTo(Osdp.MOST_BITS / 8));

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final long STATUS_NANOS = Duration.ofSeconds(30).toNanos();
  private static final int MOST_BITS = 256;

  /// So many badges read wrongly in a row are a fault of the reader.
  private static final int MISREAD = 3;

  private final OsdpLine line;
  private final Timing timing;
  private final String place;
  private final Settings settings;
  private final Supplier<byte[]> random;

  private final AtomicReference<Duration> welcome = new AtomicReference<>(Duration.ZERO);
  private final AtomicBoolean confirm = new AtomicBoolean();
  private final AtomicReference<Duration> awaited = new AtomicReference<>(Duration.ZERO);
  private final Deque<KeyPress> keys = new ArrayDeque<>();
  private @Nullable SecureChannel session;
  private long statusNanos;
  private List<PartAnswer> condition;
  private final Presentations presentations;
  private final FrameTally tally = new FrameTally();
  private long polledNanos;

  /// @param random fresh bytes for each session
  Osdp(OsdpLine line, Timing timing, String place, Settings settings, Supplier<byte[]> random) {
    this.line = line;
    this.timing = timing;
    this.place = place;
    this.settings = settings;
    this.random = random;
    presentations = Presentations.ofProvenFrames(Duration.ofMillis(settings.number("again-ms")));
    polledNanos = timing.nanos();
    condition =
        unknown(new WireException(NOT_CONNECTED, "the reader at " + place + " was not asked yet"));
  }

  private static Osdp open(Board board, String connector, Settings settings) throws WireException {
    int baud = settings.number("baud");
    int address = settings.address();
    SerialSettings.Direction direction =
        settings.is("direction", "kernel")
            ? SerialSettings.Direction.KERNEL
            : SerialSettings.Direction.AUTOMATIC;
    String place = connector + ", address " + address;
    SecureRandom source = new SecureRandom();
    return new Osdp(
        new OsdpLine(
            board.openSerial(connector, SerialSettings.at(baud).with(direction).sharing()),
            board.timing(),
            place,
            address,
            baud),
        board.timing(),
        place,
        settings,
        () -> {
          byte[] bytes = new byte[ChannelKeys.RANDOM_BYTES];
          source.nextBytes(bytes);
          return bytes;
        });
  }

  @Override
  public Optional<BadgeFrame> next(Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    try {
      while (true) {
        Optional<BadgeFrame> badge = poll();
        long left = until - timing.nanos();
        if (badge.isPresent()
            || !keys.isEmpty()
            || left <= 0
            || Thread.currentThread().isInterrupted()) {
          return badge;
        }
        timing.pause(Duration.ofNanos(Math.min(left, PERIOD.toNanos())));
      }
    } catch (WireException e) {
      session = null;
      condition = unknown(e);
      throw e;
    }
  }

  @Override
  public Reception reception() {
    return tally.reception(timing.nanos());
  }

  @Override
  public List<PartAnswer> condition() {
    return condition;
  }

  @Override
  public boolean hasKeypad() {
    return settings.is("keypad", "yes");
  }

  @Override
  public List<KeyPress> keys() {
    List<KeyPress> pressed = List.copyOf(keys);
    keys.clear();
    return pressed;
  }

  @Override
  public void welcome(Duration length) {
    awaited.set(Duration.ZERO);
    welcome.set(length);
  }

  @Override
  public void confirm() {
    confirm.set(true);
  }

  @Override
  public void awaitPin(Duration length) {
    awaited.set(length);
  }

  @Override
  public void close() {
    line.close();
  }

  private Optional<BadgeFrame> poll() throws WireException {
    SecureChannel open = session;
    if (open == null) {
      open = begin();
      session = open;
    }
    if (timing.nanos() - statusNanos >= STATUS_NANOS) {
      status(open);
    }
    show(open, OsdpSigns.AMBER, awaited.getAndSet(Duration.ZERO));
    show(open, OsdpSigns.GREEN, welcome.getAndSet(Duration.ZERO));
    if (confirm.getAndSet(false) && open.canSound()) {
      open.ask(SecureChannel.BUZZER, OsdpSigns.threeTones());
    }
    // A reader keeps a badge until it is asked: it may have come at any time since the last poll.
    long asked = polledNanos;
    SecureChannel.Reply reply = open.ask(SecureChannel.POLL);
    polledNanos = timing.nanos();
    return switch (reply.code()) {
      case SecureChannel.RAW -> {
        Optional<BadgeFrame> heard =
            number(open, reply.data())
                .flatMap(number -> presentations.heard(number, polledNanos, polledNanos))
                .map(badge -> new BadgeFrame(badge.number(), asked, badge.proof()));
        if (heard.isPresent()) {
          beep(open);
        }
        yield heard;
      }
      case SecureChannel.LOCAL_STATUS_REPORT -> {
        report(open, reply.data());
        yield Optional.empty();
      }
      case SecureChannel.KEYPAD -> {
        pressed(open, reply.data(), asked);
        yield Optional.empty();
      }
      case SecureChannel.NAK -> throw open.nonsense();
      default -> Optional.empty(); // reports of parts we do not use
    };
  }

  private SecureChannel begin() throws WireException {
    byte[] key = key();
    try {
      if (settings.is("install", "yes")) {
        SecureChannel.install(line, place, key, random.get());
        throw new WireException(
            NOT_CONNECTED,
            "the reader at " + place + " has our key now; write install: no and restart");
      }
      SecureChannel begun = SecureChannel.begin(line, place, key, random.get());
      status(begun);
      light(begun);
      return begun;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] key() throws WireException {
    String file = settings.word("key-file");
    if (file.isEmpty()) {
      throw new WireException(
          NOT_CONNECTED,
          "the reader at "
              + place
              + " has no key-file in the configuration; make a key with: openssl rand -hex 16");
    }
    String text = settings.secret("key-file");
    if (!text.matches("[0-9A-Fa-f]{32}")) {
      throw new WireException(
          NOT_CONNECTED,
          file + " is no key of 32 hexadecimal digits; put the file back from a copy");
    }
    byte[] key = HexFormat.of().parseHex(text);
    if (SecureChannel.isWeak(key)) {
      throw new WireException(
          NOT_CONNECTED,
          file
              + " holds a key that is tried first, such as the factory's; make one with: openssl"
              + " rand -hex 16");
    }
    return key;
  }

  private void status(SecureChannel open) throws WireException {
    SecureChannel.Reply reply = open.ask(SecureChannel.LOCAL_STATUS);
    statusNanos = timing.nanos();
    switch (reply.code()) {
      case SecureChannel.LOCAL_STATUS_REPORT -> report(open, reply.data());
      case SecureChannel.NAK ->
          condition =
              unknown(
                  new WireException(
                      MALFORMED,
                      "the reader at "
                          + place
                          + " cannot say whether it was opened; take its tamper out of the"
                          + " points"));
      default -> throw open.nonsense();
    }
  }

  private void report(SecureChannel open, byte[] data) throws WireException {
    if (data.length != 2) {
      throw open.nonsense();
    }
    condition =
        List.of(
            new PartAnswer.Got(TAMPER, Measure.state(data[0] != 0)),
            new PartAnswer.Got(POWER_FAILURE, Measure.state(data[1] != 0)));
  }

  /// Sets the permanent colour of the LED.
  private void light(SecureChannel open) throws WireException {
    byte colour = OsdpSigns.colour(settings.word("led"));
    if (colour > 0 && open.canLed()) {
      open.ask(SecureChannel.LED, OsdpSigns.permanent(colour));
    }
  }

  /// Shows a colour for so long, and then what was shown before.
  private void show(SecureChannel open, byte colour, Duration length) throws WireException {
    if (!length.isZero() && open.canLed()) {
      open.ask(SecureChannel.LED, OsdpSigns.temporary(colour, length));
    }
  }

  /// Reader, how many keys, a character for each: digits, 7F for `*`, 0D for `#`. Others are for
  /// functions and are no part of a PIN.
  private void pressed(SecureChannel open, byte[] data, long nanos) throws WireException {
    if (data.length < 2 || data.length != 2 + Byte.toUnsignedInt(data[1])) {
      throw open.nonsense();
    }
    for (int i = 2; hasKeypad() && i < data.length; i++) {
      Character key = key(data[i]);
      if (key != null) {
        if (keys.size() == KeyPress.MOST) {
          keys.removeFirst();
        }
        keys.add(new KeyPress(key, nanos));
      }
    }
    Arrays.fill(data, (byte) 0);
  }

  private static @Nullable Character key(byte code) {
    return switch (code) {
      case 0x7F -> KeyPress.CLEAR;
      case 0x0D -> KeyPress.ENTER;
      default -> code >= '0' && code <= '9' ? (char) code : null;
    };
  }

  /// The reader's own tone, once, for a tenth of a second.
  private void beep(SecureChannel open) throws WireException {
    if (settings.is("beep", "yes") && open.canSound()) {
      open.ask(SecureChannel.BUZZER, OsdpSigns.oneTone());
    }
  }

  /// Reader, format, how many bits (two bytes), the bits from the highest place of the first byte
  /// on.
  ///
  /// @return empty if the reader is well and has read the badge wrongly
  private Optional<byte[]> number(SecureChannel open, byte[] raw) throws WireException {
    if (raw.length < 5) {
      throw open.nonsense();
    }
    int bits = Byte.toUnsignedInt(raw[2]) | Byte.toUnsignedInt(raw[3]) << 8;
    byte[] number = Arrays.copyOfRange(raw, 4, raw.length);
    if (bits < 8 || bits > MOST_BITS || number.length != (bits + 7) / 8) {
      throw open.nonsense();
    }
    BadgeFormat format = BadgeFormat.of(bits).orElse(null);
    if (format == null) {
      tally.whole();
      return Optional.of(number);
    }
    long frame = 0;
    for (byte each : number) {
      frame = frame << 8 | Byte.toUnsignedInt(each);
    }
    frame >>>= number.length * 8 - bits;
    if (!format.parityHolds(frame) || !format.isIssued(frame)) {
      tally.misread(
          polledNanos,
          MISREAD,
          new Refusal(
              CHECKSUM,
              "the reader at "
                  + place
                  + " sent a badge of "
                  + bits
                  + " bits with wrong parity or no number; present it again, or check the reader's"
                  + " card format"));
      return Optional.empty();
    }
    tally.whole();
    return Optional.of(format.number(frame));
  }

  private static List<PartAnswer> unknown(WireException e) {
    return List.of(
        new PartAnswer.Missed(TAMPER, e.reason(), e.advice()),
        new PartAnswer.Missed(POWER_FAILURE, e.reason(), e.advice()));
  }
}
