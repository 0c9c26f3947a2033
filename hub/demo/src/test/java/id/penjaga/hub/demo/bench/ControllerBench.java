package id.penjaga.hub.demo.bench;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Steps of the room controller in a second, on the sample configuration: readings of every point,
/// a badge and a door now and then, alarms that come and go. Beside it, in the same run, the naive
/// loop it replaces: a map of latest values and a threshold, no delays, no gate, no record.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.ControllerBench
/// ```
final class ControllerBench {
  private static final int EVENTS = 500_000;
  private static final int ROUNDS = 6;

  private ControllerBench() {}

  static void main() throws Exception {
    RoomRules rules =
        ConfigReader.read(Program.ROOT.resolve("config/device.yaml"))
            .rules(number -> new BadgeId("%032x".formatted(java.util.Arrays.hashCode(number))));
    List<Event> events = events(rules);
    for (int round = 1; round <= ROUNDS; round++) {
      long began = System.nanoTime();
      RoomController room = RoomController.of(rules);
      long effects = 0;
      for (Event event : events) {
        Transition step = room.on(event);
        effects += step.effects().size();
        room = step.next();
      }
      double controller = (System.nanoTime() - began) / 1e9;
      began = System.nanoTime();
      long over = naive(events);
      double naive = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          "round %d: controller %,.0f steps/s with %,d effects; naive threshold %,.0f/s with %,d"
              + " alarms%n",
          round, EVENTS / controller, effects, EVENTS / naive, over);
    }
  }

  private static long naive(List<Event> events) {
    Map<PointId, Double> latest = new HashMap<>();
    long over = 0;
    for (Event event : events) {
      if (event instanceof Event.Sampled(Reading.Taken(_, PointId point, Measure measure))) {
        latest.put(point, measure.value());
        over += measure.unit() == Unit.CELSIUS && measure.value() > 22 ? 1 : 0;
      }
    }
    return latest.isEmpty() ? 0 : over;
  }

  private static List<Event> events(RoomRules rules) {
    SplittableRandom random = new SplittableRandom(7);
    List<PointId> points = new ArrayList<>(new TreeMap<>(rules.points()).keySet());
    List<BadgeId> badges =
        rules.badges().keySet().stream().sorted(Comparator.comparing(BadgeId::digest)).toList();
    List<PointId> readers = new ArrayList<>(new TreeMap<>(rules.readers()).keySet());
    List<Event> events = new ArrayList<>();
    Moment now = new Moment(0, 1_760_000_400_000L, ClockQuality.NTP);
    events.add(new Event.Started(now, "bench", "", "bench", true));
    double celsius = 21;
    while (events.size() < EVENTS) {
      now = now.plus(random.nextInt(50, 1_000));
      int what = random.nextInt(200);
      if (what == 0) {
        events.add(
            new Event.BadgePresented(
                now,
                readers.get(random.nextInt(readers.size())),
                badges.get(random.nextInt(badges.size()))));
      } else if (what == 1) {
        events.add(new Event.Tick(now));
      } else {
        PointId point = points.get(random.nextInt(points.size()));
        celsius = Math.clamp(celsius + random.nextDouble(-0.1, 0.1), 18, 24);
        Unit unit = rules.points().get(point).unit();
        double value =
            switch (unit) {
              case CELSIUS -> Math.round(celsius * 10) / 10.0;
              case STATE -> random.nextInt(50) == 0 ? 1 : 0;
              default -> 40 + random.nextInt(10);
            };
        events.add(new Event.Sampled(new Reading.Taken(now, point, new Measure(value, unit))));
      }
    }
    return events;
  }
}
