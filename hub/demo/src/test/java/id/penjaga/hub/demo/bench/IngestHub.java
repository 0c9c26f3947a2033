package id.penjaga.hub.demo.bench;

import id.penjaga.hub.app.mqtt.BrokerSettings;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.HubClock;
import id.penjaga.hub.app.store.Store;
import java.nio.file.Path;

/// The hub's ingest by itself, in a process of its own: link, checks, store. Ends when its input ends.
final class IngestHub {
  private IngestHub() {}

  /// @param args folder of the database, address of the broker
  static void main(String... args) throws Exception {
    Store store = Store.open(Path.of(args[0]), HubClock.SYSTEM);
    HubLink link = new HubLink(BrokerSettings.plain(args[1], "hub"), store);
    link.start();
    while (!link.stats().connected()) {
      Thread.sleep(20);
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      System.out.println(store.stats());
      System.out.println(link.stats() + " " + link.badMessages().all());
    }
    link.close();
    store.close();
  }
}
