package id.penjaga.device.app;

import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Step;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Feeds a recording (`timestamp,temperature,humidity`; epoch in seconds or milliseconds) through
/// the very same controller in simulated time and prints one JSON object for each journal event, in
/// order. The same recording and configuration give the same bytes, on every machine.
///
/// The columns are the first temperature and the first humidity point of the configuration by name.
/// All other points are taken out of the rules: a recording says nothing about them, and silence
/// would be an alarm.
final class Replay {
  /// A line of the recording that cannot be used.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  private static final String HEADER = "timestamp,temperature,humidity";

  /// Timestamps below this are seconds: as milliseconds they would be in 1970, as seconds this is
  /// the year 5138.
  private static final long SECONDS = 100_000_000_000L;

  private final OutputStream out;
  private final PointId temperature;
  private final PointId humidity;
  private final String config;
  private RoomController room;
  private long firstWallMs;
  private long lastWallMs;
  private boolean started;
  private long line;

  Replay(DeviceConfig config, OutputStream out) throws StartRefused {
    this.out = out;
    this.config = config.digest();
    RoomRules rules = config.rules();
    temperature = first(rules, PointKind.TEMPERATURE);
    humidity = first(rules, PointKind.HUMIDITY);
    room = RoomController.of(only(rules));
  }

  private static PointId first(RoomRules rules, PointKind kind) throws StartRefused {
    return rules.points().values().stream()
        .filter(info -> info.kind() == kind)
        .map(PointInfo::point)
        .min(Comparator.naturalOrder())
        .orElseThrow(() ->
            new StartRefused("the configuration has no point of kind " + kind + " to replay into"));
  }

  private RoomRules only(RoomRules rules) {
    java.util.Map<PointId, PointInfo> points = new java.util.HashMap<>();
    java.util.Map<PointId, RoomRules.Gate> gates = new java.util.HashMap<>();
    java.util.Map<PointId, RoomRules.DewPoint> dewPoints = new java.util.HashMap<>();
    rules
        .points()
        .forEach((point, info) -> {
          RoomRules.DewPoint dew = rules.dewPoints().get(point);
          boolean fed =
              dew != null
                  && dew.temperature().equals(temperature)
                  && dew.humidity().equals(humidity);
          if (fed && dew != null) {
            dewPoints.put(point, dew);
          }
          if (fed || point.equals(temperature) || point.equals(humidity)) {
            points.put(point, info);
          }
        });
    rules
        .gates()
        .forEach((point, gate) -> {
          if (points.containsKey(point)) {
            gates.put(point, gate);
          }
        });
    return new RoomRules(
        rules.device(),
        points,
        gates,
        dewPoints,
        java.util.List.of(),
        java.util.Map.of(),
        java.util.Map.of(),
        java.util.Map.of(),
        java.util.List.of(),
        rules.denials());
  }

  /// @param malformed told of each line that is skipped; null to make the first one fatal
  void run(BufferedReader trace, @Nullable Consumer<String> malformed)
      throws IOException, Malformed {
    String text = trace.readLine();
    line = 1;
    if (text == null || !text.strip().equals(HEADER)) {
      throw new Malformed("line 1: the recording must begin with " + HEADER);
    }
    for (text = trace.readLine(); text != null; text = trace.readLine()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      try {
        row(text.strip());
      } catch (Malformed e) {
        if (malformed == null) {
          throw e;
        }
        malformed.accept(String.valueOf(e.getMessage()));
      }
    }
    out.flush();
  }

  private void row(String text) throws IOException, Malformed {
    String[] fields = text.split(",", -1);
    if (fields.length != 3) {
      throw malformed("has " + fields.length + " fields; 3 are needed");
    }
    long wallMs = timestamp(fields[0].strip());
    double celsius = number("temperature", fields[1].strip());
    double percent = number("humidity", fields[2].strip());
    if (started && wallMs < lastWallMs) {
      throw malformed("is older than the line before");
    }
    if (!started) {
      firstWallMs = wallMs;
      started = true;
      step(new Event.Started(moment(wallMs), Device.version(), config, "replay", true));
    }
    while (room.wakeUpMs() < wallMs - firstWallMs) {
      step(new Event.Tick(moment(firstWallMs + room.wakeUpMs())));
    }
    lastWallMs = wallMs;
    Moment at = moment(wallMs);
    step(new Event.Sampled(reading(at, temperature, celsius, Unit.CELSIUS)));
    step(new Event.Sampled(reading(at, humidity, percent, Unit.RELATIVE_HUMIDITY)));
  }

  private Moment moment(long wallMs) {
    return new Moment(wallMs - firstWallMs, wallMs, ClockQuality.NTP);
  }

  /// A number outside physics is what a broken sensor says, not a broken recording.
  private static Reading reading(Moment at, PointId point, double value, Unit unit) {
    try {
      return new Reading.Taken(at, point, new Measure(value, unit));
    } catch (IllegalArgumentException _) {
      return new Reading.Missed(at, point, MissReason.OUT_OF_RANGE);
    }
  }

  private void step(Event event) throws IOException {
    Step step = room.on(event);
    room = step.next();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record record) {
        out.write(Codec.write(record.at(), record.event()));
        out.write('\n');
      }
    }
  }

  private long timestamp(String text) throws Malformed {
    if (!text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
      throw malformed("timestamp \"" + printable(text) + "\" is no epoch in s or ms");
    }
    double value = Double.parseDouble(text);
    return value < SECONDS ? Math.round(value * 1000) : Math.round(value);
  }

  private double number(String what, String text) throws Malformed {
    if (!text.matches("[-+]?\\d{1,9}(\\.\\d{1,9})?")) {
      throw malformed(what + " \"" + printable(text) + "\" is no number");
    }
    return Double.parseDouble(text);
  }

  private Malformed malformed(String what) {
    return new Malformed("line " + line + ": " + what);
  }

  private static String printable(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return cut.replaceAll("\\p{C}", "?");
  }

  /// Reads UTF-8; a byte that is none becomes a character no number has.
  static BufferedReader reader(java.nio.file.Path trace) throws IOException {
    return new BufferedReader(
        new java.io.InputStreamReader(
            java.nio.file.Files.newInputStream(trace), StandardCharsets.UTF_8));
  }
}
