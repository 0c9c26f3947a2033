package id.penjaga.hub.app.web;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.Label;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.ShelfView;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.core.alarm.Climb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The alarms of the made-up room, and other small things of it.
final class SampleAlarms {
  private SampleAlarms() {}

  /// Those that a list is asked for.
  static List<AlarmView> those(SampleRoom.Mood mood, RoomReads.AlarmFilter filter) {
    return all(mood).stream()
        .filter(a -> filter.severity() == null || a.severity() == filter.severity())
        .filter(a -> !filter.onlyOpen() || a.active() || a.open())
        .toList();
  }

  static List<AlarmView> open(SampleRoom.Mood mood) {
    return switch (mood) {
      case EMPTY, FINE, OFFLINE -> List.of();
      case UNREAD -> List.of(pastLeak());
      case WARNING, WAITING -> List.of(hot(), pastLeak());
      case FORCED ->
          List.of(
              alarmOf(
                  19,
                  SampleRoom.DEVICE,
                  "FORCED_DOOR",
                  "door.main",
                  SampleRoom.DOOR,
                  Severity.CRITICAL,
                  null,
                  SampleRoom.NOW.minusSeconds(40),
                  null,
                  null),
              hot());
      case BLIND ->
          List.of(
              chattering(
                  31,
                  alarmOf(
                      18,
                      SampleRoom.DEVICE,
                      "SENSOR_FAULT",
                      SampleRoom.TEMPERATURE.name(),
                      new Label("Suhu ruang", "Room temperature"),
                      Severity.WARNING,
                      null,
                      SampleRoom.NOW.minusSeconds(1_780),
                      null,
                      null)));
      case TROUBLE ->
          List.of(
              alarmOf(
                  17,
                  SampleRoom.DEVICE,
                  "WATER_LEAK",
                  "leak.floor",
                  new Label("Lantai di bawah AC", "Floor under the AC"),
                  Severity.CRITICAL,
                  Measure.ON,
                  SampleRoom.NOW.minusSeconds(118),
                  null,
                  null),
              alarmOf(
                  16,
                  SampleRoom.DEVICE,
                  "MAINS_LOST",
                  "mains.pln",
                  new Label("Listrik PLN", "Mains power (PLN)"),
                  Severity.CRITICAL,
                  Measure.OFF,
                  SampleRoom.NOW.minusSeconds(371),
                  null,
                  null),
              hot(),
              pastLeak());
    };
  }

  private static AlarmView chattering(long raises, AlarmView a) {
    return new AlarmView(
        a.id(),
        a.name(),
        a.device(),
        a.kind(),
        a.point(),
        a.label(),
        a.severity(),
        a.measured(),
        a.raised(),
        a.cleared(),
        a.latched(),
        a.detail(),
        a.remark(),
        a.handled(),
        a.unheard(),
        a.shelvedOrOut(),
        a.shelf(),
        raises,
        a.active(),
        a.climb());
  }

  private static AlarmView hot() {
    return alarmOf(
        15,
        SampleRoom.DEVICE,
        "TEMP_HIGH",
        SampleRoom.TEMPERATURE.name(),
        new Label("Suhu ruang", "Room temperature"),
        Severity.WARNING,
        Measure.celsius(22.6),
        SampleRoom.NOW.minusSeconds(1_420),
        null,
        new AlarmView.Handled(
            "sari",
            SampleRoom.NOW.minusSeconds(1_100),
            "AC 2 dinyalakan, teknisi dihubungi, suhu diawasi"));
  }

  private static AlarmView pastLeak() {
    return alarmOf(
        11,
        SampleRoom.DEVICE,
        "FORCED_DOOR",
        "door.main",
        SampleRoom.DOOR,
        Severity.CRITICAL,
        null,
        SampleRoom.NOW.minusSeconds(20_420),
        SampleRoom.NOW.minusSeconds(20_300),
        null);
  }

  private static AlarmView alarmOf(
      long id,
      DeviceId device,
      String kind,
      String point,
      Label label,
      Severity severity,
      @Nullable Measure measured,
      Instant raised,
      @Nullable Instant cleared,
      AlarmView.@Nullable Handled handled) {
    return new AlarmView(
        id,
        device + "/log/1/" + id,
        device,
        kind,
        point,
        label,
        severity,
        measured,
        raised,
        cleared,
        false,
        "",
        null,
        handled,
        false,
        false,
        null,
        0,
        false,
        new Climb(
            device + "/log/1/" + id,
            severity,
            kind,
            raised,
            cleared == null,
            handled != null,
            List.of()));
  }

