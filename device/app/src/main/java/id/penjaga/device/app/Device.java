package id.penjaga.device.app;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.app.config.ShutdownAccount;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.link.Link;
import id.penjaga.device.app.link.Reports;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Inbox;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.Loop;
import id.penjaga.device.app.loop.Urgency;
import id.penjaga.device.app.loop.WallQuality;
import id.penjaga.device.app.page.DisplayText;
import id.penjaga.device.app.page.OwnPage;
import id.penjaga.device.app.page.Situation;
import id.penjaga.device.app.parts.Fleet;
import id.penjaga.device.app.parts.SiteKey;
import id.penjaga.device.app.roster.RosterDesk;
import id.penjaga.device.app.upsd.UpsServer;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.keys.PinHash;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One running device: board, parts, controller, journal and link, wired together. Starting it is
/// the same on a Raspberry Pi, in the demo and in a test; the board is chosen by the configuration.
public final class Device implements AutoCloseable {
  private static final int INBOX = 1_024;

  /// A control loop that makes no progress for so long starves the watchdog.
  private static final long STUCK_MS = 2_000;

  private final Closing closing = new Closing();
  private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
  private final Threads threads = new Threads(bug::complete);
  private final Loop loop;
  private final Interpreter interpreter;
  private final Board board;
  private final Fleet fleet;
  private final @Nullable RosterDesk roster;
  private final @Nullable Linking linking;
  private final @Nullable OwnPage page;
  private final @Nullable UpsServer upsServer;

  /// Starts the device of a configuration.
  ///
  /// @throws ConfigRefused with everything that is wrong in the file
  /// @throws StartRefused when disk or hardware do not allow it
  public static Device start(Path config) throws ConfigRefused, StartRefused {
    return new Device(ConfigReader.read(config));
  }

