package id.penjaga.hub.app.monitor;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A store, an office with the shipped definitions, and monitors at work on a clock that runs
/// thirty times as fast: ten seconds between two checks are a third of one.
final class Watching implements AutoCloseable {
  private static final long SPEED = 30;
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;

  final List<Throwable> bugs = new ArrayList<>();
  final AtomicInteger status = new AtomicInteger(200);
  final HttpServer pages;
  final Store store;
  final StoredOffice office;
  final Monitors monitors;
  private final Fast clock = new Fast();

  /// What the tests need of time; the clock of the machine is one of ours.
  private static final class Fast implements HubClock {
    private final long began = HubClock.SYSTEM.uptimeMs();
    private final long wall = Instant.parse("2026-09-22T01:00:00Z").toEpochMilli();

    @Override
    public long wallMs() {
      return wall + uptimeMs();
    }

    @Override
    public long uptimeMs() {
      return (HubClock.SYSTEM.uptimeMs() - began) * SPEED;
    }
  }

  Watching(Path folder) throws IOException {
    Threads threads = new Threads(bugs::add);
    OfficeStart start = new OfficeStart(SHIPPED, ZoneId.of("Asia/Jakarta"), clock, KeepTimes.USUAL);
    store = Store.open(NewTables.in(folder), clock, threads, start.beginning());
    office = start.open(store);
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    pages.start();
    office.record(
        UUID.randomUUID().toString(),
        "dewi",
        true,
        new id.penjaga.hub.core.people.PeopleCommand.AddPerson(
            new id.penjaga.hub.core.people.PeopleCommand.Details("Dewi", "ICT", "", "", "dewi"),
            List.of("administrator_server", "staf_ict", "pejabat_berwenang"),
            LocalDate.parse("2026-01-01")));
    monitors = MonitorsStart.start(office, clock, threads, List.of());
  }

  String page() {
    return "http://127.0.0.1:" + pages.getAddress().getPort() + "/";
  }

  void add(String register, String label, Map<String, Value> fields) {
    ItemAnswer answer =
        office.record(
            UUID.randomUUID().toString(),
            "dewi",
            true,
            new ItemCommand.Add(
                register,
                label,
                fields,
                register.equals("server") ? "in_service" : "",
                "inventarisasi"));
    assertInstanceOf(ItemAnswer.Accepted.class, answer, answer::toString);
  }

  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = HubClock.SYSTEM.uptimeMs() + 40_000;
    while (!condition.getAsBoolean()) {
      if (HubClock.SYSTEM.uptimeMs() > until || !bugs.isEmpty()) {
        fail(what + " did not come; " + bugs + " " + monitors.now());
      }
      Threads.pause(Duration.ofMillis(20));
    }
  }

  Stand stand(String monitor) {
    return monitors.now().stream()
        .filter(one -> one.of().name().equals(monitor))
        .map(one -> one.state().stand())
        .findFirst()
        .orElse(Stand.UNKNOWN);
  }

  void awaitStand(String monitor, Stand stand) throws InterruptedException {
    await(monitor + " " + stand, () -> stand(monitor) == stand);
  }

  /// Open cases of a procedure.
  List<CaseLine> cases(String procedure) {
    return office.cases(new CaseFilter(procedure, true, null, "", null), 50);
  }

  @Override
  public void close() {
    monitors.close();
    pages.stop(0);
    store.close();
  }
}
