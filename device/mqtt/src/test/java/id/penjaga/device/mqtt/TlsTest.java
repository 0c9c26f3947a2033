package id.penjaga.device.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ca-file` against a real mosquitto with a certificate of the site's own authority.
class TlsTest {
  private static final Publication WILL =
      new Publication("a/state/status", "gone".getBytes(StandardCharsets.UTF_8), true);

  private static final Threads THREADS = new Threads(_ -> {});

  @TempDir static Path folder;
  private static Authority site;
  private static Mosquitto broker;

  @BeforeAll
  static void broker() throws Exception {
    site = new Authority(folder, "site");
    broker =
        new Mosquitto(
            Files.createDirectory(folder.resolve("b")), site.listener("localhost", "-1H"));
  }

  @AfterAll
  static void end() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  @DisplayName("SEC-12 a broker with a certificate of the site's authority is believed")
  void theRightAuthorityConnects() throws Exception {
    CountDownLatch confirmed = new CountDownLatch(1);
    try (Connection connection =
        connector("ssl://localhost:" + broker.port, site.certificate)
            .connect(WILL, listener(confirmed))) {
      connection.subscribe(List.of(new Subscription("a/down/#", 1)));
      connection.publish(new Publication("a/up/journal", new byte[] {1}, false));
      assertTrue(confirmed.await(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void anotherAuthorityIsRefused() throws Exception {
    Path other = new Authority(folder, "other").certificate;
    assertEquals(
        "the broker's certificate is not signed by an authority we trust; write the file with the"
            + " site's own authority in mqtt.ca-file",
        refusal("ssl://localhost:" + broker.port, other));
  }

  @Test
  void withoutAFileOnlyTheAuthoritiesOfJavaAreBelieved() throws Exception {
    assertTrue(refusal("ssl://localhost:" + broker.port, null).contains("mqtt.ca-file"));
  }

  @Test
  void aCertificateMadeOutToAnotherNameIsRefused() throws Exception {
    assertEquals(
        "the broker's certificate is not made out to 127.0.0.1; write in mqtt.url the name it was"
            + " made for",
        refusal("ssl://127.0.0.1:" + broker.port, site.certificate));
  }

  @Test
  void aCertificateThatIsOverIsRefused() throws Exception {
    Path late = Files.createDirectory(folder.resolve("late"));
    try (Mosquitto old = new Mosquitto(late, site.listener("localhost", "-9d"))) {
      String refusal = refusal("ssl://localhost:" + old.port, site.certificate);
      assertTrue(refusal.startsWith("the broker's certificate is not valid now ("), refusal);
      assertTrue(refusal.endsWith("set the clock of this computer right"), refusal);
    }
  }

  @Test
  void aFileWithoutCertificatesStopsTheStart() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    IOException refused = assertThrows(IOException.class, () -> Authorities.in(empty));
    assertEquals(
        empty + " holds no certificates in PEM form; write the file again", refused.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Path none = folder.resolve("none.pem");
    assertEquals(
        none + ": there is no such file; check the path",
        assertThrows(IOException.class, () -> Authorities.in(none)).getMessage());
  }

  private static String refusal(String url, @Nullable Path authority) throws Exception {
    BrokerConnector connector = connector(url, authority);
    IOException refused =
        assertThrows(
            IOException.class, () -> connector.connect(WILL, listener(new CountDownLatch(1))));
    return String.valueOf(refused.getMessage());
  }

  private static BrokerConnector connector(String url, @Nullable Path authority)
      throws IOException {
    BrokerSettings settings =
        new BrokerSettings(
            BrokerAddress.of(url),
            "device",
            null,
            null,
            authority == null ? null : Authorities.in(authority));
    return new PahoConnector(settings, THREADS.factory("mqtt"));
  }

  private static ConnectionListener listener(CountDownLatch confirmed) {
    return new ConnectionListener() {
      @Override
      public void confirmed() {
        confirmed.countDown();
      }

      @Override
      public void arrived(String topic, byte[] payload, boolean retained) {}

      @Override
      public void lost(Loss loss) {}
    };
  }
}
