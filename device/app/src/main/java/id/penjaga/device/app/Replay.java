package id.penjaga.device.app;

import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.recording.CsvRow;
import id.penjaga.device.app.recording.CsvTrace;
import id.penjaga.device.app.recording.RowRefused;
import id.penjaga.device.core.Course;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.ShutdownRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.core.Virtual;
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
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Feeds a recording (`timestamp,temperature,humidity`, read by [CsvTrace]) through the very same
/// controller in simulated time and prints one JSON object for each journal event, in
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

  private final OutputStream out;
  private final PointId temperature;
  private final PointId humidity;
  private final String config;
  private RoomController room;
  private boolean started;

  /// The wall time at which uptime was 0, moved when the logger's clock was set back.
  private long beginMs;

  private long uptimeMs;

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
    java.util.Map<PointId, Virtual> virtuals = new java.util.HashMap<>();
    rules
        .points()
        .forEach((point, info) -> {
          if (point.equals(temperature) || point.equals(humidity)) {
            points.put(point, info);
          }
        });
    Virtual.inOrder(rules.virtuals())
        .forEach((point, virtual) -> {
          PointInfo info = rules.points().get(point);
          if (info != null && points.keySet().containsAll(virtual.of())) {
            points.put(point, info);
            virtuals.put(point, virtual);
          }
        });
    rules
        .gates()
        .forEach((point, gate) -> {
          if (points.containsKey(point)) {
            gates.put(point, gate);
          }
        });
    java.util.Map<PointId, Course> courses = new java.util.HashMap<>();
    rules
        .courses()
        .forEach((point, course) -> {
          if (points.containsKey(point)) {
            courses.put(point, new Course(course.rate(), null));
          }
        });
    return new RoomRules(
        rules.device(),
        points,
        gates,
        virtuals,
        courses,
        java.util.List.of(),
        java.util.Map.of(),
        java.util.Map.of(),
        java.util.Map.of(),
        java.util.List.of(),
        rules.denials(),
        false,
        null,
        ShutdownRules.NONE,
        rules.chatter());
  }

  /// Judges a recording to its end.
  ///
  /// @param malformed told of each row or cell that is skipped; null to make the first one fatal
  /// @return what was read, used and skipped
  /// @throws Malformed when the header is not understood, or for the first bad row if that is fatal
  CsvTrace run(BufferedReader trace, @Nullable Consumer<String> malformed)
      throws IOException, Malformed {
    return run(trace, null, malformed);
  }

  /// @param zone of times that name none; null refuses such times
  CsvTrace run(BufferedReader trace, @Nullable ZoneId zone, @Nullable Consumer<String> malformed)
      throws IOException, Malformed {
    try {
      CsvTrace recording = new CsvTrace(trace, zone, malformed);
      for (CsvRow row = recording.next(); row != null; row = recording.next()) {
        judge(row);
      }
      return recording;
    } catch (RowRefused e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    } finally {
      out.flush();
    }
  }

  private void judge(CsvRow row) throws IOException {
    if (!started) {
      beginMs = row.wallMs();
      started = true;
      step(new Event.Started(moment(row.wallMs()), Device.version(), config, "replay", true));
    }
    if (row.clockSetBack()) {
      beginMs = row.wallMs() - uptimeMs;
    }
    while (room.wakeUpMs() < row.wallMs() - beginMs) {
      step(new Event.Tick(moment(beginMs + room.wakeUpMs())));
    }
    uptimeMs = row.wallMs() - beginMs;
    Moment at = moment(row.wallMs());
    step(new Event.Sampled(reading(at, temperature, row.celsius(), Unit.CELSIUS)));
    step(new Event.Sampled(reading(at, humidity, row.percent(), Unit.RELATIVE_HUMIDITY)));
  }

  private Moment moment(long wallMs) {
    return new Moment(wallMs - beginMs, wallMs, ClockQuality.NTP);
  }

  /// A number outside physics is what a broken sensor says, not a broken recording.
  private static Reading reading(Moment at, PointId point, @Nullable Double value, Unit unit) {
    if (value == null) {
      return new Reading.Missed(at, point, MissReason.MALFORMED);
    }
    try {
      return new Reading.Taken(at, point, new Measure(value, unit));
    } catch (IllegalArgumentException _) {
      return new Reading.Missed(at, point, MissReason.OUT_OF_RANGE);
    }
  }

  private void step(Event event) throws IOException {
    Transition step = room.on(event);
    room = step.next();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Record record) {
        out.write(Codec.write(record.at(), record.event()));
        out.write('\n');
      }
    }
  }

  /// Opens a recording: UTF-8 with or without a byte order mark, or UTF-16 with one, as
  /// spreadsheets write it.
  ///
  /// @throws IOException when it cannot be opened
  static BufferedReader reader(Path trace) throws IOException {
    PushbackInputStream in = new PushbackInputStream(Files.newInputStream(trace), 2);
    byte[] mark = in.readNBytes(2);
    in.unread(mark);
    int first = mark.length == 2 ? (mark[0] & 0xff) << 8 | mark[1] & 0xff : 0;
    boolean wide = first == 0xfeff || first == 0xfffe;
    return new BufferedReader(
        new InputStreamReader(in, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
  }
}
