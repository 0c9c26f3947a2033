package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.link.Mosquitto;
import id.penjaga.device.app.link.PahoWires;
import id.penjaga.device.app.link.Parcel;
import id.penjaga.device.app.link.Wire;
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
  private static final Parcel WILL =
      new Parcel("a/state/status", "gone".getBytes(StandardCharsets.UTF_8), true);

  @TempDir static Path folder;
  private static Authority site;
  private static Mosquitto broker;

  @BeforeAll
  static void broker() throws Exception {
    assumeTrue(Mosquitto.installed(), "install mosquitto to run this test: apt install mosquitto");
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
    try (PahoWires wires = wires("ssl://localhost:" + broker.port, site.certificate);
        Wire wire = wires.connect(WILL, List.of("a/down/#"), listener(confirmed))) {
      wire.publish(new Parcel("a/up/journal", new byte[] {1}, false));
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
    StartRefused refused = assertThrows(StartRefused.class, () -> Trust.in(empty));
    assertEquals(
        empty + " holds no certificates in PEM form; write the file again", refused.getMessage());
  }

  private static String refusal(String url, @Nullable Path authority) throws Exception {
    try (PahoWires wires = wires(url, authority)) {
      IOException refused =
          assertThrows(
              IOException.class,
              () -> wires.connect(WILL, List.of("a/down/#"), listener(new CountDownLatch(1))));
      return String.valueOf(refused.getMessage());
    }
  }

  private static PahoWires wires(String url, @Nullable Path authority) throws StartRefused {
    return new PahoWires(url, "device", null, null, authority == null ? null : Trust.in(authority));
  }

  private static Wire.Listener listener(CountDownLatch confirmed) {
    return new Wire.Listener() {
      @Override
      public void confirmed() {
        confirmed.countDown();
      }

      @Override
      public void arrived(String topic, byte[] payload, boolean retained) {}

      @Override
      public void lost(String why) {}
    };
  }
}
