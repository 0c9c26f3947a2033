package id.penjaga.device.mqtt.paho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.mqtt.Authorities;
import id.penjaga.device.mqtt.Authority;
import id.penjaga.device.mqtt.BrokerAddress;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Deadlines;
import id.penjaga.device.mqtt.Loss;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import id.penjaga.device.mqtt.trouble.Backoff;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.peers.ScriptedBroker;
import id.penjaga.device.peers.ScriptedBroker.Manner;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Brokers that misbehave, each many times, and then a good one.
@Timeout(180)
class ConnectionTest {
  private static final int HUNDRED = 100;
  private static final int SOME = 24;

  /// The library waits a tenth of a second here and there for its own threads, so tries are made
  /// side by side.
  private static final int LANES = 20;

  /// Little patience, so that a hundred tries are over soon.
  private static final Deadlines SHORT = new Deadlines(100, 250);

  private static final Deadlines FAIR = new Deadlines(3_000, 10_000);
  private static final Publication WILL = new Publication("a/state", new byte[] {1}, true);
  private static final List<Subscription> DOWN =
      List.of(new Subscription("a/down/x", 1), new Subscription("a/down/y", 1));

  @TempDir static Path folder;
  private static @Nullable SSLSocketFactory server;
  private static @Nullable SSLSocketFactory client;

  private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
  private final Threads threads = new Threads(bug::complete);
  private final Heard heard = new Heard();

  @BeforeAll
  static void authority() throws Exception {
    Authority site = new Authority(folder, "site");
    server = site.server("localhost");
    client = Authorities.in(site.certificate);
  }

  @AfterEach
  void noBug() throws Exception {
    waitFor("threads to end", () -> threads.running().isEmpty());
    assertFalse(bug.isDone());
  }

