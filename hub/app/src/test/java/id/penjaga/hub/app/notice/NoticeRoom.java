package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.notice.SpokenNotices;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;

/// A hub's notices over a real store, with channels that do as they are told and a clock that is
/// moved by hand.
final class NoticeRoom implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final DeviceId ROOM = new DeviceId("room-1");
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;

  final Map<String, Scripted> channels = new LinkedHashMap<>();
  final List<DeviceId> sounded = new ArrayList<>();
  Instant now = Instant.parse("2026-09-14T03:00:00Z");
  boolean reached = true;
  Store store;
  Office office;
  Notices notices;
  private final Path folder;
  private final JournalTeller journal = new JournalTeller(ROOM, "0123456789abcdef");

  /// A channel that answers as told, and remembers what it sent.
  static final class Scripted implements NoticeChannel {
    final List<NoticeMessage> sent = new ArrayList<>();
    Function<NoticeMessage, Attempt> answer = _ -> new Attempt.Taken("ok");
    private final String name;
    private final boolean centre;

    Scripted(String name, boolean centre) {
      this.name = name;
      this.centre = centre;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String kind() {
      return centre ? "mqtt" : "smtp";
    }

    @Override
    public String target() {
      return "scripted";
    }

    @Override
    public boolean centre() {
      return centre;
    }

    @Override
    public Attempt send(NoticeMessage message) {
      Attempt came = answer.apply(message);
      if (came instanceof Attempt.Taken || came instanceof Attempt.Got) {
        sent.add(message);
      }
      return came;
    }
  }

  NoticeRoom(Path folder) {
    this.folder = folder;
    for (String name : List.of("mail", "sms")) {
      channels.put(name, new Scripted(name, false));
    }
    channels.put("noc", new Scripted("noc", true));
    open();
    if (office.people().persons().isEmpty()) {
      people();
    }
  }

  private void people() {
    person("Sari", "sari", "kepala_bidang_aptika");
    person("Piket 1", "piket", "staf_ruang_server");
    person("Administrator 1", "admin", "administrator_ruang_server");
    for (String login : List.of("piket", "admin", "sari")) {
      SequencedMap<String, String> ways = new LinkedHashMap<>();
      ways.put("mail", login + "@kota.go.id");
      ways.put("sms", "0812-0000-000");
      accepted(login, new PeopleCommand.SetNotices(id(login), ways, "22:00-05:00", "id"));
    }
  }

  void open() {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start = new OfficeStart(SHIPPED, ZONE, clock, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            clock,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store);
    notices =
        new Notices(
            () -> store,
            office,
            () -> now,
            NoticeConfig.NONE,
            List.copyOf(channels.values()),
            new SpokenNotices(
                "Ruang Server", "https://penjaga", ZONE, () -> now, NoticeRoom::called),
            device -> {
              if (reached) {
                sounded.add(device);
              }
              return reached;
            });
  }

  /// What the site calls its device and the rope below the floor.
  private static Map<String, String> called(Texts w) {
    boolean english = w.language() == Language.ENGLISH;
    return Map.of(
        "room-1",
        english ? "Server room" : "Ruang server",
        "room-1 leak.floor",
        english ? "Floor leak rope" : "Tali bocor lantai");
  }

  /// The hub ends and begins again; what was not durable is gone.
  void restart() {
    store.close();
    open();
  }

  void accepted(String login, PeopleCommand command) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(UUID.randomUUID().toString(), login, login.equals("sari"), command));
  }

  private void person(String name, String login, String role) {
    accepted(
        "sari",
        new PeopleCommand.AddPerson(
            new PeopleCommand.Details(name, "Aptika", "", "", login),
            List.of(role),
            LocalDate.parse("2026-01-01")));
  }

  long id(String login) {
    return office.people().byLogin(login).id();
  }

  /// A leak that a device recorded now.
  AlarmLine leak(String point) throws Exception {
    told(
        new JournalEvent.AlarmRaised(
            AlarmKind.WATER_LEAK, new PointId(point), Severity.CRITICAL, Measure.ON));
    return store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
  }

  /// A record that a device made now.
  void told(JournalEvent event) {
    JournalTeller.Told next = journal.next(now, event);
    assertTrue(store.offer(new Message.Journal(next.record(), next.payload(), true)));
    store.actions().write(_ -> true).join();
  }

  /// Everything that the hub does by itself, once.
  void beat() throws Exception {
    office.climbs().round(now);
    notices.once();
    notices.once();
  }

  /// Time passes, a beat every half minute.
  void pass(Duration time) throws Exception {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(30);
      beat();
    }
  }

  @Override
  public void close() {
    notices.close();
    store.close();
  }
}
