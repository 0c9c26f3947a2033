package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.mqtt.BrokerAddress;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.Deadlines;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.peers.ScriptedBroker;
import id.penjaga.device.peers.ScriptedBroker.Manner;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The link with brokers that misbehave, and what it says about them.
@Timeout(120)
class LinkTroubleTest {
  @TempDir Path folder;

  @Test
  @DisplayName("F13 A broker that was mute is connected to within 5 s of its return")
  void aMuteBrokerThatReturnsIsFound() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.MUTE);
        Bare bare = new Bare(folder, paho(broker.url(), new Deadlines(300, 600)), 8_000)) {
      until("eight mute tries", () -> broker.accepted() >= 8);
      assertTrue(bare.link.trouble().contains("does not answer CONNECT"), bare.link.trouble());
      broker.be(Manner.GOOD);
      long began = System.nanoTime();
      until("connected", () -> bare.link.connections() > 0);
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      assertTrue(tookMs < 5_000, "after " + tookMs + " ms");
      assertTrue(bare.threads.running().size() <= 7, "threads: " + bare.threads.running());
    }
  }

  @Test
  @DisplayName("F14 A RuntimeException out of the client is a lost connection, and no more")
  void aRuntimeExceptionIsALostConnection() throws Exception {
    AtomicInteger connects = new AtomicInteger();
    try (Bare bare =
        new Bare(folder, failing(connects, new NullPointerException("at times")), 8_000)) {
      until("connected again and again", () -> connects.get() >= 4);
      assertTrue(bare.link.failures() >= 3, "counted: " + bare.link.failures());
      assertTrue(bare.threads.allAlive());
      assertTrue(bare.threads.running().contains("link"));
      assertFalse(bare.bug.isDone());
      // Between two failures it is connected for a moment, and then there is nothing to say.
      until("says why", () -> bare.link.trouble().contains("NullPointerException"));
    }
  }

  @Test
  @DisplayName("F14 An Error of the link ends the device, and alive() knows")
  void anErrorEndsTheDevice() throws Exception {
    try (Bare bare =
        new Bare(folder, failing(new AtomicInteger(), new NoClassDefFoundError("x")), 8_000)) {
      assertTrue(bare.bug.get(20, TimeUnit.SECONDS) instanceof NoClassDefFoundError);
      assertFalse(bare.threads.allAlive());
    }
  }

  @Test
  @DisplayName("F68 A link that ends while it subscribes says nothing of the broker")
  void anEndIsNoTrouble() throws Exception {
    CountDownLatch subscribing = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Link link;
    try (Bare bare = new Bare(folder, subscribing(subscribing, ended), 8_000)) {
      link = bare.link;
      assertTrue(subscribing.await(20, TimeUnit.SECONDS));
      Thread ending = Thread.ofPlatform().start(link::close);
      until("it ends", () -> ending.getState() == Thread.State.TIMED_WAITING);
      ended.countDown();
      ending.join();
    }
    assertEquals("not connected yet", link.trouble());
  }

  @Test
  @DisplayName("F17 Two devices of one name: each says that another client is probably connected")
  void aSecondClientOfTheNameIsSuspected() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder);
        Bare one = new Bare(Files.createDirectory(folder.resolve("1")), broker.url(), 8_000);
        Bare two = new Bare(Files.createDirectory(folder.resolve("2")), broker.url(), 8_000)) {
      until("one says so", () -> suspected(one, "another client with the name room-1"));
      until("two says so", () -> suspected(two, "another client with the name room-1"));
    }
  }

  @Test
  @DisplayName("F19 A packet limit below the birth is named, with the size and the setting")
  void aPacketLimitIsNamed() throws Exception {
    try (Mosquitto broker =
            new Mosquitto(folder, "", "allow_anonymous true\nmax_packet_size 1500\n");
        Bare bare = new Bare(folder, broker.url(), 8_000)) {
      until("named", () -> suspected(bare, "max_packet_size"));
      assertTrue(
          bare.link.trouble().matches(".*after a packet of \\d{4,5} bytes.*"), bare.link.trouble());
    }
  }

  @Test
  @DisplayName("F19 Resets directly after CONNECT are named, and the will is small")
  void aLimitBelowConnectIsNamed() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.RESET_AFTER_CONNECT);
        Bare bare = new Bare(folder, broker.url(), 8_000)) {
      until("named", () -> suspected(bare, "in a row directly after CONNECT"));
      String bytes = bare.link.trouble().replaceAll(".*which has (\\d+) bytes.*", "$1");
      assertTrue(Integer.parseInt(bytes) < 500, bytes);
    }
  }

  @Test
  @DisplayName("F18 Connected for a minute with something to send and nothing acknowledged is said")
  void nothingAcknowledgedIsSaid() {
    Undelivered undelivered = new Undelivered(new DeviceId("room-1"), "room-1");
    long now = 0;
    for (; now < 59_000; now += 1_000) {
      undelivered.pass(true, 3, now);
    }
    assertEquals("", undelivered.sentence());
    for (; now < 200_000; now += 1_000) { // time without a connection does not count
      undelivered.pass(false, 3, now);
    }
    assertEquals("", undelivered.sentence());
    for (; now < 203_000; now += 1_000) {
      undelivered.pass(true, 3, now);
    }
    assertTrue(undelivered.sentence().contains("ACL"), undelivered.sentence());
    assertTrue(undelivered.sentence().contains("penjaga/v1/room-1/up"), undelivered.sentence());
    undelivered.progress(now);
    assertEquals("", undelivered.sentence());
    for (; now < 600_000; now += 1_000) { // nothing to send, nothing to say
      undelivered.pass(true, 0, now);
    }
    assertEquals("", undelivered.sentence());
  }

  @Test
  @DisplayName("F73 Topics of an earlier configuration and of an earlier name are cleared")
  void staleTopicsAreCleared() throws Exception {
    String removed = "penjaga/v1/room-1/state/points/old.temperature";
    String renamed = "penjaga/v1/room-9/state/status";
    String foreign = "other/thing";
    try (Mosquitto broker = new Mosquitto(folder)) {
      try (MqttClient before = client(broker, "before")) {
        for (String topic : List.of(removed, renamed, foreign)) {
          before.publish(topic, "old".getBytes(StandardCharsets.UTF_8), 1, true);
        }
        before.disconnect();
      }
      Files.write(
          folder.resolve("retained-topics"),
          List.of(removed, renamed, foreign, "penjaga/v1/room-1/state/health"));
      try (Bare _ = new Bare(folder, broker.url(), 8_000)) {
        until("forgotten", () -> !retained().contains(removed) && !retained().contains(renamed));
      }
      Set<String> left = new ConcurrentSkipListSet<>();
      try (MqttClient after = client(broker, "after")) {
        after.subscribe("#", 1, (topic, _) -> left.add(topic));
        until("all retained", () -> left.contains(foreign));
        Mosquitto.pause(300);
        after.disconnect();
      }
      assertFalse(left.contains(removed), "" + left);
      assertFalse(left.contains(renamed), "" + left);
      assertTrue(left.contains("penjaga/v1/room-1/state/points/room.temperature"), "" + left);
      assertTrue(retained().contains("penjaga/v1/room-1/state/points/room.temperature"));
    }
  }

  private List<String> retained() {
    try {
      return Files.readAllLines(folder.resolve("retained-topics"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MqttClient client(Mosquitto broker, String id) throws Exception {
    MqttClient client = new MqttClient(broker.url(), id, new MemoryPersistence());
    client.connect();
    return client;
  }

  private static boolean suspected(Bare bare, String words) {
    return bare.link.trouble().contains(words);
  }

  private static Function<Threads, BrokerConnector> paho(String url, Deadlines deadlines) {
    BrokerSettings settings = new BrokerSettings(BrokerAddress.of(url), "room-1", null, null, null);
    return threads -> new PahoConnector(settings, deadlines, threads.factory("mqtt"));
  }

  /// Connections whose third message fails.
  private static Function<Threads, BrokerConnector> failing(AtomicInteger connects, Throwable how) {
    return _ ->
        (_, listener) -> {
          connects.incrementAndGet();
          return new Connection() {
            private int published;

            @Override
            public void subscribe(List<Subscription> subscriptions) {}

            @Override
            public void publish(Publication publication) {
              if (++published == 3) {
                throw how instanceof RuntimeException e ? e : sneaky((Error) how);
              }
              listener.confirmed();
            }

            @Override
            public void leave() {}

            @Override
            public void close() {}
          };
        };
  }

  /// Connections whose subscription fails when it is told to.
  private static Function<Threads, BrokerConnector> subscribing(
      CountDownLatch begun, CountDownLatch fails) {
    return _ ->
        (_, _) ->
            new Connection() {
              @Override
              public void subscribe(List<Subscription> subscriptions) throws BrokerException {
                begun.countDown();
                try {
                  fails.await();
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
                throw new BrokerException("the subscription failed", new IOException());
              }

              @Override
              public void publish(Publication publication) {}

              @Override
              public void leave() {}

              @Override
              public void close() {}
            };
  }

  private static RuntimeException sneaky(Error error) {
    throw error;
  }

  private static void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 4_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    fail("waited in vain: " + what);
  }
}