  @ParameterizedTest(name = "{0}, TLS {1}")
  @Execution(ExecutionMode.CONCURRENT) // each mostly waits for its own broker
  @DisplayName(
      "F13 A hundred brokers that misbehave leave nothing behind, then a good one connects")
  @CsvSource({
    "MUTE, false",
    "MUTE, true",
    "MUTE_AFTER_HANDSHAKE, true",
    "HALF_CLOSE, false",
    "HALF_CLOSE, true",
    "RESET_AFTER_CONNECT, false",
    "GARBAGE, false",
    "DRIP, false",
    "DRIP, true",
    "NO_SUBACK, false",
    "CLOSE_AFTER_CONNACK, false",
    "WRONG_PASSWORD, false"
  })
  void aHundredBadTriesAndAGoodOne(Manner manner, boolean tls) throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(manner, tls ? server : null)) {
      int times = manner.name().startsWith("MUTE") ? HUNDRED : SOME;
      AtomicInteger most = new AtomicInteger();
      BrokerConnector connector = connector(broker.url(), SHORT);
      try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
        List<Future<?>> tries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          tries.add(
              lanes.submit(() -> {
                assertThrows(IOException.class, () -> connect(connector));
                most.accumulateAndGet(threads.running().size(), Math::max);
              }));
        }
        for (Future<?> one : tries) {
          one.get();
        }
      }
      assertTrue(broker.accepted() >= times, "sockets opened: " + broker.accepted());
      assertTrue(most.get() <= 10 * LANES, "threads at most: " + most);
      waitFor("the threads of all tries to end", () -> threads.running().isEmpty());
      broker.be(Manner.GOOD);
      long began = System.nanoTime();
      try (Connection connection = connect(connector(broker.url(), FAIR))) {
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(5), "in time");
        connection.publish(new Publication("a/up", new byte[100], false));
        heard.confirmed.get(10, TimeUnit.SECONDS);
        assertTrue(threads.running().size() <= 5, "threads: " + threads.running());
      }
    }
  }

  @ParameterizedTest(name = "{0}, TLS {1}: {2}, {3}")
  @DisplayName("F13 F17 F19 Each way to fail has its step and its sentence")
  @CsvSource({
    "MUTE, false, CONNECT, does not answer CONNECT",
    "MUTE, true, HANDSHAKE, does not answer the TLS handshake",
    "MUTE_AFTER_HANDSHAKE, true, CONNECT, does not answer CONNECT",
    "DRIP, true, HANDSHAKE, does not answer the TLS handshake",
    "DRIP, false, CONNECT, does not answer CONNECT",
    "RESET_AFTER_CONNECT, false, CONNECT, ended the connection directly after CONNECT",
    "HALF_CLOSE, false, CONNECT, ended the connection directly after CONNECT",
    "GARBAGE, false, CONNECT, does not speak MQTT",
    "NO_SUBACK, false, SUBSCRIBE, does not answer SUBSCRIBE",
    "SUBSCRIPTION_REFUSED, false, SUBSCRIBE, ACL",
    "WRONG_PASSWORD, false, REFUSED, refuses user or password of room-1",
    "NOT_AUTHORISED, false, REFUSED, is not authorised",
    "UNAVAILABLE, false, REFUSED, at its limit of connections or sessions"
  })
  void eachFailureHasItsWords(Manner manner, boolean tls, ConnectFailed.Step step, String words)
      throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(manner, tls ? server : null)) {
      BrokerSettings settings =
          new BrokerSettings(BrokerAddress.of(broker.url()), "room-1", "room-1", "secret", client);
      BrokerConnector connector =
          new PahoConnector(settings, new Deadlines(500, 1_500), threads.factory("mqtt"));
      ConnectFailed failed = assertThrows(ConnectFailed.class, () -> connect(connector));
      assertEquals(step, failed.step(), failed.getMessage());
      assertTrue(String.valueOf(failed.getMessage()).contains(words), failed.getMessage());
      assertFalse(String.valueOf(failed.getMessage()).contains("secret"), failed.getMessage());
    }
  }

  @Test
  @DisplayName("F13 A port that speaks no TLS, and one that speaks nothing else, are told apart")
  void theWrongSchemeIsSaid() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GARBAGE)) {
      String url = broker.url().replace("tcp:", "ssl:");
      ConnectFailed failed = assertThrows(ConnectFailed.class, () -> connect(connector(url, FAIR)));
      assertTrue(String.valueOf(failed.getMessage()).contains("does not speak TLS"), "" + failed);
    }
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GOOD, server)) {
      String url = broker.url().replace("ssl:", "tcp:");
      ConnectFailed failed = assertThrows(ConnectFailed.class, () -> connect(connector(url, FAIR)));
      assertTrue(String.valueOf(failed.getMessage()).contains("tcp:// or ssl://"), "" + failed);
    }
  }

  @Test
  @DisplayName("F13 A CONNACK that comes byte by byte, slower than a read timeout, is understood")
  void aTornHeaderIsWaitedFor() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.SLOW_CONNACK)) {
      BrokerConnector connector = connector(broker.url(), new Deadlines(15_000, 15_000));
      connect(connector).close();
    }
  }

  @Test
  @DisplayName("A message of 8 MiB takes no such memory, and the next one is heard")
  void aGiantMessageIsCut() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GIANT);
        Connection _ = connect(connector(broker.url(), FAIR))) {
      byte[] small = heard.small.get(20, TimeUnit.SECONDS);
      assertEquals(42, small[0]);
      byte[] giant = heard.giant.get(1, TimeUnit.SECONDS);
      assertEquals(PacketInput.MOST_BODY - 3, giant.length);
    }
  }

  @Test
  @DisplayName("F14 A RuntimeException of the library is an IOException of the connection")
  void aWrongTopicIsAnIOException() throws Exception {
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GOOD);
        Connection connection = connect(connector(broker.url(), FAIR))) {
      Publication wrong =
          new Publication("a/#", new byte[1], false); // no topic may hold a wildcard
      IOException e = assertThrows(IOException.class, () -> connection.publish(wrong));
      assertNotNull(e.getMessage());
    }
  }

  @Test
  @DisplayName("F14 An Error of a listener ends the program, not only the connection")
  void anErrorOfAListenerIsABug() throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Threads own = new Threads(told::complete);
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GIANT)) {
      BrokerConnector connector =
          new PahoConnector(BrokerSettings.plain(broker.url(), "a"), FAIR, own.factory("mqtt"));
      ConnectionListener broken =
          new ConnectionListener() {
            @Override
            public void arrived(String topic, byte[] payload, boolean retained) {
              throw new StackOverflowError("in a listener");
            }

            @Override
            public void lost(Loss loss) {}
          };
      try (Connection connection = connector.connect(WILL, broken)) {
        connection.subscribe(DOWN);
        Throwable error = told.get(10, TimeUnit.SECONDS);
        assertTrue(error instanceof StackOverflowError, "" + error);
        assertFalse(own.allAlive());
      }
    }
  }

  @Test
  @DisplayName("F54 A host name that Paho's own parser cannot read is connected to")
  void aNameThatPahoCannotReadIsNoTrouble() throws Exception {
    ConnectFailed failed =
        assertThrows(
            ConnectFailed.class, () -> connect(connector("tcp://no_such_host_:1883", SHORT)));
    assertEquals(ConnectFailed.Step.NETWORK, failed.step());
    assertTrue(String.valueOf(failed.getMessage()).contains("is not known here"), "" + failed);
    try (ScriptedBroker broker = new ScriptedBroker(Manner.GOOD)) {
      connect(connector(broker.url().replace("localhost", "[::1%lo]"), FAIR)).close();
    } catch (ConnectFailed e) { // the loopback here has no IPv6
      assertEquals(ConnectFailed.Step.NETWORK, e.step());
    }
  }

  @Test
  @DisplayName("F13 F19 The end of a connection names who ended it and what was under way")
  void theLossIsDescribed(@TempDir Path own) throws Exception {
    try (Mosquitto broker = new Mosquitto(own, "", "allow_anonymous true\nmax_packet_size 2000\n");
        Connection connection = connect(connector(broker.url(), FAIR))) {
      connection.publish(new Publication("a/up", new byte[500], false));
      heard.confirmed.get(10, TimeUnit.SECONDS);
      connection.publish(new Publication("a/up", new byte[3_000], false));
      Loss loss = heard.lost.get(10, TimeUnit.SECONDS);
      assertTrue(loss.byBroker(), loss.why());
      assertEquals(3_011, loss.unconfirmedBytes());
      assertEquals(511, loss.confirmedBytes());
    }
  }

  @Test
  @DisplayName("F13 Tries begin at most 4 s apart while there is no answer, 30 s when turned away")
  void thePausesAreBounded() {
    Backoff backoff = new Backoff(new Random(1));
    for (int i = 0; i < 1_000; i++) {
      long pause = backoff.pauseMs(false, 3_500);
      assertTrue(pause >= 50 && pause <= 500, "after a mute try: " + pause);
      assertTrue(backoff.pauseMs(false, 0) <= Backoff.NO_ANSWER_MS);
    }
    long longest = 0;
    for (int i = 0; i < 1_000; i++) {
      longest = Math.max(longest, backoff.pauseMs(true, 0));
    }
    assertTrue(longest > 25_000 && longest <= Backoff.TURNED_AWAY_MS, "" + longest);
    backoff.reset();
    assertTrue(backoff.pauseMs(true, 0) <= Backoff.FIRST_MS);
  }

  private BrokerConnector connector(String url, Deadlines deadlines) {
    BrokerSettings settings =
        new BrokerSettings(BrokerAddress.of(url), "room-1", null, null, client);
    return new PahoConnector(settings, deadlines, threads.factory("mqtt"));
  }

  private Connection connect(BrokerConnector connector) throws IOException {
    Connection connection = connector.connect(WILL, heard);
    connection.subscribe(DOWN);
    return connection;
  }

  private static void waitFor(String what, java.util.function.BooleanSupplier so) {
    for (int i = 0; i < 1_500; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    throw new AssertionError("waited in vain for " + what);
  }

  /// Remembers what a connection told.
  private static final class Heard implements ConnectionListener {
    final CompletableFuture<Boolean> confirmed = new CompletableFuture<>();
    final CompletableFuture<byte[]> giant = new CompletableFuture<>();
    final CompletableFuture<byte[]> small = new CompletableFuture<>();
    final CompletableFuture<Loss> lost = new CompletableFuture<>();

    @Override
    public void confirmed() {
      confirmed.complete(true);
    }

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      (topic.equals("g") ? giant : small).complete(payload);
    }

    @Override
    public void lost(Loss loss) {
      lost.complete(loss);
    }
  }
}
