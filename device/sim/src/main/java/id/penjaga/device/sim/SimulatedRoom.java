package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.WireKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The room itself, and the hand that moves it. Thread safe: tests, the story and the device may
/// act at the same time.
///
/// Names are those of the table in the package's description. An unknown name is an {@link
/// IllegalArgumentException} that lists the known ones.
public final class SimulatedRoom {
  static final String DOOR = "door.main";
  static final String LEAK = "leak.floor";
  static final String MAINS = "mains";
  static final String EXIT = "exit";
  static final String FIRE = "fire";
  static final String SENSOR = "room";
  static final String UPS = "ups.main";
  static final String LOCK = "lock";
  static final String BUS = "bus";
  static final Set<String> READERS = Set.of("reader.in", "reader.out");

  static final List<Connector> CONNECTORS =
      List.of(
          new Connector("J3", WireKind.KERNEL_SENSOR, SENSOR),
          new Connector("J4", WireKind.DIGITAL_INPUT, DOOR),
          new Connector("J5", WireKind.DIGITAL_INPUT, LEAK),
          new Connector("J6", WireKind.DIGITAL_INPUT, MAINS),
          new Connector("J7", WireKind.DIGITAL_INPUT, EXIT),
          new Connector("J8", WireKind.SERIAL, "reader.in"),
          new Connector("J9", WireKind.SERIAL, "reader.out"),
          new Connector("J10", WireKind.SERIAL, UPS),
          new Connector("J11", WireKind.DIGITAL_OUTPUT, LOCK),
          new Connector("J12", WireKind.DIGITAL_OUTPUT, "buzzer"),
          new Connector("J13", WireKind.DIGITAL_OUTPUT, "alarm"),
          new Connector("J14", WireKind.DIGITAL_OUTPUT, "leak"),
          new Connector("J15", WireKind.I2C, BUS),
          new Connector("J18", WireKind.DIGITAL_INPUT, FIRE));

  private static final Duration PRESS = Duration.ofMillis(400);
  private static final int FRAMES_A_SWIPE = 6;
  private static final Duration FRAME_GAP = Duration.ofMillis(65);

  private final SimTime time;
  private final Climate climate = new Climate();
  private final Battery battery;
  private final Map<String, InputLine> inputs = new LinkedHashMap<>();
  private final Map<String, OutputLine> outputs = new LinkedHashMap<>();
  private final Map<String, SerialWire> serials = new LinkedHashMap<>();
  private final ClimateProbe probe;
  private final I2cBus bus = new I2cBus("J15");
  private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<CastMember, OfficeCall>> calls = new CopyOnWriteArrayList<>();
  private boolean doorOpen;
  private boolean upsMute;

  /// @param released told of a connector that was closed
  SimulatedRoom(SimTime time, SplitMix random, Consumer<String> released) {
    this.time = time;
    battery = new Battery(random.stream(UPS));
    probe = new ClimateProbe(time, this::air);
    for (Connector connector : CONNECTORS) {
      String name = connector.purpose();
      switch (connector.kind()) {
        case DIGITAL_INPUT ->
            inputs.put(
                name,
                new InputLine(
                    time,
                    random.stream(name),
                    !Set.of(EXIT, FIRE).contains(name), // these loops rest open
                    () -> released.accept(connector.name())));
        case DIGITAL_OUTPUT -> outputs.put(name, new OutputLine(name, this::switched));
        case SERIAL ->
            serials.put(
                name,
                name.equals(UPS)
                    ? new SerialWire(time, 2400, this::askUps)
                    : new SerialWire(time, 9600, _ -> {}));
        case KERNEL_SENSOR, I2C -> {}
        case TONE, WIEGAND, NETWORK ->
            throw new IllegalStateException("the room has no " + connector.kind());
      }
    }
  }

  /// The two-wire bus at J15, for tests that plug parts in.
  public I2cBus bus() {
    return bus;
  }

  // ---- people and the door

  /// Holds a badge at a reader for a moment.
  ///
  /// @param who a {@link CastMember}'s name or ten hex digits
  public void swipe(String reader, String who) {
    SerialWire wire = named(serials, "reader", reader);
    byte[] badge =
        CastMember.named(who)
            .map(CastMember::badgeBytes)
            .orElseGet(() -> HexFormat.of().parseHex(who));
    if (badge.length != 5 || reader.equals(UPS)) {
      throw new IllegalArgumentException(
          "\"" + who + "\" at " + reader + ": a badge has ten hex digits, readers are " + READERS);
    }
    byte[] frame = frame(badge);
    for (int i = 0; i < FRAMES_A_SWIPE; i++) {
      time.later(FRAME_GAP.multipliedBy(i), () -> wire.say(frame));
    }
    tell(who + " holds a badge at " + reader);
  }

  /// Pulls at the door: it opens if the lock is released.
  ///
  /// @return whether it is open now
  public boolean open(String door) {
    require(door, DOOR);
    synchronized (this) {
      if (!doorOpen && !output(LOCK)) {
        tell(door + " stays shut: it is locked");
        return false;
      }
    }
    door(true);
    tell(door + " opens");
    return true;
  }

  /// Opens the door whatever the lock says.
  public void force(String door) {
    require(door, DOOR);
    door(true);
    tell(door + " is forced open");
  }

  public void close(String door) {
    require(door, DOOR);
    door(false);
    tell(door + " closes");
  }

  /// Presses the request-to-exit button for a moment.
  public void press(String button) {
    require(button, EXIT);
    InputLine line = input(EXIT);
    line.loop(true);
    time.later(PRESS, () -> line.loop(false));
    tell("the " + button + " button is pressed");
  }

