package id.penjaga.hub.app;

import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.audit.StoredAudits;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.files.FilesUnavailable;
import id.penjaga.hub.app.monitor.Monitors;
import id.penjaga.hub.app.monitor.MonitorsStart;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.LateOffice;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.Rounds;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.papers.PaperDesk;
import id.penjaga.hub.app.papers.RoomLog;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.seal.Seal;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.security.secret.Passwords.Cost;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.accounts.PinTables;
import id.penjaga.hub.app.store.accounts.TokenTables;
import id.penjaga.hub.app.store.sql.HistoryMissing;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.WorkRebuilding;
import id.penjaga.hub.app.tuning.StoredPast;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.web.HubState;
import id.penjaga.hub.app.web.PortTaken;
import id.penjaga.hub.app.web.Web;
import id.penjaga.hub.app.web.WebConfig;
import id.penjaga.hub.app.web.alarm.AlarmRooms;
import id.penjaga.hub.app.web.audit.AuditPages;
import id.penjaga.hub.app.web.badge.BadgeRooms;
import id.penjaga.hub.app.web.definition.VersionPages;
import id.penjaga.hub.app.web.erasure.ErasurePages;
import id.penjaga.hub.app.web.erasure.RetentionPages;
import id.penjaga.hub.app.web.files.FilePages;
import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.monitor.MonitorPages;
import id.penjaga.hub.app.web.notice.NoticePages;
import id.penjaga.hub.app.web.paper.PaperRooms;
import id.penjaga.hub.app.web.people.PeopleRooms;
import id.penjaga.hub.app.web.power.PowerPages;
import id.penjaga.hub.app.web.register.RegisterPages;
import id.penjaga.hub.app.web.report.ReportPages;
import id.penjaga.hub.app.web.resource.Resources;
import id.penjaga.hub.app.web.room.LateRoom;
import id.penjaga.hub.app.web.room.StoredOrders;
import id.penjaga.hub.app.web.room.StoredRoom;
import id.penjaga.hub.app.web.tuning.TuningPages;
import id.penjaga.hub.app.web.view.Guest;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.WorkPages;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// One running hub: accounts and pages first, then store and link. The same in production, in the
/// demo and in a test.
///
/// The pages do not wait for the store: on a full disk they are there and say what is wrong, and
/// the store is opened when it can be.
public final class Hub implements AutoCloseable {
  private static final Duration STORE_RETRY = Duration.ofSeconds(5);

  private final HubConfig config;
  private final HubClock clock;
  private final Threads threads;
  private final BrokerSettings broker;
  private final LateRoom room = new LateRoom();
  private final LateOffice office = new LateOffice();
  private final OfficeStart work;
  private final @Nullable Seal seal;
  private final RosterStart rosters;
  private final HolderNames holders;

  /// What was opened before the store, the last first.
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Security security;
  private final Tokens tokens;
  private final DoorPins pins;
  private final KioskStart kiosks;
  private final Monitors monitors;
  private final NoticesStart notices;
  private final TuningDesk tuning;
  private final Web web;
  private volatile @Nullable Ingest ingest;
  private String storeTrouble = "";
  private boolean closed;

  /// Store and link: what takes in and keeps what devices say.
  record Ingest(Store store, HubLink link) {}

  /// Starts the hub of a configuration, for a program without a supervisor of its own.
  ///
  /// @throws HubRefused when disk or network do not allow it
  public static Hub start(HubConfig config) throws HubRefused {
    return start(config, HubClock.SYSTEM);
  }

  /// @param clock of what happens in the rooms; a simulated room may have a faster one. Logins and
  ///   sessions follow the real one
  /// @throws HubRefused when disk or network do not allow it
  public static Hub start(HubConfig config, HubClock clock) throws HubRefused {
    return start(config, clock, List.of());
  }

  /// @param guests accounts that the login page lets anybody into: for a demo, and nothing else
  public static Hub start(HubConfig config, HubClock clock, List<Guest> guests) throws HubRefused {
    // The supervisor logs a bug, health says it.
    return new Hub(config, clock, new Threads(bug -> {}), guests);
  }

  /// Starts the hub of a configuration. The broker may come later, and a store that cannot be
  /// written now is opened later: the pages are there at once and say what is missing.
  ///
  /// @param threads supervises every thread of the hub
  /// @throws HubRefused when disk or network do not allow it
  public static Hub start(HubConfig config, HubClock clock, Threads threads) throws HubRefused {
    return new Hub(config, clock, threads, List.of());
  }

