package id.penjaga.hub.demo.bench;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.security.LoginOutcome;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.secret.Passwords.Cost;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.Salts;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.work.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The cases of three years in one hub: tables made again from the book, the page of a person's
/// work as the shipped hub gives it, and its memory.
///
/// Every tenth closed case is a whole repair of thirteen entries, the others are monitoring rounds
/// of three, by twenty persons. All went through the rules as they would from a page, but straight
/// into the book and many in one transaction; the hub makes the tables of it when it starts, and
/// says how fast.
final class WorkYears {
  private static final String LOGIN = "staf-0";
  private static final String PASSWORD = "Benar-benar-rahasia-9";
  private static final int STAFF = 20;
  private static final int WHOLE = 10;
  private static final int AT_ONCE = 500;
  private static final int PAGES = 200;
  private static final long YEARS_MS = Duration.ofDays(3 * 365).toMillis();

  private final int closed;
  private final int open;
  private final List<ServerFault.Office> people = new ArrayList<>();
  private final Calendar calendar = new Calendar();
  private final Map<String, Long> numbers = new HashMap<>();
  private int commands;

  private WorkYears(int closed, int open) {
    this.closed = closed;
    this.open = open;
  }

  /// The wall clock of the years that are entered.
  private static final class Calendar implements HubClock {
    private final long end = SYSTEM.wallMs();
    private volatile long wallMs = end - YEARS_MS;

    @Override
    public long wallMs() {
      return wallMs;
    }

    @Override
    public long uptimeMs() {
      return SYSTEM.uptimeMs();
    }
  }

