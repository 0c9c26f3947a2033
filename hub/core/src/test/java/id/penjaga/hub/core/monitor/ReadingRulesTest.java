package id.penjaga.hub.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.monitor.PartitionUse.Level;
import id.penjaga.hub.core.monitor.WatchTarget.Means;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRulesTest {
  private static final String EXPORTED =
      """
      # HELP node_filesystem_size_bytes Filesystem size in bytes.
      # TYPE node_filesystem_size_bytes gauge
      node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 1e+11
      node_filesystem_free_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 4.5e+10
      node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 4.5e+10
      node_filesystem_size_bytes{device="/dev/sdb1",fstype="xfs",mountpoint="/da\\"ta"} 1000 1700000000000
      node_filesystem_free_bytes{device="/dev/sdb1",fstype="xfs",mountpoint="/da\\"ta"} 99.99
      node_filesystem_avail_bytes{device="/dev/sdb1",fstype="xfs",mountpoint="/da\\"ta"} 99.99
      node_filesystem_size_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 10
      node_filesystem_free_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 0
      node_filesystem_avail_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 0
      node_md_disks{device="md0",state="active"} 1
      node_md_disks{device="md0",state="failed"} 1
      node_md_disks_required{device="md0"} 2
      node_md_disks{device="md1",state="active"} 2
      node_md_disks_required{device="md1"} 2
      smartctl_device_smart_status{device="sdc"} 0
      node_load1 1.0
      node_cpu_seconds_total{cpu="0",mode="idle"} 12.5
      node_cpu_seconds_total{cpu="1",mode="idle"} 12.5
      node_memory_MemTotal_bytes 1000
      node_memory_MemAvailable_bytes 250
      node_filesystem_size_bytes{broken 7
      """;

  @ParameterizedTest
  @DisplayName("MNT-11 90.0 % is no breach and 90.1 % is; above 85 % there is a warning")
  @CsvSource({
    "55.0, GOOD",
    "85.0, GOOD",
    "85.1, WARNED",
    "90.0, WARNED",
    "90.1, BREACHED",
    "100, BREACHED",
    // shown rounded up, so that number and verdict agree
    "90.01, BREACHED",
    "84.99, GOOD",
  })
  void limits(BigDecimal used, Level level) {
    assertEquals(level, new PartitionUse("/data", used).level());
  }

  @Test
  @DisplayName("MNT-11 of `/` 55.0, `/var` 90.0 and `/data` 90.1 only `/data` is in breach")
  void fixtureD1() {
    assertEquals(
        List.of("/data 90.1 %"),
        PartitionUse.breaches(
                List.of(
                    new PartitionUse("/", new BigDecimal("55.0")),
                    new PartitionUse("/var", new BigDecimal("90.0")),
                    new PartitionUse("/data", new BigDecimal("90.1"))))
            .stream()
            .map(PartitionUse::line)
            .toList());
  }

  @Test
  @DisplayName("MNT-08, MNT-10 partitions, arrays, disks, processors and memory are read")
  void exported() {
    HostReadings read = HostReadings.of(EXPORTED);
    assertEquals(
        List.of("/ 55.0 %", "/da\"ta 90.1 %"),
        read.partitions().stream().map(PartitionUse::line).toList());
    assertEquals(
        List.of("sdc", "md0"), read.critical().stream().map(HostReadings.DiskState::disk).toList());
    assertEquals(3, read.disks().size());
    assertEquals(50.0, read.processor());
    assertEquals(75.0, read.memory());
    assertTrue(HostReadings.of("").empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("Whatever an exporter sends is read or left out")
  void garbled(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      StringBuilder text = new StringBuilder(EXPORTED);
      for (int i = 0; i < 20; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}\"\\,=\n \u0000eE-".charAt(random.nextInt(12)));
          default -> text.setCharAt(at, (char) random.nextInt(0x100));
        }
      }
      HostReadings.of(text.toString())
          .partitions()
          .forEach(one -> assertTrue(one.used().compareTo(BigDecimal.valueOf(100)) <= 0));
    }
  }

  @Test
  @DisplayName("A collector's message is read strictly")
  void collector() {
    CollectorMessage read =
        CollectorMessage.read(
            "{\"server\":\"SRV-02\",\"partitions\":{\"/\":55,\"/data\":90.1},"
                + "\"disks\":{\"3\":false},\"memory\":40.5}");
    assertEquals("SRV-02", read.server());
    assertEquals(1, PartitionUse.breaches(read.readings().partitions()).size());
    assertEquals(1, read.readings().critical().size());
    assertNull(read.readings().processor());
    for (String bad :
        List.of(
            "",
            "[]",
            "{}",
            "{\"server\":\"\"}",
            "{\"server\":\"A\",\"disk\":{}}",
            "{\"server\":\"A\",\"partitions\":{\"/\":101}}",
            "{\"server\":\"A\",\"partitions\":{\"/\":-1}}",
            "{\"server\":\"A\",\"partitions\":{\"/\":1e999}}",
            "{\"server\":\"A\",\"partitions\":{\"/\":\"x\"}}",
            "{\"server\":\"A\",\"partitions\":[]}",
            "{\"server\":\"A\",\"disks\":{\"0\":1}}",
            "{\"server\":\"A\",\"server\":\"B\"}")) {
      assertThrows(IllegalArgumentException.class, () -> CollectorMessage.read(bad), bad);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, PING, 192.0.2.1, 0",
    "gw.contoh.go.id, PING, gw.contoh.go.id, 0",
    "https://contoh.go.id/masuk?x=1, HTTP, contoh.go.id, 443",
    "http://192.0.2.7:8080, HTTP, 192.0.2.7, 8080",
    "tcp://192.0.2.7:3306, TCP, 192.0.2.7, 3306",
    "tls://surel.contoh.go.id:993, TLS, surel.contoh.go.id, 993",
    "'http://[2001:db8::1]/', HTTP, '[2001:db8::1]', 80",
    "'2001:db8::1', PING, '2001:db8::1', 0",
  })
  @DisplayName("A target says by its form how it is asked")
  void targets(String text, Means means, String host, int port) {
    WatchTarget.Parsed parsed = WatchTarget.parse(text);
    assertEquals(List.of(), parsed.problems());
    WatchTarget target = parsed.targets().getFirst();
    assertEquals(means, target.means());
    assertEquals(host, target.host());
    assertEquals(port, target.port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://192.0.2.1/",
        "http://user@192.0.2.1/",
        "http://192.0.2.1#x",
        "tcp://192.0.2.1",
        "tcp://192.0.2.1:0",
        "tcp://192.0.2.1:65536",
        "http://",
        "-o",
        "a b|c",
        "ping://192.0.2.1:7",
        "tcp://192.0.2.1:22/x",
        "http://192.0.2.1\\@evil/",
        "`id`",
        "$(id)",
      })
  @DisplayName("What is no target is refused with a sentence")
  void noTargets(String text) {
    assertTrue(!WatchTarget.parse(text).problems().isEmpty(), text);
  }

  @Test
  @DisplayName("Several targets are taken, not more than eight")
  void several() {
    assertEquals(2, WatchTarget.parse("192.0.2.1, 192.0.2.2").targets().size());
    WatchTarget.Parsed many = WatchTarget.parse("a b c d e f g h i");
    assertEquals(8, many.targets().size());
    assertNotNull(many.problems().getFirst());
  }
}
