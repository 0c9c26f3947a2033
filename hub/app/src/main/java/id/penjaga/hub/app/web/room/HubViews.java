package id.penjaga.hub.app.web.room;

import id.penjaga.hub.app.mqtt.BadMessages;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.ingest.StoreStats;
import id.penjaga.hub.app.web.view.HubView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How the hub itself is doing, from its link and its store.
final class HubViews {
  private HubViews() {}

  static HubView of(HubLink link, StoreStats stats) {
    HubLink.Stats line = link.stats();
    List<HubView.BadFrom> bad = new ArrayList<>();
    link.badMessages().all().forEach((device, of) -> bad.add(badFrom(device, of)));
    return new HubView(
        line.connected(),
        Instant.ofEpochMilli(line.sinceMs()),
        stats.recording(),
        stats.messages(),
        stats.overflowed(),
        bad);
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
