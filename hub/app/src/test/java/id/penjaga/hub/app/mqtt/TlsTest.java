package id.penjaga.hub.app.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.Authorities;
import id.penjaga.hub.app.HubRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ca-file` against a real mosquitto with a certificate of the site's own authority.
class TlsTest {
  @TempDir static Path folder;
  private static Authority site;
  private static LocalBroker broker;

  @BeforeAll
  static void broker() throws Exception {
    site = new Authority(folder, "site");
    Path at = Files.createDirectory(folder.resolve("b"));
    broker = new LocalBroker(at, site.listener("localhost", "-1H"));
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
    CountDownLatch arrived = new CountDownLatch(1);
    ScheduledThreadPoolExecutor threads = PahoWire.threads();
    try (Wire wire = wire("localhost", site.certificate, threads, arrived)) {
      wire.connect();
      wire.subscribe(new String[] {"a/#"}, new int[] {0});
      wire.publish("a/b", new byte[] {1});
      assertTrue(arrived.await(10, TimeUnit.SECONDS));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherAuthorityIsRefused() throws Exception {
    assertEquals(
        "cannot connect to the broker ssl://localhost:"
            + broker.port
            + ": the broker's certificate is not signed by an authority we trust; write the file"
            + " with the site's own authority in mqtt.ca-file",
        refusal("localhost", new Authority(folder, "other").certificate));
  }

  @Test
  void withoutAFileOnlyTheAuthoritiesOfJavaAreBelieved() throws Exception {
    assertTrue(refusal("localhost", null).contains("mqtt.ca-file"));
  }

  @Test
  void aCertificateMadeOutToAnotherNameIsRefused() throws Exception {
    assertTrue(
        refusal("127.0.0.1", site.certificate)
            .endsWith(
                "the broker's certificate is not made out to 127.0.0.1; write in mqtt.url the name"
                    + " it was made for"));
  }

  @Test
  void aFileWithoutCertificatesStopsTheStart() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    HubRefused refused = assertThrows(HubRefused.class, () -> Authorities.in(empty));
    assertEquals(
        empty + " holds no certificates in PEM form; write the file again", refused.getMessage());
  }

  private static String refusal(String host, @Nullable Path authority) throws Exception {
    ScheduledThreadPoolExecutor threads = PahoWire.threads();
    try (Wire wire = wire(host, authority, threads, new CountDownLatch(1))) {
      return String.valueOf(assertThrows(WireException.class, wire::connect).getMessage());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Wire wire(
      String host,
      @Nullable Path authority,
      ScheduledThreadPoolExecutor threads,
      CountDownLatch arrived)
      throws Exception {
    BrokerSettings settings =
        new BrokerSettings(
            "ssl://" + host + ":" + broker.port,
            "hub",
            null,
            null,
            authority == null ? null : Authorities.in(authority));
    return PahoWire.maker(threads)
        .make(
            settings,
            new Wire.Receiver() {
              @Override
              public void arrived(String topic, byte[] payload, boolean retained) {
                arrived.countDown();
              }

              @Override
              public void lost(String why) {}
            });
  }
}
