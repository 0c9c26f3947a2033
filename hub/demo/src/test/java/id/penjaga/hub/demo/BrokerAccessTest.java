package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.peers.Mosquitto;
import id.penjaga.hub.app.setup.BrokerRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every account says something on every kind of topic while every account listens to everything it
/// can name: what arrives is the rule.
@DisplayName("F26 F27 Who may say and hear what, on both brokers (SYS-05)")
@Execution(ExecutionMode.CONCURRENT) // the client library waits a second at the end of a connection
class BrokerAccessTest {
  private static final BrokerAccess ACCESS =
      new BrokerAccess(Set.of("room-1", "room-2"), "hub", "noc");
  private static final Map<String, String> PASSWORDS =
      Map.of("room-1", "a", "room-2", "b", "hub", "c", "noc", "d", "stranger", "e");
  private static final List<String> BRANCHES =
      List.of(
          "up/journal",
          "up/trend",
          "state/status",
          "state/points/x",
          "down/ack",
          "down/command",
          "checkpoint/book",
          "notice/x",
          "heartbeat",
          "up/receipt");

  @Test
  @DisplayName("F27 the sample of the rules is what init writes, and has no pattern")
  void theSampleIsWhatIsGenerated() throws Exception {
    String sample = Files.readString(Path.of("../../config/mosquitto.acl"));
    assertEquals(BrokerRules.acl(List.of("room-1")), sample);
    assertTrue(sample.lines().noneMatch(line -> line.startsWith("pattern")));
  }

  @Test
  @DisplayName("F27 noc, hub and a stranger are no devices, whatever they publish")
  void whoIsNoDeviceCannotSpeakAsOne() {
    for (String account : List.of("noc", "hub", "stranger")) {
      for (String branch : List.of("up/journal", "up/trend", "state/status")) {
        assertFalse(ACCESS.mayWrite(account, "penjaga/v1/" + account + "/" + branch), account);
      }
    }
  }

  @Test
  @DisplayName("F26 no account pushes another off the embedded broker by its client id")
  void theEmbeddedBrokerLetsNobodyBePushedOff() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(EmbeddedBroker.freePort(), PASSWORDS, ACCESS)) {
      nobodyIsPushedOff(broker.url());
    }
  }

  @Test
  @DisplayName("F26 no account pushes another off mosquitto by its client id")
  void mosquittoLetsNobodyBePushedOff(@TempDir Path folder) throws Exception {
    try (Mosquitto broker = ShippedBroker.start(folder, PASSWORDS)) {
      nobodyIsPushedOff(broker.url());
    }
  }

  /// Every account tries every other's client id while that one is connected.
  private static void nobodyIsPushedOff(String url) throws Exception {
    for (String victim : PASSWORDS.keySet()) {
      MqttClient holder = connect(url, victim, PASSWORDS.get(victim), victim);
      for (String account : PASSWORDS.keySet()) {
        if (!account.equals(victim)) {
          try {
            connect(url, account, PASSWORDS.get(account), victim).disconnectForcibly(0, 50);
          } catch (MqttException _) {
            // Refused, which is as good.
          }
        }
      }
      Thread.sleep(300); // an end would have had its time to arrive
      assertTrue(holder.isConnected(), victim + " was pushed off");
      holder.disconnect();
      holder.close();
    }
  }

  @Test
  void theEmbeddedBrokerKeepsTheRules() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(EmbeddedBroker.freePort(), PASSWORDS, ACCESS)) {
      assertEquals(expected(), heard(broker.url()));
    }
  }

  @Test
  void mosquittoWithTheSitesAclKeepsTheSameRules(@TempDir Path folder) throws Exception {
    try (Mosquitto broker = ShippedBroker.start(folder, PASSWORDS)) {
      assertEquals(expected(), heard(broker.url()));
    }
  }

  @Test
  void nobodyComesInWithoutAnAccount() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(EmbeddedBroker.freePort(), PASSWORDS, ACCESS)) {
      String url = broker.url();
      connect(url, "hub", "c").disconnect();
      assertThrows(MqttException.class, () -> connect(url, "hub", "wrong"));
      assertThrows(MqttException.class, () -> connect(url, "stranger", "a"));
      assertThrows(
          MqttException.class,
          () -> new MqttClient(url, "anonymous", new MemoryPersistence()).connect());
    }
  }

  /// `writer > topic > reader` for everything the rules allow.
  private static Set<String> expected() {
    Set<String> all = new TreeSet<>();
    for (String writer : PASSWORDS.keySet()) {
      for (String topic : topics()) {
        for (String reader : PASSWORDS.keySet()) {
          if (ACCESS.mayWrite(writer, topic) && ACCESS.mayRead(reader, topic)) {
            all.add(writer + " > " + topic + " > " + reader);
          }
        }
      }
    }
    return all;
  }

  private static Set<String> heard(String url) throws Exception {
    Set<String> heard = new ConcurrentSkipListSet<>();
    Map<String, MqttClient> clients = new HashMap<>();
    for (String account : PASSWORDS.keySet()) {
      MqttClient client = connect(url, account, PASSWORDS.get(account));
      clients.put(account, client);
      for (String topic : topics()) {
        try {
          client.subscribe(
              topic,
              1,
              (t, m) -> heard.add(new String(m.getPayload()) + " > " + t + " > " + account));
        } catch (MqttException _) {
          // Refused, as some brokers say it.
        }
      }
    }
    for (String writer : PASSWORDS.keySet()) {
      for (String topic : topics()) {
        MqttClient client = clients.get(writer);
        try {
          // Without waiting: a refused publication may stay unanswered.
          client.getTopic(topic).publish(writer.getBytes(), 1, false);
        } catch (MqttException _) {
          // Refused by closing the connection, as some brokers say it.
        }
      }
    }
    for (int i = 0; i < 100 && heard.size() < expected().size(); i++) {
      Thread.sleep(20);
    }
    Thread.sleep(200); // what should not arrive has had its time to arrive
    for (MqttClient client : clients.values()) {
      client.disconnectForcibly(100, 100);
      client.close();
    }
    return new TreeSet<>(heard);
  }

  private static List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (String device : List.of("room-1", "room-2", "noc", "hub", "stranger")) {
      BRANCHES.forEach(branch -> topics.add("penjaga/v1/" + device + "/" + branch));
    }
    topics.add("other/thing");
    return topics;
  }

  private static MqttClient connect(String url, String account, String password)
      throws MqttException {
    return connect(url, account, password, "test-" + account);
  }

  private static MqttClient connect(String url, String account, String password, String id)
      throws MqttException {
    MqttClient client = new MqttClient(url, id, new MemoryPersistence());
    client.setTimeToWait(5000);
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(account);
    options.setPassword(password.toCharArray());
    options.setMaxInflight(100);
    client.connect(options);
    return client;
  }
}