  private Device(DeviceConfig config) throws ConfigRefused, StartRefused {
    closing.add(threads, Threads::close);
    try {
      closing.add(DataFolder.of(config.data()), DataFolder::close);
      board = closing.add(openBoard(config), Board::close);
      SiteKey key = SiteKey.in(config.data().resolve("site.key"));
      RoomRules rules = config.rules(key::digest);
      Clocks clocks = clocks(config, board);
      Inbox inbox = new Inbox(INBOX, new Urgency(rules));
      clocks.onChange(inbox);

      DeviceConfig.RosterAccount account = config.roster();
      roster = account == null ? null : new RosterDesk(config, account, key, clocks, inbox);
      fleet = new Fleet(config, board, key, clocks, inbox, threads, pins(), screen(clocks));
      closing.add(fleet, Fleet::close);
      Storage storage = Storage.of(config);
      CopiedLog copied = CopiedLog.setAside(config.data());
      Journal journal = storage.tryJournal();
      RoomController room = RoomController.of(rules);
      RosterDesk.Stored stored = roster == null ? null : roster.stored();
      if (journal != null) {
        List<Remembered> records = storage.recall(journal);
        room = room.restore(records, roster == null ? Map.of() : roster.names(records, stored));
      }
      interpreter = new Interpreter(room, journal, storage, fleet, clocks.now());
      if (roster != null) {
        interpreter.callBadgesBy(roster::names);
      }
      closing.add(threads.start("journal", interpreter.journalWork()), this::stopJournal);
      interpreter.handle(
          new Event.Started(
              clocks.now(), version(), config.digest(), board.name(), board.simulated()));
      if (stored != null) {
        // In force before the first badge is heard.
        interpreter.handle(stored.event().get());
      }
      if (copied != null) {
        interpreter.handle(recalled(clocks, copied.remembered()));
        interpreter.handle(
            new Event.Lost(clocks.now(), JournalEvent.Loss.COPIED_RECORDS, copied.unsent()));
      }
      interpreter.keepIn(storage::trends);

      linking = linking(config, storage, clocks, inbox);
      upsServer = upsServer(config, clocks);
      loop = new Loop(inbox, interpreter, clocks, board.simulated() ? 10 : 1, this::errands);
      closing.add(threads.start("control", loop::run), this::stopLoop);
      beginRoster();
      if (linking != null) {
        closing.add(linking, Linking::close);
      }
      fleet.listen();
      closing.add(fleet, Fleet::close);
      page = page(config, clocks);
      Logger.info(
          "{} runs on board {}, {}",
          rules.device(),
          board.name(),
          journal == null
              ? "without a journal"
              : "log " + journal.log() + " epoch " + journal.epoch());
    } catch (IOException e) {
      closing.close();
      throw new StartRefused(
          "the data folder cannot be used. " + FileWords.of(config.data(), e), e);
    } catch (ConfigRefused | StartRefused | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /// A roster alone gives badges a PIN.
  private Fleet.@Nullable Pins pins() {
    return roster == null
        ? null
        : new Fleet.Pins(() -> interpreter.room().credentials(), PinHash::holds);
  }

  private Event recalled(Clocks clocks, List<Remembered> records) {
    Credentials known = interpreter.room().credentials();
    Map<BadgeId, BadgeId> names = roster == null ? Map.of() : roster.names(records, known);
    return new Event.Recalled(clocks.now(), records, names);
  }

  private void beginRoster() {
    RosterDesk desk = roster;
    if (desk != null) {
      Thread thread =
          threads.start("roster", () -> desk.run(() -> interpreter.room().credentials()));
      closing.add(thread, Thread::interrupt);
    }
  }

  private Board openBoard(DeviceConfig config) throws ConfigRefused, StartRefused {
    DeviceConfig.BoardChoice choice = config.board();
    try {
      return Boards.open(choice.name(), choice.options(), threads.factory("board"));
    } catch (IllegalArgumentException e) {
      throw new ConfigRefused(
          List.of(
              new Problem(config.file().toString(), choice.line(), "board", "" + e.getMessage())));
    } catch (WireException e) {
      throw new StartRefused("the board " + choice.name() + ": " + e.advice(), e);
    }
  }

  private static Clocks clocks(DeviceConfig config, Board board) {
    LongSupplier nanos = board.timing()::nanos;
    LongSupplier wall = board.simulated() ? Clocks.wallBeside(nanos) : Clocks.wall();
    ClockQuality given = config.clock();
    Supplier<ClockQuality> quality = given == null ? WallQuality.ofLinux(wall) : () -> given;
    return new Clocks(nanos, wall, quality);
  }

  private @Nullable Linking linking(
      DeviceConfig config, Storage storage, Clocks clocks, Inbox inbox) throws StartRefused {
    BrokerAccount mqtt = config.mqtt();
    if (mqtt == null) {
      return null;
    }
    BrokerSettings broker = broker(mqtt, config.rules().device());
    BrokerConnector connector = new PahoConnector(broker, threads.factory("mqtt"));
    String user = broker.user() == null ? broker.clientId() : broker.user();
    return new Linking(
        interpreter,
        journal -> {
          Link link =
              new Link(
                  new Reports(
                      version(),
                      board.name(),
                      board.simulated(),
                      interpreter,
                      journal,
                      clocks,
                      storage::freeBytes),
                  connector,
                  user,
                  storage.commands(),
                  inbox,
                  new SecureRandom(),
                  threads);
          if (roster != null) {
            link.rosterTo(roster::arrived);
          }
          link.whenCopied(held -> bug.complete(CopiedLog.note(storage.folder(), held)));
          return link;
        });
  }

  private @Nullable OwnPage page(DeviceConfig config, Clocks clocks) {
    PageAccount account = config.page();
    return account == null
        ? null
        : closing.add(
            new OwnPage(
                account,
                () ->
                    new Situation(
                        interpreter.room(),
                        clocks.now(),
                        interpreter.recording(),
                        linkState(),
                        version(),
                        board.simulated()),
                threads),
            OwnPage::close);
  }

  private @Nullable UpsServer upsServer(DeviceConfig config, Clocks clocks) {
    ShutdownAccount account = config.shutdown();
    return account == null
        ? null
        : closing.add(
            new UpsServer(account, interpreter::room, clocks, version(), threads),
            UpsServer::close);
  }

  /// What a display shows; displays begin after everything else.
  private Supplier<List<String>> screen(Clocks clocks) {
    return () -> DisplayText.lines(interpreter.room(), clocks.now());
  }

  private Situation.LinkState linkState() {
    if (linking == null) {
      return Situation.LinkState.ALONE;
    }
    return linking.trouble().isEmpty() ? Situation.LinkState.CONNECTED : Situation.LinkState.CUT;
  }

  private static BrokerSettings broker(BrokerAccount mqtt, DeviceId device) throws StartRefused {
    try {
      return BrokerSettings.of(mqtt, device.name());
    } catch (BrokerException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private void stopLoop(Thread control) {
    loop.stop();
    ended(control);
  }

  private void stopJournal(Thread journal) {
    interpreter.endJournal();
    ended(journal);
  }

  /// A thread that does not end keeps what it has: nothing of it is touched, the process ends.
  private static void ended(Thread thread) {
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        Logger.error(
            "The thread {} does not end, its disk may hang; the program ends without it",
            thread.getName());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void errands(Interpreter run) {
    fleet.kick();
    if (linking != null) {
      linking.errands(run);
    }
    if (upsServer != null) {
      upsServer.count(run::handle);
    }
  }

  /// Waits until a bug ends the device. Never returns when there is none.
  public Throwable failure() throws InterruptedException {
    try {
      return bug.get();
    } catch (java.util.concurrent.ExecutionException e) {
      return e;
    }
  }

  /// The board, for a demo that moves the simulated room.
  public Board board() {
    return board;
  }

  /// The room as it is.
  public RoomController room() {
    return interpreter.room();
  }

  /// What a watchdog asks: whether the control loop makes progress and no thread has ended by a
  /// bug. A disk that does not answer is an alarm and no reason to die (decision 0011).
  public boolean alive() {
    return loop.alive(STUCK_MS) && threads.allAlive() && !bug.isDone();
  }

  /// The supervisor of all threads of this program.
  Threads threads() {
    return threads;
  }

  /// Connections made to the broker since the start.
  public long connections() {
    return linking == null ? 0 : linking.connections();
  }

  /// Why nothing reaches the hub, in a sentence; empty while it does, and for a device that works
  /// alone.
  public String linkTrouble() {
    return linking == null ? "" : linking.trouble();
  }

  static String version() {
    String version = Device.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /// Stops in order: outputs go to their safe state, readings are kept, the hub is told that this
  /// is on purpose.
  @Override
  public void close() {
    closing.close();
  }
}
