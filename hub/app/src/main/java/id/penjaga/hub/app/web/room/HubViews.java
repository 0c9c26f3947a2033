package id.penjaga.hub.app.web.room;

import id.penjaga.hub.app.mqtt.BadMessages;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.DiskUse;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.StoreStats;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.HubView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the hub itself is doing, from its link and its store.
final class HubViews {
  private HubViews() {}

  static HubView of(HubLink link, Store store) {
    StoreStats stats = store.stats();
    HubLink.Stats line = link.stats();
    List<HubView.BadFrom> bad = new ArrayList<>();
    link.badMessages().all().forEach((device, of) -> bad.add(badFrom(device, of)));
    return new HubView(
        line.connected(),
        Instant.ofEpochMilli(line.sinceMs()),
        stats.recording(),
        stats.messages(),
        stats.overflowed(),
        stats.refusedDevices(),
        disk(store),
        bad);
  }

  /// @return null while the file system does not answer
  private static HubView.@Nullable Disk disk(Store store) {
    try {
      DiskUse use = store.disk();
      return new HubView.Disk(use.usedBytes(), use.freeBytes(), use.low());
    } catch (StoreException _) {
      return null;
    }
  }

  private static HubView.BadFrom badFrom(String device, BadMessages.Of of) {
    long count = of.counts().values().stream().mapToLong(Long::longValue).sum();
    List<HubView.Bad> last =
        of.last().stream()
            .map(bad ->
                new HubView.Bad(
                    Instant.ofEpochMilli(bad.wallMs()),
                    bad.kind().name(),
                    bad.topic(),
                    bad.beginning()))
            .toList();
    return new HubView.BadFrom(device, count, last);
  }
}