  private Hub(HubConfig config, HubClock clock, Threads threads, List<Guest> guests)
      throws HubRefused {
    this.config = config;
    this.clock = clock;
    holders = new HolderNames(config.people(), () -> office.visits().called(), clock::uptimeMs);
    this.threads = threads;
    broker = HubBroker.settings(config.mqtt());
    seal = SealCommand.open(config, clock);
    rosters = RosterStart.of(config);
    work = new OfficeStart(config.definitions(), config.site().zone(), clock, config.keep());
    try {
      open.push(HubFolder.open(config.data()));
      AccountTables accounts = AccountTables.inFolder(config.data(), threads);
      security =
          Security.open(accounts, config.data(), Hub::wall, Hub::nanos, Cost.SHIPPED, threads);
      open.push(security);
      tokens = new Tokens(security, new TokenTables(accounts), Hub::wall, Hub::nanos);
      pins = new DoorPins(security, new PinTables(accounts), Hub::wall);
      kiosks = KioskStart.of(config, accounts, security);
      PrometheusRegistry registry = new PrometheusRegistry();
      Numbers.register(registry, () -> Optional.ofNullable(ingest));
      RoomNumbers.register(
          registry, () -> Optional.ofNullable(ingest).map(now -> now.store().live()), room);
      DiskNumbers.register(registry, config.data());
      Rounds rounds = new Rounds(office, this::now, this::closeLeft);
      security.leavers(this::left);
      threads.keep("office-rounds", STORE_RETRY, rounds::keep);
      open.push(rounds);
      monitors = MonitorsStart.start(office, clock, threads, config.trusted());
      open.push(monitors);
      notices = new NoticesStart(config, this::store, office, room, clock, threads);
      open.push(notices);
      tuning = new TuningDesk(new StoredPast(this::store), office, clock::wallMs, threads);
      open.push(tuning);
      web = serve(registry, guests);
      open.push(web);
      if (!openStore()) {
        threads.keep("store-opening", STORE_RETRY, this::keepOpening);
      }
    } catch (HistoryMissing | AccountsUnavailable | FilesUnavailable | PortTaken e) {
      close();
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (HubRefused | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Web serve(PrometheusRegistry registry, List<Guest> guests) {
    HubConfig.Http http = config.http();
    InstantSource now = this::now;
    Sources sources = new Sources(room, room, this::tasks, office);
    return Web.start(
        new WebConfig(
            http.host(),
            http.port(),
            config.site().zone(),
            config.site().name(),
            http.secure(),
            http.metricsToken(),
            Attachments.incoming(config.data()),
            guests),
        security,
        tokens,
        sources,
        this::state,
        registry,
        drawing -> pages(drawing, sources, now),
        now,
        threads);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  /// Whether the person of an account has left by the book; false while the book cannot be asked.
  private boolean left(String login) {
    try {
      People people = office.people();
      Person person = people.byLogin(login);
      return person != null && !person.here(people.day(now()));
    } catch (StoreException _) {
      return false;
    }
  }

  private void closeLeft() {
    try {
      security.closeLeft();
    } catch (AccountsUnavailable e) {
      Logger.warn("Accounts of who left are not closed yet: {}", e.getMessage());
    }
  }

  private OptionalInt tasks(String login) {
    try {
      Person person = office.people().byLogin(login);
      return person == null
          ? OptionalInt.empty()
          : OptionalInt.of(office.tasks(person.id(), now()) + office.climbs().unseen(person.id()));
    } catch (StoreException _) {
      return OptionalInt.empty();
    }
  }

  private Web.Served pages(Drawing drawing, Sources sources, InstantSource now) {
    List<Pages> all = new ArrayList<>(WorkPages.of(drawing, office, room, rosters::standing));
    all.addAll(RegisterPages.of(drawing, office, room, Hub::nanos));
    all.add(new ErasurePages(drawing, office));
    all.add(new RetentionPages(drawing, office));
    all.add(new AuditPages(drawing, office, new StoredAudits(this::store, office, security, now)));
    all.add(new VersionPages(drawing, office, config.definitions()));
    Uploads uploads = new Uploads(() -> store().attachments(), now);
    PaperDesk papers = PaperStart.desk(config, office, this::store, now, seal);
    all.addAll(PeopleRooms.of(drawing, office, room, security, papers, uploads));
    all.add(new ReportPages(drawing, office, Hub::nanos));
    RoomLog log = new RoomLog(this::store, holders, Texts::both);
    all.addAll(PaperRooms.of(drawing, office, papers, log, seal));
    all.addAll(AlarmRooms.of(drawing, office, room, papers.reports(log), notices.desk()));
    all.add(new TuningPages(drawing, room, tuning));
    all.add(new MonitorPages(drawing, office, monitors));
    all.add(new PowerPages(drawing, office));
    all.add(new FilePages(drawing, uploads));
    all.addAll(NoticePages.of(drawing, office, notices.desk(), room));
    all.addAll(BadgeRooms.of(drawing, office, rosters.rosters(), pins, security));
    all.addAll(kiosks.pages(drawing, office, room, () -> store().attachments()));
    return new Web.Served(
        all,
        Resources.of(
            drawing,
            sources,
            papers,
            monitors,
            rosters.rosters(),
            notices.desk(),
            tuning,
            security));
  }

  /// The real clock, also where rooms have a faster one.
  private static Instant wall() {
    return Instant.ofEpochMilli(HubClock.SYSTEM.wallMs());
  }

  /// A monotonic clock.
  private static long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs());
  }

  private HubState state() {
    Ingest now = ingest;
    boolean alive = threads.allAlive();
    return now == null
        ? new HubState(false, false)
        : new HubState(
            alive && now.store.stats().recording(), alive && now.link.stats().connected());
  }

  /// Tries to open the store, and with it the link.
  ///
  /// @return false when the disk does not allow it now
  /// @throws HistoryMissing when a history that was there is gone, which waiting does not mend
  private synchronized boolean openStore() {
    Ingest now = ingest;
    return closed || (now != null || openRoom()) && openOffice();
  }

  private boolean openRoom() {
    Store store;
    try {
      store = Store.open(config.data(), clock, threads, work.beginning());
    } catch (HistoryMissing e) {
      throw e;
    } catch (StoreException e) {
      room.missing(String.valueOf(e.getMessage()));
      return missing(e);
    }
    HubLink link = new HubLink(broker, store, threads);
    link.collectors(monitors::collected);
    notices.over(link);
    link.start();
    ingest = new Ingest(store, link);
    rosters.begin(store, link, office, pins, clock, threads, open);
    room.open(new StoredRoom(store, link, holders), StoredOrders.over(store, link));
    return true;
  }

  /// Opens the office over the open store, which writes definitions that are new.
  private boolean openOffice() {
    try {
      office.open(work.open(store(), config.definitions()));
      return true;
    } catch (WorkRebuilding e) {
      office.missing(() -> work.rebuilding().orElse(e));
      return false;
    } catch (StoreException e) {
      return missing(e);
    }
  }

  private boolean missing(StoreException e) {
    String why = String.valueOf(e.getMessage());
    office.missing(() -> new StoreException(why));
    if (!why.equals(storeTrouble)) {
      storeTrouble = why;
      Logger.warn("{}; the pages go on without it, and it is tried again", why);
    }
    return false;
  }

  private void keepOpening() throws InterruptedException {
    do {
      Threads.pause(STORE_RETRY);
    } while (!openStore());
    Logger.info("The store is open");
  }

  /// The port of the pages.
  public int port() {
    return web.port();
  }

  /// The server of the pages, for the tests that walk its routes.
  Web web() {
    return web;
  }

  /// The path that makes the first administrator, good once and for 15 minutes; empty when there is
  /// one.
  public Optional<String> setUpPath() {
    return security.setUpToken().map(token -> "/setup/" + token);
  }

  /// Whether no thread has died of a bug.
  public boolean alive() {
    return threads.allAlive();
  }

  /// Whether it is connected to its broker.
  public boolean connected() {
    Ingest now = ingest;
    return now != null && now.link.stats().connected();
  }

  /// The work of people, for tests that begin with somebody in the book.
  public Office office() {
    return office;
  }

  /// The rooms as the pages show and order them, for a demo whose people look after alarms.
  public LateRoom room() {
    return room;
  }

  /// Badges and rosters at the doors, for tests that hold one at a reader.
  public DoorRosters doors() {
    return rosters.rosters();
  }

  /// What it has stored, for tests that compare it with a device's own journal.
  ///
  /// @throws StoreException while the store is not open
  public Store store() {
    return Optional.ofNullable(ingest)
        .map(Ingest::store)
        .orElseThrow(() -> new StoreException("the store is not open yet"));
  }

  /// Stops in order: pages, link, store, accounts. What was taken from the broker is written.
  @Override
  public void close() {
    if (open.peek() instanceof Web pages) {
      open.pop();
      close(pages);
    }
    Ingest last;
    synchronized (this) {
      closed = true;
      last = ingest;
      ingest = null;
    }
    if (last != null) {
      close(last.link);
      close(last.store);
    }
    @Nullable AutoCloseable next;
    while ((next = open.poll()) != null) {
      close(next);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      Logger.error(e, "Closing went wrong");
    }
  }
}
