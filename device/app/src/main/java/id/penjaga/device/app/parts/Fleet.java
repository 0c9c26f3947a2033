package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.OutputDriver;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.shell.threads.ThreadBody;
import id.penjaga.device.shell.threads.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All configured parts with their threads.
public final class Fleet implements OutputDriver, AutoCloseable {
  private final Map<PointId, Switching> outputs = new HashMap<>();
  private final Map<PointId, List<Badges>> readers = new HashMap<>();
  private final Map<PointId, Badges> readerByName = new HashMap<>();
  private final List<Pulsing> pulsing = new ArrayList<>();
  private final Threads threads;
  private final List<Input> inputs = new ArrayList<>();
  private final List<Thread> outputThreads = new ArrayList<>();
  private final List<Thread> inputThreads = new ArrayList<>();

  /// How PINs are checked.
  ///
  /// @param known the badges of now
  public record Pins(Supplier<Credentials> known, PinDesk.Verifier verifier) {}

  private record Input(String name, ThreadBody work) {}

  /// Opens the outputs in their safe state; inputs follow with {@link #listen}.
  ///
  /// @param threads supervise one thread for each part; a bug in one ends the program
  /// @param screen the lines that displays show
  /// @param pins null where no badge has a PIN, because no hub keeps a roster
  public Fleet(
      DeviceConfig config,
      Board board,
      SiteKey key,
      Clocks clocks,
      Consumer<Event> inbox,
      Threads threads,
      @Nullable Pins pins,
      Supplier<List<String>> screen) {
    this.threads = threads;
    Reporter reporter = new Reporter(clocks, inbox);
    PinDesk desk = pins == null ? null : pinDesk(config.rules(), board, reporter, pins);
    List<PartEntry> contacts = new ArrayList<>();
    PointId watchdog = config.watchdog();
    for (PartEntry entry : config.parts()) {
      switch (entry.role()) {
        case ACTUATOR -> {
          boolean pulses = watchdog != null && watchdog.name().equals(entry.name());
          ThreadBody work =
              pulses ? pulsing(entry, board, reporter) : output(entry, board, reporter);
          outputThreads.add(threads.start(entry.name(), work));
        }
        case SENSOR -> inputs.add(new Input(entry.name(), new Asking(entry, board, reporter)::run));
        case READER -> {
          Badges reader = new Badges(entry, key, board, reporter, desk);
          lockOf(config.rules(), new PointId(entry.name()))
              .ifPresent(lock -> readers.computeIfAbsent(lock, _ -> new ArrayList<>()).add(reader));
          readerByName.put(new PointId(entry.name()), reader);
          inputs.add(new Input(entry.name(), reader::run));
        }
        case CONTACT -> contacts.add(entry);
        case DISPLAY ->
            inputs.add(new Input(entry.name(), new Showing(entry, board, reporter, screen)::run));
      }
    }
    if (!contacts.isEmpty()) {
      Contacts listening = new Contacts(contacts, config.exits(), board, reporter);
      inputs.add(new Input("contacts", listening::run));
    }
  }

  private ThreadBody output(PartEntry entry, Board board, Reporter reporter) {
    Switching output = new Switching(entry, board, reporter);
    output.open();
    outputs.put(new PointId(entry.name()), output);
    return output::run;
  }

  private ThreadBody pulsing(PartEntry entry, Board board, Reporter reporter) {
    Pulsing output = new Pulsing(entry, board, reporter);
    pulsing.add(output);
    return output::run;
  }

  private PinDesk pinDesk(RoomRules rules, Board board, Reporter reporter, Pins pins) {
    PinDesk desk = new PinDesk(rules, pins.known(), pins.verifier(), board.timing(), reporter);
    inputs.add(new Input("pin", desk::run));
    return desk;
  }

  /// The lock of the door that a reader belongs to.
  private static Optional<PointId> lockOf(RoomRules rules, PointId reader) {
    return Optional.ofNullable(rules.readers().get(reader))
        .map(rule -> rules.doors().get(rule.door()))
        .map(RoomRules.DoorRule::lock);
  }

  /// Lets sensors, contacts and readers speak.
  public void listen() {
    inputs.forEach(input -> inputThreads.add(threads.start(input.name(), input.work())));
  }

  /// The control loop lives; never waits.
  public void kick() {
    pulsing.forEach(Pulsing::kick);
  }

  @Override
  public void set(PointId output, boolean on, Pattern pattern) {
    Switching switching = outputs.get(output);
    if (switching != null) {
      switching.set(on, pattern);
    }
  }

  @Override
  public void release(PointId lock, long forMs) {
    Switching switching = outputs.get(lock);
    if (switching != null) {
      switching.pulse(forMs);
    }
    for (Badges reader : readers.getOrDefault(lock, List.of())) {
      reader.welcome(Duration.ofMillis(forMs));
    }
  }

  @Override
  public void confirm(PointId reader) {
    Badges badges = readerByName.get(reader);
    if (badges != null) {
      badges.confirm();
    }
  }

  /// Ends the threads that can be ended; outputs go to their safe state.
  @Override
  public void close() {
    end(inputThreads);
    end(outputThreads);
  }

  private static void end(List<Thread> threads) {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(1_500);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
