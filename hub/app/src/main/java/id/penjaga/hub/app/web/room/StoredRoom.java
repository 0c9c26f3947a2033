package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.HoldLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.CalledPoint;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.app.web.view.HubView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomView;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.ShelfView;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The room as the store knows it.
public final class StoredRoom implements RoomReads {
  /// What a person at the room hears, and may silence.
  private static final Set<PointKind> SOUNDING = EnumSet.of(PointKind.BUZZER, PointKind.SIREN);

  private static final int PAGE = 50;
  private static final int RECENT = 6;
  private static final int MOST_STEPS = 400;
  private static final long KEPT_MS = 10_000;

  /// How many pages of alarms are read at most to fill one page of a severity.
  private static final int DEEPEST = 20;

  private static final long LAST_KEPT_MS = 5_000;
  private static final int REFUSALS = 200;

  /// Alarms in which the beginning of a flood is looked for.
  private static final int FLOODING = 5_000;

  private final Store store;
  private final HubLink link;
  private final RoomQueries queries;
  private final DisplayNames names;
  private final AlarmViews alarmViews;
  private final AccessLog accessLog;
  private final Tiles tiles;
  private final TileCourses courses;
  private final RoomPast past;
  private final Map<DeviceId, CachedAnswer<Map<PointId, LastValue>>> lastValues =
      new ConcurrentHashMap<>();
  private final CachedAnswer<List<ShelfView>> shelves;
  private final CachedAnswer<List<AlarmView>> openAlarms;
  private final CachedAnswer<Optional<AlarmFlood>> flood;
  private final CachedAnswer<List<PersonInside>> inside;
  private final CachedAnswer<List<AccessLine>> recent;
  private final CachedAnswer<List<DeviceLine>> devices;
  private final CachedAnswer<Map<DeviceId, String>> marks;
  private final CachedAnswer<List<HoldLine>> holds;

  /// @param link to the broker
  /// @param people name of each pseudonym
  public StoredRoom(Store store, HubLink link, HolderNames people) {
    this.store = store;
    this.link = link;
    queries = store.queries();
    names = new DisplayNames(queries::points, people);
    shelves = kept(this::askShelves);
    alarmViews = new AlarmViews(names, store.live(), shelves::get);
    accessLog = new AccessLog(queries, new LineTexts(names));
    past = new RoomPast(store, names);
    tiles = new Tiles(store.live(), this::lastValues);
    courses = new TileCourses(store);
    openAlarms = kept(this::askOpenAlarms);
    flood = kept(this::askFlood);
    inside = kept(this::askInside);
    recent = kept(() -> accessLog.page(new AccessLogFilter(false, 0), RECENT).rows());
    devices = kept(queries::devices);
    marks = kept(this::askMarks);
    holds = kept(queries::holds);
    store.changes().listen((_, kinds) -> changed(kinds));
  }

  private <T> CachedAnswer<T> kept(java.util.function.Supplier<T> question) {
    return new CachedAnswer<>(question, store.clock()::uptimeMs, KEPT_MS);
  }

  private void changed(Set<Changes.Kind> kinds) {
    if (kinds.contains(Changes.Kind.ALARMS)) {
      shelves.invalidate();
      openAlarms.invalidate();
      flood.invalidate();
    }
    if (kinds.contains(Changes.Kind.JOURNAL)) {
      inside.invalidate();
      recent.invalidate();
      openAlarms.invalidate();
      flood.invalidate();
    }
    if (kinds.contains(Changes.Kind.DEVICES)) {
      devices.invalidate();
      holds.invalidate();
      names.forget();
    }
  }

  @Override
  public RoomView room() {
    List<AlarmView> alarms = openAlarms.get();
    List<TileView> drawn =
        tiles.all(alarms, store.clock().wallMs()).stream().map(courses::drawn).toList();
    return new RoomView(drawn, alarms, inside.get(), recent.get(), devices());
  }

  @Override
  public boolean simulated() {
    return devices().stream().anyMatch(DeviceView::simulated);
  }

  @Override
  public Optional<TileView> tile(DeviceId device, PointId point) {
    return tiles.one(device, point, openAlarms.get(), store.clock().wallMs());
  }

