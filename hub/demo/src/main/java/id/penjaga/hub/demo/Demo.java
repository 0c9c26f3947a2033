package id.penjaga.hub.demo;

import id.penjaga.device.app.Device;
import id.penjaga.device.app.StartRefused;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.HubRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.demo.DemoFolder.FolderRefused;
import id.penjaga.hub.demo.office.FrontDesk;
import id.penjaga.hub.demo.office.Neighbours;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The whole house in one process: hub, broker, and a device in a simulated room. The same parts as
/// in production, on the sample configuration of `config`, with data below `target`.
final class Demo implements AutoCloseable {
  /// What happens when, in the first quarter of an hour: starts of chapters of the story.
  static final String STORY =
      """
      0:05 a visit, 5:00 a lost badge, 6:30 a stranger, 7:00 tail-gating,
                  8:30 the door is forced, 9:40 a visitor stays too long, 12:40 fire alarm\
      """;

  /// Half a minute: a story without a hub is better than none.
  private static final int TRIES = 600;

  private static final Duration TRY = Duration.ofMillis(50);

  private final DemoFolder folder;
  private final EmbeddedBroker broker;
  private final DemoFiles files;
  private @Nullable Hub hub;
  private final RosterKeys keys;
  private final int page;
  private @Nullable Neighbours neighbours;
  private @Nullable FrontDesk desk;
  private @Nullable Device device;
  private volatile boolean ending;
  private boolean closed;

  static void main(String[] args) throws Exception {
    System.setProperty("tinylog.configuration", "demo-logging.properties");
    long began = HubClock.SYSTEM.uptimeMs();
    CompletableFuture<Throwable> bug = new CompletableFuture<>();
    Threads threads = new Threads(bug::complete);
    AtomicBoolean ending = new AtomicBoolean();
    try {
      run(Options.of(args), began, threads, ending);
    } catch (Exception e) {
      if (ending.get()) {
        // Ctrl-C while it started: whatever failed then failed because the end had begun. The
        // shutdown is under way in its own thread and gives the exit code.
        return;
      }
      // System.exit, for the broker's threads would keep the process.
      System.exit(said(e));
    }
  }

  /// Says why the demo ends.
  ///
  /// @return the exit code
  private static int said(Exception e) {
    switch (e) {
      case HubRefused _, StartRefused _, BadOption _, FolderRefused _ ->
          System.err.println(e.getMessage());
      case ConfigRefused _ ->
          System.err.println("The configuration is refused:\n" + e.getMessage());
      case FileSystemException file ->
          System.err.println(FileWords.of(Path.of(String.valueOf(file.getFile())), file));
      case IOException _ -> System.err.println(e.getMessage());
      default -> {
        Logger.error(e, "A bug ends the demo");
        return 70;
      }
    }
    return 74;
  }

  private static void run(Options options, long began, Threads threads, AtomicBoolean ending)
      throws Exception {
    Path root = Path.of("").toAbsolutePath();
    Demo demo = new Demo(root.resolve("config"), DemoFolder.in(root, options.speed()), options);
    threads.atExit(
        "demo-end",
        () -> {
          ending.set(true);
          System.err.println("Stopping.");
          demo.close();
        });
    Hub hub = demo.start();
    double seconds = (HubClock.SYSTEM.uptimeMs() - began) / 1000.0;
    System.out.println(demo.welcome(hub, root, seconds));
    Logger.error(demo.device().failure(), "A bug ends the device");
    System.exit(70);
  }

  /// @param samples folder of the sample configuration
  /// @param folder where everything is kept, locked by this process; closed with the demo
  Demo(Path samples, DemoFolder folder, Options options) throws IOException {
    this.folder = folder;
    int port = EmbeddedBroker.freePort();
    files =
        DemoFiles.write(
            samples, folder.path(), "tcp://127.0.0.1:" + port, DemoFiles.freshPasswords(), options);
    keys = files.roster();
    files.untold();
    files.measured();
    files.notices();
    page = EmbeddedBroker.freePort();
    files.page(page);
    broker =
        new EmbeddedBroker(
            port,
            files.passwords(),
            new BrokerAccess(Set.of(DemoFiles.DEVICE), DemoFiles.HUB, DemoFiles.NOC));
  }

  /// Starts hub and device, in this order, so that the page shows the story from its beginning, and
  /// waits until it shows what is measured.
  ///
  /// Holds the lock of [#close], so that an end during the start closes what the start has opened.
  ///
  /// @throws IllegalStateException when the demo was closed before
  synchronized Hub start() throws Exception {
    if (closed) {
      throw new IllegalStateException("closed before it started");
    }
    HubClock clock = FastClock.waiting(files.speed());
    HubConfig config = HubConfigReader.read(files.hub());
    DemoOffice office = DemoOffice.in(config, Instant.ofEpochMilli(clock.wallMs()), () -> ending);
    neighbours = new Neighbours(clock, new Threads(bug -> {}));
    Hub started = Hub.start(config, clock, office.guests());
    hub = started;
    // A folder older than the office has nobody who could receive a visitor.
    desk = office.guests().isEmpty() ? null : received(started, clock);
    FastClock.begin(clock, files.speed());
    Device room = Device.start(files.device());
    device = room;
    for (int i = 0; i < TRIES && !measured(started) && !ending; i++) {
      Threads.pause(TRY);
    }
    new Threads(bug -> {}).start("demo-story", () -> tell(room, desk));
    return started;
  }