  static List<AlarmView> all(SampleRoom.Mood mood) {
    List<AlarmView> all = new ArrayList<>(open(mood));
    if (mood == SampleRoom.Mood.EMPTY) {
      return all;
    }
    all.add(
        alarmOf(
            9,
            SampleRoom.DEVICE,
            "RH_HIGH",
            "room.humidity",
            new Label("Kelembaban ruang", "Room humidity"),
            Severity.WARNING,
            Measure.humidity(66.2),
            SampleRoom.NOW.minusSeconds(180_000),
            SampleRoom.NOW.minusSeconds(176_300),
            new AlarmView.Handled(
                "budi", SampleRoom.NOW.minusSeconds(179_000), "Saluran air AC dibersihkan")));
    all.add(
        alarmOf(
            8,
            SampleRoom.DEVICE,
            "TEMP_HIGH",
            SampleRoom.TEMPERATURE.name(),
            new Label("Suhu ruang", "Room temperature"),
            Severity.WARNING,
            Measure.celsius(22.3),
            SampleRoom.NOW.minusSeconds(260_000),
            SampleRoom.NOW.minusSeconds(258_100),
            new AlarmView.Handled(
                "sari", SampleRoom.NOW.minusSeconds(259_300), "Filter AC 1 dibersihkan")));
    all.add(
        alarmOf(
            7,
            SampleRoom.DEVICE,
            "TEMP_HIGH",
            SampleRoom.TEMPERATURE.name(),
            new Label("Suhu ruang", "Room temperature"),
            Severity.WARNING,
            Measure.celsius(22.6),
            SampleRoom.NOW.minusSeconds(360_000),
            SampleRoom.NOW.minusSeconds(358_100),
            new AlarmView.Handled("Sari Dewi", SampleRoom.NOW.minusSeconds(359_300), "")));
    return all;
  }

  static List<DeviceView.Remark> remarks(SampleRoom.Mood mood) {
    return mood == SampleRoom.Mood.TROUBLE
        ? List.of(new DeviceView.Remark("device.remark.NOTHING_DELIVERED", List.of()))
        : List.of();
  }

  /// A door that opens now and then.
  static List<Sample> steps(Span span) {
    List<Sample> series = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double on = i % 70 > 62 ? 1 : 0;
      long at = SampleRoom.NOW.toEpochMilli() - (200 - i) * span.length().toMillis() / 200;
      series.add(new Sample(at, on, on, on));
    }
    return series;
  }

  /// A value that swings and rises, with a gap.
  static List<Sample> series(Duration length, int steps, double end, double swing, boolean lost) {
    List<Sample> series = new ArrayList<>();
    long step = length.toMillis() / steps;
    for (int i = 0; i < steps; i++) {
      double wave = Math.sin(i * 0.35) * 0.16 + Math.sin(i * 1.7) * 0.05;
      double rise = Math.max(0, (i - steps * 0.7) / (steps * 0.3));
      double value = end + swing * (wave - 1 + rise);
      long at = SampleRoom.NOW.toEpochMilli() - (steps - i) * step;
      boolean gap = i > steps * 0.42 && i < steps * 0.47 || lost && i > steps * 0.9;
      series.add(
          gap
              ? new Sample(at, Double.NaN, Double.NaN, Double.NaN)
              : new Sample(at, value - swing * 0.08, value, value + swing * 0.1));
    }
    return series;
  }

  static List<ShelfView> shelves(SampleRoom.Mood mood) {
    return mood != SampleRoom.Mood.TROUBLE
        ? List.of()
        : List.of(
            new ShelfView(
                SampleRoom.DEVICE,
                "RH_HIGH",
                "room.humidity",
                new Label("Kelembaban ruang", "Room humidity"),
                SampleRoom.NOW.minusSeconds(3_600),
                SampleRoom.NOW.plusSeconds(3_600),
                true,
                "Ratna",
                "AC kedua diservis"),
            new ShelfView(
                SampleRoom.DEVICE,
                null,
                "leak.floor",
                new Label("Lantai", "Floor"),
                SampleRoom.NOW.minusSeconds(90_000),
                null,
                false,
                "Ratna",
                "tali sensor diganti"));
  }
}