  @Override
  public Optional<PointView> point(DeviceId device, PointId point, Span span) {
    Optional<PointInfo> info = info(device, point);
    Optional<TileView> tile = tile(device, point);
    if (info.isEmpty() || tile.isEmpty()) {
      return Optional.empty();
    }
    long to = store.clock().wallMs();
    long from = to - span.length().toMillis();
    Chart chart =
        Chart.of(queries.history(device, point, from, to, MOST_STEPS), info.get(), from, to);
    List<AlarmLine> lines =
        queries.alarms(new AlarmLine.Filter(device, null, false, Long.MAX_VALUE, 500)).stream()
            .filter(line -> line.point().equals(point.name()))
            .limit(10)
            .toList();
    List<AlarmView> alarms = alarmViews.of(lines);
    return Optional.of(
        new PointView(
            courses.heard(tile.get()),
            span,
            Instant.ofEpochMilli(from),
            Instant.ofEpochMilli(to),
            chart.series(),
            chart.stats(),
            alarms));
  }

  @Override
  public List<AlarmView> openAlarms() {
    return openAlarms.get();
  }

  @Override
  public Optional<AlarmView> alarm(long id) {
    return Optional.ofNullable(queries.alarm(id)).map(this::view);
  }

  @Override
  public Optional<AlarmView> alarm(String name) {
    return AlarmName.parse(name).map(queries::alarm).map(this::view);
  }

  @Override
  public List<ShelfView> shelves() {
    return shelves.get();
  }

  private List<ShelfView> askShelves() {
    return queries.shelves().stream()
        .map(line ->
            new ShelfView(
                line.device(),
                line.kind(),
                line.point(),
                names.point(line.device(), line.point()),
                Instant.ofEpochMilli(line.sinceMs()),
                line.untilMs() == null ? null : Instant.ofEpochMilli(line.untilMs()),
                line.once(),
                line.by(),
                line.reason()))
        .toList();
  }

  private AlarmView view(AlarmLine line) {
    return alarmViews.of(List.of(line)).getFirst();
  }

  @Override
  public Page<AlarmView> alarms(AlarmFilter filter) {
    List<AlarmView> rows = new ArrayList<>();
    long before = filter.before() > 0 ? filter.before() : Long.MAX_VALUE;
    for (int depth = 0; depth < DEEPEST; depth++) {
      List<AlarmLine> page =
          queries.alarms(new AlarmLine.Filter(null, null, filter.onlyOpen(), before, PAGE));
      for (AlarmView view : alarmViews.of(page)) {
        if (filter.severity() == null || view.severity() == filter.severity()) {
          rows.add(view);
        }
        before = view.id();
        if (rows.size() == PAGE) {
          return new Page<>(rows, before);
        }
      }
      if (page.size() < PAGE) {
        return new Page<>(rows, 0);
      }
    }
    return new Page<>(rows, before);
  }

  @Override
  public void occurrences(Instant from, Instant to, Consumer<AlarmOccurrence> each) {
    queries.occurrences(from.toEpochMilli(), to.toEpochMilli(), each);
  }

  @Override
  public AlarmThen then(AlarmView alarm) {
    return past.then(alarm);
  }

  @Override
  public List<CalledPoint> called() {
    return tiles.called();
  }

  @Override
  public Optional<AlarmFlood> flood() {
    return flood.get();
  }

  @Override
  public Map<DeviceId, Instant> known() {
    Map<DeviceId, Instant> known = new HashMap<>();
    devices.get().forEach(line -> known.put(line.device(), Instant.ofEpochMilli(line.firstMs())));
    return known;
  }

  @Override
  public Page<AccessLine> access(AccessLogFilter filter) {
    return accessLog.page(filter);
  }

  @Override
  public List<PersonInside> inside() {
    return inside.get();
  }

  @Override
  public List<PersonThen> inside(DeviceId device, Instant at) {
    return past.inside(device, at);
  }

  @Override
  public List<Sample> course(DeviceId device, PointId point, Instant from, Instant to) {
    return courses.course(device, point, from.toEpochMilli(), to.toEpochMilli(), MOST_STEPS);
  }

  @Override
  public Map<DeviceId, HeardDay> heard() {
    return courses.heard();
  }

