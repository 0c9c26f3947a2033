package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.room.LateRoom;
import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Notices, receipts and the heartbeat of a hub over Debian's mosquitto, with an operations centre
/// at the other end that has the rights of config/README.md and no more.
@Timeout(180)
class NoticeBrokerTest {
  private static final String RULES =
      """
      topic readwrite penjaga/#
      user pusat
      topic read penjaga/v1/hub/#
      topic write penjaga/v1/pusat/up/receipt
      user lain
      topic write penjaga/v1/lain/up/receipt
      """;

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  @TempDir Path folder;

  private record Heard(String topic, Map<?, ?> tree) {}

  @Test
  @DisplayName(
      "SYS-07 SYS-12 over a broker: the centre hears the heartbeat and the notice, and only its own"
          + " account gives the receipt")
  void overABroker() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/mosquitto")), "apt-get install mosquitto");
    Path rules = Files.writeString(folder.resolve("acl"), RULES);
    Path yaml =
        Files.writeString(
            folder.resolve("hub.yaml"),
            "site: {name: Ruang Server}\ndata: data\nmqtt: {url: "
                + "tcp://localhost:1883}\nnotices:\n  heartbeat: {every-seconds: 5}\n"
                + "  channels:\n    noc: {kind: mqtt, account: pusat}\n");
    HubConfig config = HubConfigReader.read(yaml);
    Threads threads = new Threads(Throwable::printStackTrace);
    OfficeStart start =
        new OfficeStart(Shipped.DEFINITIONS, config.site().zone(), HubClock.SYSTEM, config.keep());
    try (Mosquitto broker =
            new Mosquitto(
                folder, "", "allow_anonymous true\npersistence false\nacl_file " + rules + "\n");
        Store store =
            Store.open(
                NewTables.in(folder.resolve("data")),
                HubClock.SYSTEM,
                threads,
                start.beginning())) {
      Office office = start.open(store);
      somebody(office);
      HubLink link = new HubLink(BrokerSettings.plain(broker.url(), "hub"), store, threads);
      try (NoticesStart notices =
              new NoticesStart(
                  config, () -> store, office, new LateRoom(), HubClock.SYSTEM, threads);
          MqttClient centre = client("pusat", broker);
          MqttClient other = client("lain", broker)) {
        for (String topic : List.of("penjaga/v1/hub/heartbeat", "penjaga/v1/hub/notice/#")) {
          centre.subscribe(topic, 1, (of, message) -> hear(of, message.getPayload()));
        }
        notices.over(link);
        link.start();
        await("two heartbeats", () -> count("penjaga/v1/hub/heartbeat") >= 2);
        Map<?, ?> beat = of("penjaga/v1/hub/heartbeat").getLast().tree();
        assertEquals(5_000L, ((Number) beat.get("every_ms")).longValue());

        AlarmLine leak = leak(store);
        office.climbs().round(Instant.now());
        await("the notice", () -> count("penjaga/v1/hub/notice/") == 1);
        Heard notice = of("penjaga/v1/hub/notice/").getFirst();
        String id = String.valueOf(notice.tree().get("id"));
        assertTrue(notice.topic().endsWith("/" + id), notice.topic());
        assertEquals(leak.name(), notice.tree().get("cause"));

        long before = link.stats().received();
        receipt(other, "lain", id);
        receipt(other, "pusat", id); // the broker takes it and passes it to nobody
        receipt(other, "lain", "counted before it is handled, and so after the one above");
        await("the stranger's receipt", () -> link.stats().received() >= before + 2);
        store.actions().write(_ -> true).join();
        assertFalse(received(notices, leak), "an account speaks for itself alone");
        receipt(centre, "pusat", id);
        await("the receipt", () -> received(notices, leak));
        assertEquals(1, count("penjaga/v1/hub/notice/"), "received is told no more");
        centre.disconnect();
        other.disconnect();
      } finally {
        link.close();
      }
    } finally {
      threads.close();
    }
  }

  private static MqttClient client(String user, Mosquitto broker) throws Exception {
    MqttClient client = new MqttClient(broker.url(), user, new MemoryPersistence());
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(user);
    client.connect(options);
    return client;
  }

  private static void receipt(MqttClient by, String account, String id) throws Exception {
    by.publish(
        "penjaga/v1/" + account + "/up/receipt", id.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  private static boolean received(NoticesStart notices, AlarmLine alarm) {
    return notices.desk().of(List.of(alarm.name())).stream()
        .anyMatch(line -> line.notice().received());
  }

  private void hear(String topic, byte[] payload) {
    heard.add(
        new Heard(
            topic, (Map<?, ?>) CanonicalJson.parse(new String(payload, StandardCharsets.UTF_8))));
  }

  private List<Heard> of(String topic) {
    return heard.stream().filter(one -> one.topic().startsWith(topic)).toList();
  }

  private int count(String topic) {
    return of(topic).size();
  }

  private static void somebody(Office office) {
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            "p-1",
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Sari", "Aptika", "", "", "sari"),
                List.of("staf_ruang_server"),
                LocalDate.parse("2026-01-01"))));
  }

  private static AlarmLine leak(Store store) throws Exception {
    DeviceId room = new DeviceId("room-1");
    byte[] body =
        Codec.journalBody(
            room,
            "0123456789abcdef",
            new Position(1, 1),
            null,
            new Moment(1_000, System.currentTimeMillis(), ClockQuality.NTP),
            new JournalEvent.AlarmRaised(
                AlarmKind.WATER_LEAK, new PointId("leak.floor"), Severity.CRITICAL, Measure.ON),
            JournalRecord.GENESIS);
    byte[] payload = Codec.seal(body, Codec.sha256(body, body.length));
    assertTrue(store.offer(new Message.Journal(Codec.readJournal(payload), payload, true)));
    store.actions().write(_ -> true).join();
    return store.queries().alarms(AlarmLine.Filter.attention()).getFirst();
  }

  private static void await(String what, BooleanSupplier so) {
    for (int i = 0; i < 3_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    assertFalse(true, "waited in vain: " + what);
  }
}
