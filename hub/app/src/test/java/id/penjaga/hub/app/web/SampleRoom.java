package id.penjaga.hub.app.web;

import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AccessLine.What;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.Freshness;
import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.app.web.view.HubView;
import id.penjaga.hub.app.web.view.Label;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomStanding;
import id.penjaga.hub.app.web.view.RoomView;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.ShelfView;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A made-up room in a mood of the test's choice.
final class SampleRoom extends SampleHistory implements RoomOrders {
  static final Instant NOW = Instant.parse("2026-11-21T03:12:40Z");
  static final DeviceId DEVICE = new DeviceId("ruang-server-1");
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final String ORDER = "web-1a-2b";
  static final Label DOOR = new Label("Pintu utama", "Main door");

  enum Mood {
    EMPTY,
    FINE,
    UNREAD,
    WARNING,
    TROUBLE,
    BLIND,
    /// Somebody is in the room whom nobody let in, and it is hot.
    FORCED,
    OFFLINE,
    WAITING
  }

  volatile Mood mood;
  volatile boolean reachable = true;
  final List<String> sent = new CopyOnWriteArrayList<>();
  final Map<String, String> refusals = new ConcurrentHashMap<>();

  private final List<Consumer<Set<Topic>>> listeners = new CopyOnWriteArrayList<>();

  SampleRoom(Mood mood) {
    this.mood = mood;
  }

  void change(Set<Topic> topics) {
    listeners.forEach(l -> l.accept(topics));
  }

  @Override
  public RoomView room() {
    if (mood == Mood.EMPTY) {
      return new RoomView(List.of(), List.of(), List.of(), List.of(), List.of());
    }
    return new RoomView(
        tiles(), openAlarms(), inside(), SampleDoor.lines().subList(0, 6), devices());
  }

  @Override
  public boolean simulated() {
    return mood != Mood.EMPTY;
  }

  private List<TileView> tiles() {
    return mood == Mood.WAITING
        ? sampleTiles().stream().map(SampleWaiting::of).toList()
        : sampleTiles();
  }

  private List<TileView> sampleTiles() {
    boolean hot = mood == Mood.TROUBLE || mood == Mood.WARNING;
    boolean dark = mood == Mood.TROUBLE;
    boolean blind = mood == Mood.BLIND;
    List<TileView> tiles = new ArrayList<>();
    Freshness fresh = mood == Mood.OFFLINE ? Freshness.OFFLINE : Freshness.FRESH;
    tiles.add(
        measured(
            TEMPERATURE,
            PointKind.TEMPERATURE,
            Unit.CELSIUS,
            new Label("Suhu ruang", "Room temperature"),
            blind ? Freshness.STALE : fresh,
            hot ? 23.8 : 21.3,
            limits(20, 22, 0.3, "003 B.2.a"),
            hot ? "TEMP_HIGH" : blind ? "SENSOR_FAULT" : null,
            hot ? 2.2 : 0.4));
    tiles.add(
        measured(
            new PointId("room.humidity"),
            PointKind.HUMIDITY,
            Unit.RELATIVE_HUMIDITY,
            new Label("Kelembaban ruang", "Room humidity"),
            fresh,
            52.4,
            new Limits(35, 60, 2, 60_000, 60_000, "003 B.2.a", 35, 65),
            null,
            3));
    tiles.add(
        measured(
            new PointId("room.dew-point"),
            PointKind.DEW_POINT,
            Unit.CELSIUS,
            new Label("Titik embun", "Dew point"),
            fresh,
            11.1,
            null,
            null,
            0.6));
    tiles.add(
        measured(
            new PointId("ups.main.charge"),
            PointKind.UPS_VALUE,
            Unit.CHARGE,
            new Label("Baterai UPS", "UPS battery"),
            fresh,
            dark ? 71 : 100,
            new Limits(30, 100.5, 2, 0, 0, "", 30, 100.5),
            null,
            1));
    tiles.add(state("door.main", PointKind.DOOR, DOOR, fresh, false, null, RoomStanding.GOOD, 46));
    tiles.add(
        state(
            "leak.floor",
            PointKind.LEAK,
            new Label("Lantai di bawah AC", "Floor under the AC"),
            fresh,
            dark,
            dark ? "WATER_LEAK" : null,
            dark ? RoomStanding.CRITICAL : RoomStanding.GOOD,
            dark ? 2 : 4000));
    tiles.add(
        state(
            "mains.pln",
            PointKind.MAINS,
            new Label("Listrik PLN", "Mains power (PLN)"),
            fresh,
            !dark,
            dark ? "MAINS_LOST" : null,
            dark ? RoomStanding.CRITICAL : RoomStanding.GOOD,
            dark ? 6 : 9000));
    tiles.add(
        state(
            "ups.main.on-battery",
            PointKind.UPS_ON_BATTERY,
            new Label("UPS utama", "Main UPS"),
            fresh,
            dark,
            dark ? "UPS_ON_BATTERY" : null,
            dark ? RoomStanding.WARNING : RoomStanding.GOOD,
            dark ? 6 : 9000));
    tiles.add(
        state(
            "lock.main",
            PointKind.LOCK,
            new Label("Kunci pintu", "Door lock"),
            fresh,
            false,
            null,
            RoomStanding.GOOD,
            46));
    tiles.add(
        state(
            "buzzer",
            PointKind.BUZZER,
            new Label("Buzzer", "Buzzer"),
            fresh,
            dark,
            null,
            RoomStanding.GOOD,
            dark ? 2 : 6000));
    return tiles;
  }