  /// Whether the hub shows everything that is measured: a sensor's first values are believed once
  /// they agree.
  private static boolean measured(Hub started) {
    try {
      List<TileView> points = started.room().room().measured();
      return !points.isEmpty() && points.stream().allMatch(TileView::current);
    } catch (RoomUnavailable _) {
      return true; // the pages say why
    }
  }

  /// The story begins once the door knows who may pass, which takes a moment whatever the speed.
  private void tell(Device room, @Nullable FrontDesk reception) throws InterruptedException {
    for (int i = 0; i < TRIES && room.room().rosterVersion() == 0 && !ending; i++) {
      Threads.pause(TRY);
    }
    if (room.board() instanceof SimulatedBoard board) {
      if (reception != null) {
        board.room().onCall(reception::told);
      }
      board.playShipped();
    }
  }

  /// The visitors of the story are expected; without its store, the hub knows of no visit.
  private @Nullable FrontDesk received(Hub started, HubClock clock) {
    FrontDesk expecting = new FrontDesk(started.office(), started.room(), keys, clock);
    try {
      expecting.open();
    } catch (StoreException e) {
      Logger.warn("The demo begins without a visit: {}", e.getMessage());
      return null;
    }
    expecting.start(new Threads(bug -> {}));
    return expecting;
  }

  Device device() {
    if (device == null) {
      throw new IllegalStateException("not started");
    }
    return device;
  }

  private String welcome(Hub started, Path root, double seconds) {
    String pages = "http://localhost:" + started.port();
    String open =
        started
            .setUpPath()
            .map(
                path -> pages + path + "   (once, within 15 minutes: choose a name and a password)")
            .orElse(pages + "   (log in as anybody of the office with one click)");
    return """

    Penjaga keeps a simulated server room and its office. Ready after %.1f s.

      Open      %s
      Device    http://localhost:%d   (the controller's own page, also without hub and broker)
      Listen    mosquitto_sub -h 127.0.0.1 -p %d -u %s -P %s -v -t 'penjaga/v1/+/state/#'
      Data      %s   (%s)
      Story     %s
      Stop      Ctrl-C
    """
        .formatted(
            seconds,
            open,
            page,
            broker.port(),
            DemoFiles.NOC,
            files.passwords().get(DemoFiles.NOC),
            root.relativize(folder.path()),
            folder.isOfThisRunOnly() ? "deleted when the demo stops" : "delete it to begin anew",
            STORY);
  }

  @Override
  public void close() {
    ending = true; // a year that is being written ends here
    end();
  }

  private synchronized void end() {
    closed = true;
    if (device != null) {
      device.close();
    }
    if (desk != null) {
      desk.close();
    }
    if (hub != null) {
      hub.close();
    }
    if (neighbours != null) {
      neighbours.close();
    }
    broker.close();
    folder.close();
  }

  /// What a person may choose.
  ///
  /// @param speed simulated seconds in a second, 1 to 1000
  /// @param port of the pages; 0 takes a free one
  record Options(int speed, long seed, int port) {
    private static final List<String> NAMES = List.of("--speed", "--seed", "--port");

    static Options of(String[] args) throws BadOption {
      long[] values = {1, 1, 8080};
      for (int i = 0; i < args.length; i += 2) {
        int which = NAMES.indexOf(args[i]);
        if (which < 0 || i + 1 == args.length) {
          throw new BadOption(
              args[i] + " is not understood; there are -Dspeed=, -Dseed= and -Dport=");
        }
        try {
          values[which] = Long.parseLong(args[i + 1]);
        } catch (NumberFormatException _) {
          throw new BadOption(
              "-D" + NAMES.get(which).substring(2) + "=" + args[i + 1] + " is no whole number");
        }
      }
      if (values[0] < 1 || values[0] > 1000) {
        throw new BadOption("-Dspeed=" + values[0] + " is not from 1 to 1000");
      }
      if (values[2] < 0 || values[2] > 65_535) {
        throw new BadOption("-Dport=" + values[2] + " is no port; write a number from 1 to 65535");
      }
      return new Options((int) values[0], values[1], (int) values[2]);
    }
  }

  /// A choice that cannot be followed.
  static final class BadOption extends Exception {
    private static final long serialVersionUID = 1;

    BadOption(String message) {
      super(message);
    }
  }
}
