package id.penjaga.hub.app.web.room;

import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.web.alarm.FigureView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/// A hub that tells the figures of its alarms, in a process of its own.
final class FiguresChild {
  private FiguresChild() {}

  /// @param args folder of the store, and the moment of now
  public static void main(String[] args) {
    long now = Long.parseLong(args[1]);
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now;
          }

          @Override
          public long uptimeMs() {
            return 7_200_000;
          }
        };
    try (Store store =
        Store.open(Path.of(args[0]), clock, new Threads(Throwable::printStackTrace))) {
      HubLink link =
          new HubLink(
              BrokerSettings.plain("tcp://127.0.0.1:1", "test"), store, new Threads(_ -> {}));
      StoredRoom room =
          new StoredRoom(store, link, new HolderNames(Map.of(), Map::of, clock::uptimeMs));
      FigureView view =
          FigureView.of(
              room, _ -> true, "90", Instant.ofEpochMilli(now), ZoneId.of("Asia/Jakarta"));
      System.out.println(
          "counted "
              + view.figures().alarms()
              + " in "
              + view.weeks().size()
              + " weeks, chattering "
              + view.figures().chattering().size());
    }
  }
}