  private static Limits limits(double low, double high, double deadband, String source) {
    return new Limits(low, high, deadband, 60_000, 60_000, source, low, high);
  }

  private static TileView measured(
      PointId point,
      PointKind kind,
      Unit unit,
      Label label,
      Freshness freshness,
      double value,
      @Nullable Limits limits,
      @Nullable String alarm,
      double swing) {
    boolean current = freshness.current();
    RoomStanding standing =
        !current ? RoomStanding.UNKNOWN : alarm != null ? RoomStanding.WARNING : RoomStanding.GOOD;
    return new TileView(
        DEVICE,
        point,
        kind,
        unit,
        label,
        freshness,
        value,
        current ? NOW.minusSeconds(7) : NOW.minusSeconds(1_900),
        current ? null : freshness == Freshness.STALE ? MissReason.CHECKSUM : null,
        limits,
        limits == null ? null : new MeasuringRange(-40, 80),
        null,
        standing,
        alarm,
        null,
        SampleAlarms.series(Duration.ofHours(6), 120, value, swing, !current),
        SampleHeard.day(NOW, current));
  }

  private static TileView state(
      String point,
      PointKind kind,
      Label label,
      Freshness freshness,
      boolean on,
      @Nullable String alarm,
      RoomStanding standing,
      int minutes) {
    return new TileView(
        DEVICE,
        new PointId(point),
        kind,
        Unit.STATE,
        label,
        freshness,
        on ? 1.0 : 0.0,
        NOW.minus(Duration.ofMinutes(minutes)),
        null,
        null,
        null,
        null,
        freshness.current() ? standing : RoomStanding.UNKNOWN,
        alarm,
        null,
        List.of(),
        null);
  }

  @Override
  public Optional<TileView> tile(DeviceId device, PointId point) {
    return tiles().stream()
        .filter(t -> t.device().equals(device) && t.point().equals(point))
        .findFirst();
  }

  @Override
  public Optional<PointView> point(DeviceId device, PointId point, Span span) {
    return tile(device, point)
        .map(tile -> {
          double value = tile.value() == null ? 0 : tile.value();
          boolean hot = "TEMP_HIGH".equals(tile.alarm());
          List<Sample> series =
              tile.twoValued()
                  ? SampleAlarms.steps(span)
                  : SampleAlarms.series(span.length(), 360, value, hot ? 2.2 : 0.7, false);
          boolean limited = tile.limits() != null;
          return new PointView(
              tile,
              span,
              NOW.minus(span.length()),
              NOW,
              series,
              new PointView.Stats(
                  value - 1.1,
                  value + 0.2,
                  value - 0.5,
                  limited ? 0.9482 : null,
                  limited ? 0.0311 : null,
                  limited ? 0.9987 : null,
                  span.length().multipliedBy(94).dividedBy(100),
                  span.length().multipliedBy(6).dividedBy(100),
                  8_123),
              SampleAlarms.all(mood).stream().filter(a -> a.point().equals(point.name())).toList());
        });
  }