  static void measure(Path folder, int closed, int open) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data")).resolve("hub");
    new WorkYears(closed, open).enter(data);
    System.out.printf(
        "%d closed and %d open cases: database %.0f MB%n",
        closed, open, Files.size(data.resolve("penjaga.mv.db")) / 1e6);
    pages(folder, session(data));
  }

  private void enter(Path data) throws Exception {
    OfficeStart start = WorkBench.start(calendar);
    try (Store store =
        Store.open(data, calendar, new Threads(Throwable::printStackTrace), start.beginning())) {
      start.open(store);
      By head = WorkBench.person(store, 1, "ketut", "kepala_seksi_jaringan_dc");
      By chief = WorkBench.person(store, 2, "made", "kabid_infrastruktur");
      for (int i = 0; i < STAFF; i++) {
        people.add(
            new ServerFault.Office(
                WorkBench.person(store, 3 + i, "staf-" + i, "staf_jaringan_dc"), head, chief));
      }
      store.actions().work((work, _) -> equip(work)).get(5, TimeUnit.MINUTES);
      long began = System.nanoTime();
      long entries = 0;
      for (int from = 0; from < closed + open; from += AT_ONCE) {
        int first = from;
        entries +=
            store
                .actions()
                .work((work, session) -> enter(work, session, first))
                .get(5, TimeUnit.MINUTES);
      }
      System.out.printf(
          "%d entries decided and written in %.0f s%n", entries, (System.nanoTime() - began) / 1e9);
    }
  }

  /// Servers and spare parts in their registers.
  private long equip(WorkBook work) throws SQLException {
    keep(
        work,
        new Fact.ItemAdded(
            "spare_part", "PSU", Map.of("stock", Value.of(1_000_000)), Value.of("")));
    for (int i = 0; i < open; i++) {
      keep(work, new Fact.ItemAdded("server", server(i), Map.of(), Value.of("")));
    }
    return open;
  }

  private void keep(WorkBook work, Fact fact) throws SQLException {
    work.keep(
        "years-" + commands++,
        new By.House(),
        new Subject(Subject.Kind.ITEM, "years"),
        "",
        (_, _) -> new Decision.Accepted(List.of(fact), List.of()));
  }

  private static String server(int number) {
    return "SRV-" + number;
  }

  /// The rows are left to the hub: it finds at its start that the book went on without them.
  private long enter(WorkBook work, SqlSession session, int first) throws SQLException {
    BookTables book = new BookTables(session, Salts.RANDOM);
    CasesInMemory cases = new CasesInMemory(work, book.last().sequence() + 1, numbers);
    long entries = 0;
    int last = Math.min(first + AT_ONCE, closed + open);
    for (int i = first; i < last; i++) {
      calendar.wallMs = calendar.end - YEARS_MS + YEARS_MS / (closed + open) * i;
      Instant at = Instant.ofEpochMilli(calendar.wallMs);
      List<Proposed> all = new ArrayList<>();
      Case state = null;
      for (ServerFault step : steps(i)) {
        Entry entry = cases.act("years-" + commands++, state, step, at);
        state = Objects.requireNonNull(Cases.with(state, entry));
        all.add(
            new Proposed(entry.by(), null, entry.command(), "", entry.subject(), entry.facts()));
      }
      entries += book.append(all, at).size();
    }
    return entries;
  }

  /// Closed ones first; at the end the open ones, one of each server, somewhere on their way.
  private List<ServerFault> steps(int number) {
    ServerFault.Office office = people.get(number % STAFF);
    String server = server(number % open);
    if (number >= closed) {
      return ServerFault.run(office, server).subList(0, 1 + number % 12);
    }
    return number % WHOLE == 0
        ? ServerFault.run(office, server)
        : ServerFault.round(office, server, "normal");
  }

  /// Makes the account of one of the staff, and logs it in.
  private static String session(Path data) {
    Threads threads = new Threads(Throwable::printStackTrace);
    try (Security security =
        Security.open(
            AccountTables.inFolder(data, threads),
            data,
            () -> Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()),
            System::nanoTime,
            Cost.SHIPPED,
            threads)) {
      security.createFirstAdmin(
          security.setUpToken().orElseThrow(), LOGIN, PASSWORD, Security.UNKNOWN_ADDRESS);
      return security.logIn(LOGIN, PASSWORD, Security.UNKNOWN_ADDRESS, false)
              instanceof LoginOutcome.Welcome welcome
          ? welcome.id()
          : "";
    }
  }

  private static void pages(Path folder, String session) throws Exception {
    int broker = StartBench.freePort();
    int port = StartBench.freePort();
    Path config = Program.ROOT.resolve("config");
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        Files.readString(config.resolve("hub.yaml"))
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + broker)
            .replace("definitions: . ", "definitions: " + config + " ")
            .replace("port: 8080", "port: " + port));
    try (Program _ = Program.mosquitto(folder, broker);
        Program hub =
            Program.start(
                Program.java(
                    config.resolve("hub.options"),
                    List.of(),
                    "-jar",
                    Program.ROOT.resolve("hub/app/target/penjaga-hub.jar").toString(),
                    "run",
                    "--config",
                    yaml.toString()));
        HttpClient browser = HttpClient.newHttpClient()) {
      double ready = hub.untilWell(port);
      HttpRequest work =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/work"))
              .header("Cookie", "penjaga=" + session)
              .build();
      rebuilt(browser, work);
      System.out.printf("/work answered %.1f s after the start%n", hub.seconds());
      Waits first = new Waits();
      Waits waits = new Waits();
      int size = 0;
      for (int i = 0; i < PAGES; i++) {
        size = ask(browser, work, i < PAGES / 10 ? first : waits);
      }
      List<Double> ms = waits.ms(0.5, 0.95);
      System.out.printf(
          "/work, %d kB: p50 %.1f ms, p95 %.1f ms (of the first %d: %.1f ms)%n",
          size / 1000, ms.getFirst(), ms.getLast(), first.count(), first.ms(0.5).getFirst());
      System.out.printf(
          "hub ready after %.1f s, %.0f MB resident, %.0f MB at most%n",
          ready, hub.memory("VmRSS"), hub.memory("VmHWM"));
      hub.end();
    }
  }

  /// Waits until the tables of work are made.
  private static void rebuilt(HttpClient browser, HttpRequest page) throws Exception {
    while (browser.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 503) {
      Thread.sleep(500);
    }
  }

  private static int ask(HttpClient browser, HttpRequest page, Waits wait) {
    HttpResponse<String> answer =
        wait.of(() -> {
          try {
            return browser.send(page, HttpResponse.BodyHandlers.ofString());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    if (answer.statusCode() != 200 || !answer.body().contains("SS-")) {
      throw new IllegalStateException("/work answered " + answer.statusCode());
    }
    return answer.body().length();
  }
}
