package id.penjaga.hub.demo.bench;

import id.penjaga.device.core.Course;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/// How late a true rise is noticed, and how often an alarm is false: the gate and the alarm of the
/// room controller beside what others do with the same samples.
///
/// The samples are those of the recording with the room's own course taken out (the median of the
/// 31 around each), laid onto 21.5 °C: what stays is the noise of the sensor and its wrong values,
/// so that every alarm of them alone is false. A true step or ramp is laid over them at hundreds of
/// places; the delay runs from the moment the truth is beyond 22 °C. Steps end where they began to
/// be, ramps at 79 °C, half an hour is waited.
///
/// - *threshold*: one sample beyond the limit.
/// - *three sigma*: the same, with samples left out that are further than three standard deviations
///   from the mean of the thirty before (at least 0.1 °C).
/// - *hysteresis N of M*: a trigger of Zabbix, `count(#5,"gt",22)>=3`, recovery `max(#3)<=21.7`.
/// - *hysteresis 60 s*: a trigger of Zabbix, `min(60s)>22`, the same recovery.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.DetectionBench
/// ```
final class DetectionBench {
  private static final PointId POINT = new PointId("room.temperature");
  private static final double CALM = 21.5;
  private static final double LIMIT = 22;
  private static final double DEADBAND = 0.3;
  private static final double HIGHEST = 79;
  private static final double[] STEPS = {1, 2, 3, 5, 7, 10};
  private static final double[] RAMPS = {0.5, 1, 1.5, 2, 3, 5, 10, 20};

  /// Samples before a rise, between two of them, and after one.
  private static final int BEFORE = 60;

  private static final int BETWEEN = 45;
  private static final int AFTER = 180;

  /// What decides.
  private interface Judge {
    /// @return whether the alarm stands after this sample
    boolean stands(long atMs, double celsius);
  }

  /// The noise of a sensor, and when it was read.
  private record Trace(long[] atMs, double[] noise) {
    /// Read about every ten seconds.
    Trace thinned(int first) {
      List<Integer> kept = new ArrayList<>();
      for (int i = first; i < atMs.length; i++) {
        if (kept.isEmpty() || atMs[i] - atMs[kept.getLast()] >= 9_500) {
          kept.add(i);
        }
      }
      return new Trace(
          kept.stream().mapToLong(i -> atMs[i]).toArray(),
          kept.stream().mapToDouble(i -> noise[i]).toArray());
    }

    double days() {
      return (atMs[atMs.length - 1] - atMs[0]) / 86_400_000.0;
    }
  }

  private DetectionBench() {}