  @Override
  public List<AlarmView> openAlarms() {
    return SampleAlarms.open(mood);
  }

  @Override
  public Optional<AlarmView> alarm(long id) {
    return openAlarms().stream().filter(a -> a.id() == id).findFirst();
  }

  @Override
  public Optional<AlarmView> alarm(String name) {
    return openAlarms().stream().filter(a -> a.name().equals(name)).findFirst();
  }

  @Override
  public Page<AlarmView> alarms(AlarmFilter filter) {
    List<AlarmView> rows = SampleAlarms.those(mood, filter);
    return new Page<>(rows, rows.isEmpty() || filter.before() > 0 ? 0 : 7);
  }

  @Override
  public Page<AccessLine> access(AccessLogFilter filter) {
    if (mood == Mood.EMPTY) {
      return new Page<>(List.of(), 0);
    }
    return new Page<>(
        SampleDoor.lines().stream()
            .filter(l -> !filter.onlyDenied() || l.what() == What.DENIED)
            .toList(),
        filter.before() > 0 ? 0 : 88);
  }

  @Override
  public List<PersonInside> inside() {
    return mood == Mood.EMPTY ? List.of() : SampleDoor.inside(mood == Mood.TROUBLE);
  }

  @Override
  public List<Sample> course(DeviceId device, PointId point, Instant from, Instant to) {
    return point(device, point, Span.HOUR).map(PointView::series).orElse(List.of());
  }

  @Override
  public Map<DeviceId, HeardDay> heard() {
    return Map.of(DEVICE, SampleHeard.day(NOW, true));
  }

  @Override
  public List<DeviceView> devices() {
    if (mood == Mood.EMPTY) {
      return List.of();
    }
    return SampleDevices.all(mood);
  }

  @Override
  public HubView hub() {
    return SampleDevices.hub(mood);
  }

  @Override
  public List<ShelfView> shelves() {
    return SampleAlarms.shelves(mood);
  }

  @Override
  public Runnable listen(Consumer<Set<Topic>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public List<DeviceId> sounding() {
    return mood == Mood.TROUBLE ? List.of(DEVICE) : List.of();
  }

  @Override
  public Optional<String> refusal(DeviceId device, String order) {
    return Optional.ofNullable(refusals.get(device + "/" + order));
  }

  @Override
  public Acknowledged acknowledge(AlarmView alarm, String by, String note) {
    sent.add("acknowledge " + alarm.kind() + " by " + by + ": " + note);
    return new Acknowledged(reachable, reachable ? Optional.of(ORDER) : Optional.empty());
  }

  @Override
  public Optional<String> silence(DeviceId device, String by) {
    return order("silence " + device + " by " + by);
  }

  @Override
  public Optional<String> testOutputs(DeviceId device, String by) {
    return order("test " + device + " by " + by);
  }

  @Override
  public Optional<String> shelve(DeviceId device, DeviceCommand command) {
    return order(command.toString());
  }

  @Override
  public Optional<String> changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason) {
    return order("limits " + point + " " + low + " " + high + " by " + by + ": " + reason);
  }

  private Optional<String> order(String what) {
    return reachable && sent.add(what) ? Optional.of(ORDER) : Optional.empty();
  }

  @Override
  public void strikeOff(PersonInside person, String by, String reason) {
    sent.add("strike off " + person.holder() + " by " + by + ": " + reason);
  }

  @Override
  public void retire(DeviceId device, String by, String reason) {
    sent.add("retire " + device + " by " + by + ": " + reason);
  }

  @Override
  public void hold(DeviceId device, Instant from, Instant to, String by, String reason) {
    sent.add("hold " + device + " " + from + " to " + to + " by " + by + ": " + reason);
  }

  @Override
  public boolean release(DeviceId device, long hold, String by, String reason) {
    return hold == 4 && sent.add("release " + hold + " by " + by + ": " + reason);
  }
}
