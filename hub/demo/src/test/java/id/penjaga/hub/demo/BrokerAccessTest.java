package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/// Every account says something on every kind of topic while every account listens to everything it
/// can name: what arrives is the rule.
@DisplayName("Who may say and hear what, on both brokers (SYS-05)")
class BrokerAccessTest {
  private static final BrokerAccess ACCESS =
      new BrokerAccess(Set.of("room-1", "room-2"), "hub", "noc");
  private static final Map<String, String> PASSWORDS =
      Map.of("room-1", "a", "room-2", "b", "hub", "c", "noc", "d");
  private static final List<String> BRANCHES =
      List.of(
          "up/journal", "up/trend", "state/status", "state/points/x", "down/ack", "down/command");

  @Test
  void theEmbeddedBrokerKeepsTheRules() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(EmbeddedBroker.freePort(), PASSWORDS, ACCESS)) {
      assertEquals(expected(), heard(broker.url()));
    }
  }

  @Test
  void mosquittoWithTheSitesAclKeepsTheSameRules(@TempDir Path folder) throws Exception {
    try (Mosquitto broker = new Mosquitto(folder, PASSWORDS)) {
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
          client.publish(topic, writer.getBytes(), 1, false);
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
    for (String device : List.of("room-1", "room-2")) {
      BRANCHES.forEach(branch -> topics.add("penjaga/v1/" + device + "/" + branch));
    }
    topics.add("other/thing");
    return topics;
  }

  private static MqttClient connect(String url, String account, String password)
      throws MqttException {
    MqttClient client = new MqttClient(url, "test-" + account, new MemoryPersistence());
    client.setTimeToWait(5000);
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(account);
    options.setPassword(password.toCharArray());
    options.setMaxInflight(100);
    client.connect(options);
    client.setTimeToWait(100); // a refused publish may stay unanswered
    return client;
  }
}