  /// Somebody tells the office something.
  public void call(CastMember who, OfficeCall what) {
    calls.forEach(office -> office.accept(who, what));
    tell(who.name() + " tells the office: " + what.name().toLowerCase(Locale.ROOT));
  }

  /// Who hears what people tell the office, on the board's thread: it must not wait.
  public void onCall(BiConsumer<CastMember, OfficeCall> office) {
    calls.add(office);
  }

  // ---- fire, water, power, air

  /// The fire panel closes its contact.
  public void fireAlarm() {
    input(FIRE).loop(true);
    tell("the fire alarm sounds");
  }

  /// The fire panel is reset.
  public void fireOver() {
    input(FIRE).loop(false);
    tell("the fire panel is reset");
  }

  public void wet(String leak) {
    require(leak, LEAK);
    input(leak).loop(false);
    tell(leak + " gets wet");
  }

  public void dry(String leak) {
    require(leak, LEAK);
    input(leak).loop(true);
    tell(leak + " is dry again");
  }

  public void mainsOff() {
    mains(false);
    tell("the mains (PLN) fail; the UPS carries the room");
  }

  public void mainsOn() {
    mains(true);
    tell("the mains (PLN) are back");
  }

  /// Stops the UPS from answering, or lets it answer again.
  public synchronized void upsMute(boolean mute) {
    upsMute = mute;
    tell(mute ? "the UPS no longer answers" : "the UPS answers again");
  }

  /// Lets the UPS report a fault of its own.
  public synchronized void upsFault(boolean fault) {
    battery.failed(fault);
    tell(fault ? "the UPS reports a fault" : "the UPS is well again");
  }

  /// Sets the charge of the UPS, 0 to 100.
  public synchronized void upsCharge(double percent) {
    battery.charge(percent / 100, time.nanos());
  }

  public synchronized void coolingFails() {
    climate.cooling(false, time.nanos());
    tell("the cooling fails");
  }

  public synchronized void coolingWorks() {
    climate.cooling(true, time.nanos());
    tell("the cooling works again");
  }

  /// Holds the air at these values until the end of the run.
  public synchronized void holdAir(double celsius, double percent) {
    climate.hold(new Air(celsius, percent));
  }

  // ---- wires

  /// Makes a climate sensor silent.
  public void sensorMute(String sensor) {
    require(sensor, SENSOR);
    probe.mute(true);
    tell("the sensor " + sensor + " goes mute");
  }

  /// Lets it speak again.
  public void sensorSpeaks(String sensor) {
    require(sensor, SENSOR);
    probe.mute(false);
    tell("the sensor " + sensor + " speaks again");
  }

  /// Damages the next transfers of a climate sensor: wrong checksum.
  public void sensorDamaged(String sensor, int transfers) {
    require(sensor, SENSOR);
    probe.damage(transfers);
  }

  /// Cuts the wire of a contact: its loop is open whatever the contact does.
  public void cut(String contact) {
    input(contact).cut(true);
    tell("the wire of " + contact + " is cut");
  }

  public void mend(String contact) {
    input(contact).cut(false);
    tell("the wire of " + contact + " is mended");
  }

  // ---- what can be seen

  /// The level of an output: `lock`, `buzzer`, `alarm` or `leak`. High is on when the relay is
  /// configured `active: high`.
  public boolean output(String name) {
    return named(outputs, "output", name).high();
  }

  public synchronized boolean doorOpen() {
    return doorOpen;
  }

  /// Tells in words what happens from now on, on the board's thread: for a console or a test's log.
  public void onTale(Consumer<String> watcher) {
    watchers.add(watcher);
  }

  // ---- for the board

  InputLine input(String name) {
    return named(inputs, "contact", name);
  }

  OutputLine outputLine(String name) {
    return named(outputs, "output", name);
  }

  SerialWire serial(String name) {
    return named(serials, "serial line", name);
  }

  ClimateProbe probe() {
    return probe;
  }

  private synchronized Air air(long nanos) {
    return climate.at(nanos);
  }

  private void door(boolean open) {
    synchronized (this) {
      doorOpen = open;
    }
    input(DOOR).loop(!open);
  }

  private void mains(boolean present) {
    synchronized (this) {
      battery.mains(present, time.nanos());
    }
    input(MAINS).loop(present);
  }

  private void switched(String output, boolean high) {
    tell(output + (high ? " is switched on" : " is switched off"));
  }

  private void askUps(String command) {
    String answer;
    synchronized (this) {
      long now = time.nanos();
      if (upsMute || !battery.feeds(now)) {
        return;
      }
      answer = battery.answer(command, now);
    }
    if (!answer.isEmpty()) {
      serial(UPS).say(answer + "\r");
    }
  }

  void tell(String what) {
    if (!watchers.isEmpty()) {
      time.later(Duration.ZERO, () -> watchers.forEach(watcher -> watcher.accept(what)));
    }
  }

  /// An RDM6300 frame: start, ten digits, XOR of the five bytes, end.
  static byte[] frame(byte[] badge) {
    int xor = 0;
    for (byte octet : badge) {
      xor ^= Byte.toUnsignedInt(octet);
    }
    HexFormat hex = HexFormat.of().withUpperCase();
    String text = "\u0002" + hex.formatHex(badge) + hex.toHexDigits((byte) xor) + "\u0003";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void require(String name, String known) {
    if (!name.equals(known)) {
      throw new IllegalArgumentException(
          "there is no \"" + name + "\" of this kind in the room; there is " + known);
    }
  }

  private static <T> T named(Map<String, T> things, String kind, String name) {
    T thing = things.get(name);
    if (thing == null) {
      throw new IllegalArgumentException(
          "there is no "
              + kind
              + " \""
              + name
              + "\" in the room; there is "
              + new ArrayList<>(things.keySet()));
    }
    return thing;
  }
}