  @Override
  public List<DeviceView> devices() {
    return DeviceViews.of(
        devices.get(),
        store.live(),
        openAlarms.get(),
        link.unanswered(),
        marks.get(),
        holds.get(),
        store.clock().wallMs());
  }

  @Override
  public HubView hub() {
    return HubViews.of(link, store);
  }

  @Override
  public List<DeviceId> sounding() {
    return store.live().points().stream()
        .filter(point -> SOUNDING.contains(point.info().kind()))
        .filter(point -> point.freshness() == LivePicture.Freshness.FRESH)
        .filter(point -> point.good() != null && point.good().value() != 0)
        .map(LivePicture.Point::device)
        .distinct()
        .toList();
  }

  @Override
  public Optional<String> refusal(DeviceId device, String order) {
    long since = store.clock().wallMs() - 2 * StoredOrders.LIFE_MS;
    return queries
        .journal(
            new JournalLine.Filter(
                device, Category.SYSTEM, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, REFUSALS))
        .stream()
        .filter(line -> line.receivedMs() >= since)
        .map(JournalLine::event)
        .filter(event ->
            event instanceof JournalEvent.CommandRefused refused && refused.command().equals(order))
        .map(event -> ((JournalEvent.CommandRefused) event).why())
        .findFirst();
  }

  @Override
  public Runnable listen(Consumer<Set<Topic>> listener) {
    return store.changes().listen((_, kinds) -> listener.accept(topics(kinds)));
  }

  private static Set<Topic> topics(Set<Changes.Kind> kinds) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (Changes.Kind kind : kinds) {
      switch (kind) {
        case LIVE -> {
          topics.add(Topic.VALUES);
          topics.add(Topic.DEVICES);
        }
        case JOURNAL -> topics.add(Topic.ACCESS);
        case ALARMS -> topics.add(Topic.ALARMS);
        case TREND -> topics.add(Topic.SERIES);
        case DEVICES -> topics.add(Topic.DEVICES);
        case WORK -> topics.add(Topic.WORK);
        case MONITORS -> topics.add(Topic.MONITORS);
      }
    }
    return topics;
  }

  private List<AlarmView> askOpenAlarms() {
    return alarmViews.of(queries.alarms(AlarmLine.Filter.attention())).stream()
        .sorted(
            Comparator.comparing(AlarmView::active)
                .thenComparing(AlarmView::severity)
                .thenComparing(AlarmView::raised)
                .reversed())
        .toList();
  }

  private Optional<AlarmFlood> askFlood() {
    return Optional.ofNullable(queries.flood(FLOODING));
  }

  /// Position and hash of the newest record of each device: what `verify --mark` at the device
  /// compares its journal with.
  private Map<DeviceId, String> askMarks() {
    Map<DeviceId, String> found = new HashMap<>();
    for (DeviceLine line : devices.get()) {
      queries
          .journal(
              new JournalLine.Filter(
                  line.device(), null, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, 1))
          .forEach(newest -> found.put(line.device(), DeviceViews.mark(newest)));
    }
    return found;
  }

  private List<PersonInside> askInside() {
    return queries.inside().stream()
        .map(occupant ->
            new PersonInside(
                occupant.device(),
                StoredOrders.key(occupant.badge()),
                names.person(occupant.holder()),
                names.point(occupant.device(), occupant.door()),
                Instant.ofEpochMilli(occupant.sinceMs()),
                occupant.certainty(),
                Instant.ofEpochMilli(occupant.knownMs())))
        .toList();
  }

  private Optional<PointInfo> info(DeviceId device, PointId point) {
    return Optional.ofNullable(store.live().point(device, point)).map(LivePicture.Point::info);
  }

  private Map<PointId, LastValue> lastValues(DeviceId device) {
    return lastValues
        .computeIfAbsent(
            device,
            _ ->
                new CachedAnswer<>(
                    () -> askLastValues(device), store.clock()::uptimeMs, LAST_KEPT_MS))
        .get();
  }

  private Map<PointId, LastValue> askLastValues(DeviceId device) {
    Map<PointId, LastValue> values = new HashMap<>();
    queries
        .latest(device)
        .forEach((point, last) ->
            values.put(point, new LastValue(last.value(), last.wallMs(), last.sinceMs())));
    return values;
  }
}