  static void main() throws IOException {
    Trace recorded =
        read(
            Program.ROOT.resolve(
                "device/sim/src/main/resources/id/penjaga/device/sim/dht22-pi-2021-01-24.csv"));
    Trace trace = recorded.thinned(0);
    Map<String, Supplier<Judge>> judges = new LinkedHashMap<>();
    judges.put("Penjaga, 60 s", () -> new Room(60_000));
    judges.put("Penjaga, no delay", () -> new Room(0));
    judges.put("threshold", Threshold::new);
    judges.put("three sigma", ThreeSigma::new);
    judges.put("hysteresis 3 of 5", () -> new Hysteresis(5, 3, 0));
    judges.put("hysteresis 60 s", () -> new Hysteresis(Integer.MAX_VALUE, 0, 60_000));
    System.out.printf(
        Locale.ROOT,
        "%,d samples in %.1f days, %,d when read every 10 s; seconds to the alarm: median / p95"
            + " (not within half an hour, of %d)%n",
        recorded.atMs().length,
        recorded.days(),
        trace.atMs().length,
        starts(trace).size());
    StringBuilder head = new StringBuilder("| |");
    for (double step : STEPS) {
      head.append(" +").append(plain(step)).append(" °C |");
    }
    for (double ramp : RAMPS) {
      head.append(' ').append(plain(ramp)).append(" °C/10 s |");
    }
    System.out.println(head + " false alarms a day, read every 10 s | every 5.7 s |");
    judges.forEach((name, judge) -> {
      StringBuilder row = new StringBuilder("| " + name + " |");
      for (double step : STEPS) {
        row.append(' ').append(delays(trace, judge, _ -> step)).append(" |");
      }
      for (double ramp : RAMPS) {
        row.append(' ').append(delays(trace, judge, s -> ramp * s / 10)).append(" |");
      }
      double seldom = (perDay(trace, judge) + perDay(recorded.thinned(1), judge)) / 2;
      System.out.printf(Locale.ROOT, "%s %.1f | %.1f |%n", row, seldom, perDay(recorded, judge));
    });
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static Trace read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv).stream().skip(1).toList();
    long[] at = new long[lines.size()];
    double[] celsius = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      String[] fields = lines.get(i).split(",", -1);
      at[i] = Long.parseLong(fields[0]);
      celsius[i] = Double.parseDouble(fields[1]);
    }
    double[] noise = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] around =
          Arrays.copyOfRange(celsius, Math.max(0, i - 15), Math.min(at.length, i + 16));
      Arrays.sort(around);
      noise[i] = celsius[i] - around[around.length / 2];
    }
    return new Trace(at, noise);
  }

  private static List<Integer> starts(Trace trace) {
    List<Integer> all = new ArrayList<>();
    for (int i = BEFORE; i + AFTER < trace.atMs().length; i += BETWEEN) {
      all.add(i);
    }
    return all;
  }

  /// @param rise °C above the calm room, by seconds since it began
  private static String delays(Trace trace, Supplier<Judge> judge, DoubleUnaryOperator rise) {
    List<Double> delays = new ArrayList<>();
    int missed = 0;
    for (int start : starts(trace)) {
      double delay = delay(trace, judge.get(), rise, start);
      delays.add(delay);
      missed += delay == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    delays.sort(null);
    return seconds(delays.get(delays.size() / 2))
        + " / "
        + seconds(delays.get(delays.size() * 95 / 100))
        + (missed == 0 ? "" : " (" + missed + ")");
  }

  private static String seconds(double delay) {
    return delay == Double.POSITIVE_INFINITY ? "–" : Long.toString(Math.round(delay));
  }

  /// Seconds from the truth being beyond the limit; infinite when nobody noticed in half an hour.
  private static double delay(Trace trace, Judge judge, DoubleUnaryOperator rise, int start) {
    long began = trace.atMs()[start];
    double crossed = -1;
    for (int i = start - BEFORE; i < start + AFTER; i++) {
      double since = (trace.atMs()[i] - began) / 1_000.0;
      double truth = CALM + (i < start ? 0 : rise.applyAsDouble(since));
      if (truth > LIMIT && crossed < 0) {
        crossed = crossing(rise, since);
      }
      double told = Math.rint(10 * (Math.min(truth, HIGHEST) + trace.noise()[i])) / 10;
      if (judge.stands(trace.atMs()[i], Math.min(told, 100)) && crossed >= 0) {
        return Math.max(0, since - crossed);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /// When the truth went beyond the limit, to a tenth of a second.
  private static double crossing(DoubleUnaryOperator rise, double latest) {
    for (int tenths = 0; tenths <= 10 * latest; tenths++) {
      if (CALM + rise.applyAsDouble(tenths / 10.0) > LIMIT) {
        return tenths / 10.0;
      }
    }
    return latest;
  }

  private static double perDay(Trace trace, Supplier<Judge> judge) {
    Judge one = judge.get();
    int alarms = 0;
    boolean before = false;
    for (int i = 0; i < trace.atMs().length; i++) {
      boolean stands = one.stands(trace.atMs()[i], CALM + trace.noise()[i]);
      alarms += stands && !before ? 1 : 0;
      before = stands;
    }
    return alarms / trace.days();
  }

  /// The controller of a room with one thermometer, its gate as shipped.
  private static final class Room implements Judge {
    private RoomController room;
    private long began;
    private boolean standing;

    Room(long raiseAfterMs) {
      Limits limits = new Limits(15, LIMIT, DEADBAND, raiseAfterMs, 60_000, "", 15, LIMIT);
      PointInfo info =
          new PointInfo(POINT, PointKind.TEMPERATURE, Unit.CELSIUS, "", "", 90_000, limits);
      room =
          RoomController.of(
              new RoomRules(
                  new DeviceId("room-1"),
                  Map.of(POINT, info),
                  Map.of(POINT, new RoomRules.Gate(0, 1, 3)),
                  Map.of(),
                  Map.of(POINT, new Course(null, null)),
                  List.of(),
                  Map.of(),
                  Map.of(),
                  Map.of(),
                  List.of(),
                  new RoomRules.Denials(3, 300_000),
                  false,
                  null));
    }

    @Override
    public boolean stands(long atMs, double celsius) {
      if (began == 0) {
        began = atMs;
        room = room.on(new Event.Started(moment(atMs), "bench", "0", "none", true)).next();
      }
      Moment at = moment(atMs);
      Transition step =
          room.on(new Event.Sampled(new Reading.Taken(at, POINT, Measure.celsius(celsius))));
      room = step.next();
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.Record record) {
          switch (record.event()) {
            case AlarmRaised alarm when alarm.kind() == AlarmKind.TEMP_HIGH -> standing = true;
            case AlarmCleared alarm when alarm.kind() == AlarmKind.TEMP_HIGH -> standing = false;
            default -> {}
          }
        }
      }
      return standing;
    }

    private Moment moment(long atMs) {
      return new Moment(atMs - began, atMs, ClockQuality.NTP);
    }
  }

  private static final class Threshold implements Judge {
    @Override
    public boolean stands(long atMs, double celsius) {
      return celsius > LIMIT;
    }
  }

  private static final class ThreeSigma implements Judge {
    private static final int LAST = 30;
    private final Deque<Double> last = new ArrayDeque<>();
    private boolean standing;

    @Override
    public boolean stands(long atMs, double celsius) {
      double mean = last.stream().mapToDouble(Double::doubleValue).average().orElse(celsius);
      double spread =
          Math.sqrt(last.stream().mapToDouble(one -> Math.pow(one - mean, 2)).average().orElse(0));
      boolean counts = Math.abs(celsius - mean) <= 3 * Math.max(0.1, spread);
      last.add(celsius);
      if (last.size() > LAST) {
        last.remove();
      }
      standing = counts ? celsius > LIMIT : standing;
      return standing;
    }
  }

  /// A trigger with a recovery expression: either so many of the last samples, or all of a time.
  private static final class Hysteresis implements Judge {
    private static final int RECOVERY = 3;

    private record Sample(long atMs, double celsius) {}

    private final int most;
    private final int beyond;
    private final long allOfMs;
    private final Deque<Sample> last = new ArrayDeque<>();
    private boolean standing;

    Hysteresis(int most, int beyond, long allOfMs) {
      this.most = most;
      this.beyond = beyond;
      this.allOfMs = allOfMs;
    }

    @Override
    public boolean stands(long atMs, double celsius) {
      last.add(new Sample(atMs, celsius));
      while (last.size() > most
          || last.size() > RECOVERY && allOfMs > 0 && last.element().atMs() <= atMs - allOfMs) {
        last.remove();
      }
      if (standing) {
        standing =
            last.stream()
                .skip(Math.max(0, last.size() - RECOVERY))
                .anyMatch(one -> one.celsius() > LIMIT - DEADBAND);
      } else {
        long count = last.stream().filter(one -> one.celsius() > LIMIT).count();
        standing = count >= (allOfMs == 0 ? beyond : last.size());
      }
      return standing;
    }
  }
}
