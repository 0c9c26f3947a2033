package id.penjaga.device.app.link;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.OutputDriver;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.shell.threads.Threads;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Interpreter and link as the device has them, without board and loop, and with less patience.
final class Bare implements AutoCloseable {
  final Link link;
  private final Journal journal;
  final Interpreter interpreter;
  final Clocks clocks = new Clocks(System::nanoTime, Clocks.wall(), () -> ClockQuality.NTP);

  final CompletableFuture<Throwable> bug = new CompletableFuture<>();
  final Threads threads = new Threads(bug::complete);

  /// @param stuckMs a connection on which the broker confirms nothing for so long is given up
  Bare(Path folder, String url, long stuckMs) throws Exception {
    this(
        folder,
        threads -> new PahoConnector(BrokerSettings.plain(url, "room-1"), threads.factory("mqtt")),
        stuckMs);
  }

  /// With a journal whose disk may be slow.
  Bare(Path folder, String url, Journal journal) throws Exception {
    this(
        folder,
        threads -> new PahoConnector(BrokerSettings.plain(url, "room-1"), threads.factory("mqtt")),
        8_000,
        journal);
  }

  /// @param connector makes the connections
  Bare(Path folder, Function<Threads, BrokerConnector> connector, long stuckMs) throws Exception {
    this(
        folder,
        connector,
        stuckMs,
        Journal.open(Disk.folder(folder.resolve("j")), Journal.Options.USUAL, new Random(1)));
  }

  private Bare(
      Path folder, Function<Threads, BrokerConnector> connector, long stuckMs, Journal journal)
      throws Exception {
    this.journal = journal;
    RoomController room =
        RoomController.of(
            ConfigReader.read(Path.of("../../config/device.yaml"))
                .rules(number ->
                    new BadgeId(java.util.HexFormat.of().formatHex(number) + "0".repeat(22))));
    interpreter = new Interpreter(room, journal, new Nothing(), clocks.now());
    interpreter.handle(new Event.Started(clocks.now(), "1", "cafe", "bare", true));
    interpreter.keepIn((log, losses) ->
        TrendStore.open(Disk.folder(folder.resolve("t")), TrendStore.Options.USUAL, log, losses));
    Reports reports = new Reports("1", "bare", true, interpreter, journal, clocks, () -> 1);
    link =
        new Link(
            reports,
            connector.apply(threads),
            "room-1",
            folder.resolve("seen"),
            _ -> {},
            new Random(2),
            threads,
            stuckMs);
    interpreter.tell(link);
    link.start();
  }

  /// Something to send.
  void happens() {
    interpreter.record(clocks.now(), new JournalEvent.BuzzerSilenced("staff-1"));
  }

  @Override
  public void close() {
    link.close();
    journal.close();
  }

  private static final class Nothing implements OutputDriver {
    @Override
    public void set(PointId output, boolean on, Pattern pattern) {}

    @Override
    public void release(PointId lock, long forMs) {}
  }
}
