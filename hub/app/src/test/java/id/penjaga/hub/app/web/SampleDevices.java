package id.penjaga.hub.app.web;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.HubView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The devices of the sample room.
final class SampleDevices {
  private static final DeviceView.Hold HOLD =
      new DeviceView.Hold(
          4,
          Instant.parse("2026-10-31T17:00:00Z"),
          Instant.parse("2026-11-02T16:59:59.999Z"),
          "sari",
          "Kehilangan server, surat 114");

  private SampleDevices() {}

  static List<DeviceView> all(SampleRoom.Mood mood) {
    return List.of(
        new DeviceView(
            SampleRoom.DEVICE,
            mood != SampleRoom.Mood.OFFLINE,
            true,
            "0.1.0",
            "sim",
            SampleRoom.NOW.minusSeconds(3 + away(mood, 1_897)),
            mood == SampleRoom.Mood.TROUBLE ? ClockQuality.RESTORED : ClockQuality.NTP,
            mood == SampleRoom.Mood.TROUBLE ? Duration.ofSeconds(-37) : Duration.ofMillis(80),
            new DeviceView.Health(
                Duration.ofHours(53),
                away(mood, 112),
                away(mood, 40),
                Duration.ofSeconds(away(mood, 1_900)),
                27_300_000_000L,
                true,
                3,
                0,
                0),
            new DeviceView.Stream(
                "7.1204", 8_431, 2, 1, 0, 0, mood == SampleRoom.Mood.TROUBLE ? 1 : 0),
            new DeviceView.Stream("7.20411", 181_222, 12, 3, 0, 0, 0),
            "7/1204:" + "9f".repeat(32),
            null,
            SampleAlarms.remarks(mood),
            mood == SampleRoom.Mood.TROUBLE ? List.of(HOLD) : List.of()));
  }

  private static long away(SampleRoom.Mood mood, long value) {
    return mood == SampleRoom.Mood.OFFLINE ? value : 0;
  }

  static HubView hub(SampleRoom.Mood mood) {
    List<HubView.BadFrom> bad =
        mood == SampleRoom.Mood.TROUBLE
            ? List.of(
                new HubView.BadFrom(
                    "?",
                    3,
                    List.of(
                        new HubView.Bad(
                            SampleRoom.NOW.minusSeconds(400),
                            "FOREIGN",
                            "penjaga/v1/x",
                            "<b>halo</b>"))))
            : List.of();
    HubView.Disk disk =
        new HubView.Disk(812_000_000, 41_000_000_000L, mood == SampleRoom.Mood.TROUBLE);
    return new HubView(true, SampleRoom.NOW.minusSeconds(90_000), true, 189_653, 0, 12, disk, bad);
  }
}
