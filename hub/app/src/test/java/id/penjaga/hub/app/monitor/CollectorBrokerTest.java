package id.penjaga.hub.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.core.book.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A collector that publishes readings, over Debian's mosquitto with the rule of config/README.md.
@Timeout(120)
class CollectorBrokerTest {
  private static final String TOPIC = "penjaga/v1/agen-1/up/readings";

  @TempDir Path folder;

  private static int publish(Mosquitto broker, String user, String text, String... more)
      throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                "mosquitto_pub",
                "-p",
                String.valueOf(broker.port),
                "-u",
                user,
                "-q",
                "1",
                "-t",
                TOPIC,
                "-m",
                text));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  @DisplayName(
      "MNT-09, MNT-10 disk, RAID and processor come by topic from the account that may write it,"
          + " and open their cases")
  void overABroker() throws Exception {
    Mosquitto.withClients();
    Path rules = folder.resolve("acl");
    Files.writeString(
        rules,
        "topic readwrite penjaga/#\nuser agen-1\ntopic write "
            + TOPIC
            + "\nuser agen-2\n"
            + "topic write penjaga/v1/agen-2/up/readings\n");
    Threads threads =
        new Threads(bug -> {
          throw new AssertionError(bug);
        });
    try (Mosquitto broker =
            new Mosquitto(
                folder, "", "allow_anonymous true\npersistence false\nacl_file " + rules + "\n");
        Watching watching = new Watching(folder.resolve("hub"))) {
      watching.add("server", "SRV-03", Map.of("raid", Value.of(true)));
      HubLink link =
          new HubLink(BrokerSettings.plain(broker.url(), "hub"), watching.store, threads);
      link.collectors(watching.monitors::collected);
      // What the broker kept from before is no reading of now.
      publish(broker, "agen-1", "{\"server\":\"SRV-03\",\"partitions\":{\"/old\":99.0}}", "-r");
      link.start();
      try {
        watching.await("the line", () -> link.stats().connected());
        publish(broker, "agen-2", "{\"server\":\"SRV-03\",\"partitions\":{\"/strange\":99.0}}");
        publish(broker, "agen-1", "no JSON");
        assertEquals(
            0,
            publish(
                broker,
                "agen-1",
                "{\"server\":\"SRV-03\",\"partitions\":{\"/data\":91.5},"
                    + "\"disks\":{\"0\":true,\"3\":false},\"processor\":12.5}"));
        watching.await("the full disk", () -> watching.cases("DISK").size() == 1);
        watching.await("the critical disk", () -> watching.cases("RAID").size() == 1);
        String told =
            watching.office.monitoring().file("server", "SRV-03", List.of()).readings().toString();
        assertTrue(told.contains("processor") && told.contains("/data"), told);
        assertTrue(!told.contains("/strange"), "another account may not speak for this one");
        CaseLine disk = watching.cases("DISK").getFirst();
        String opened = watching.office.caseFile(disk.id()).orElseThrow().entries().toString();
        assertTrue(opened.contains("/data") && !opened.contains("/old"), opened);
      } finally {
        link.close();
      }
    }
  }
}
