package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.view.RoomStanding;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.view.Waiting;
import id.penjaga.hub.app.web.view.Waiting.For;
import java.time.Duration;

/// Tiles of the made-up room whose values are good again while their alarms wait.
final class SampleWaiting {
  private SampleWaiting() {}

  static TileView of(TileView tile) {
    return switch (tile.point().name()) {
      case "room.temperature" ->
          waiting(
              tile, 21.8, "TEMP_HIGH", RoomStanding.WARNING, new Waiting(For.BELOW, 21.7, null));
      case "room.humidity" ->
          waiting(
              tile,
              52.4,
              "RH_HIGH",
              RoomStanding.WARNING,
              new Waiting(For.DELAY, null, Duration.ofMinutes(1)));
      case "leak.floor" ->
          waiting(
              tile,
              0,
              "WATER_LEAK",
              RoomStanding.CRITICAL,
              new Waiting(For.ACKNOWLEDGEMENT, null, null));
      default -> tile;
    };
  }

  private static TileView waiting(
      TileView tile, double value, String alarm, RoomStanding standing, Waiting waiting) {
    return new TileView(
        tile.device(),
        tile.point(),
        tile.kind(),
        tile.unit(),
        tile.label(),
        tile.freshness(),
        value,
        tile.at(),
        null,
        tile.limits(),
        tile.range(),
        tile.band(),
        standing,
        alarm,
        waiting,
        tile.spark(),
        tile.heard());
  }
}
