package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.Label;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.ShelfView;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The rooms as they are and as they were.
public final class RoomResources {
  private final Drawing drawing;
  private final RoomReads reads;
  private final Office office;
  private final RoomScope rooms;

  public RoomResources(Drawing drawing, Sources sources, RoomScope rooms) {
    this.drawing = drawing;
    this.reads = sources.reads();
    this.office = sources.office();
    this.rooms = rooms;
  }

  /// @param zone of the site, in which people read and type times
  /// @param simulated whether the wires of some device are
  public record SiteNow(String name, String zone, Instant now, boolean simulated) {}

  /// @param devices names of those that stand in it
  public record RoomOf(String room, String name, List<String> devices) {}

  /// @param value the last measured one, whether or not it is current; absent for none
  /// @param current whether it may be taken as what is now
  /// @param why why there is no fresh reading; absent when there is one
  /// @param standing `good`, `unknown`, `notice`, `warning` or `critical`
  public record PointNow(
      DeviceId device,
      PointId point,
      @Nullable String room,
      Bilingual label,
      String kind,
      String unit,
      @Nullable Double value,
      @Nullable Instant at,
      boolean current,
      @Nullable String why,
      @Nullable Double low,
      @Nullable Double high,
      String standing) {}

  /// @param mean absent when nothing was measured in this step
  public record Step(
      Instant at, @Nullable Double least, @Nullable Double mean, @Nullable Double most) {}

  /// @param stepSeconds how long each step is
  /// @param inBand share of the measured time within the limits, 0 to 1
  public record Readings(
      Instant from,
      Instant to,
      long stepSeconds,
      List<Step> steps,
      @Nullable Double least,
      @Nullable Double most,
      @Nullable Double mean,
      @Nullable Double inBand) {}

  /// @param name what the book calls this occurrence
  /// @param open whether nobody acknowledged it yet
  /// @param measured the value that was outside when it was raised
  /// @param shelvedOrOut whether it stood while it was shelved or its point out of service, so
  ///     that nobody was told meanwhile
  /// @param raises how often it was raised while it chattered and stood as one; 0 when it never did
  /// @param chattering whether it does so now
  public record Alarm(
      long id,
      String name,
      DeviceId device,
      @Nullable String room,
      String kind,
      String point,
      Bilingual label,
      String severity,
      @Nullable Double measured,
      Instant raised,
      @Nullable Instant cleared,
      boolean active,
      boolean open,
      boolean shelvedOrOut,
      long raises,
      boolean chattering,
      @Nullable Acknowledged acknowledged) {}

  /// @param kind of the alarm; absent when the whole point is out of service
  /// @param until when it ends at the latest; absent for a point out of service
  /// @param once whether it ends as well when the alarm clears
  public record Shelf(
      DeviceId device,
      @Nullable String room,
      @Nullable String kind,
      String point,
      Bilingual label,
      Instant since,
      @Nullable Instant until,
      boolean once,
      String by,
      String reason) {}

  public record Acknowledged(String by, Instant at, String note) {}

  /// @param trusted whether the device's clock could be believed
  public record Passage(
      long id,
      Instant at,
      boolean trusted,
      DeviceId device,
      String what,
      Bilingual door,
      @Nullable String direction,
      @Nullable String holder,
      @Nullable String reason,
      @Nullable Long openSeconds) {}

  /// @param person what a strike-off names
  /// @param certainty `seen`, `declared` or `presumed`
  public record Inside(
      DeviceId device, String person, String holder, Instant since, String certainty) {}

  /// @param holds what of its past is kept from deletion
  public record Device(
      DeviceId device,
      @Nullable String room,
      boolean online,
      boolean simulated,
      String version,
      String board,
      @Nullable Instant seen,
      @Nullable Instant retired,
      String journal,
      String trend,
      List<DeviceView.Hold> holds) {}

  public List<Read> reads() {
    return List.of(
        Read.one("getSite", "/site", "/", Reach.OWN, SiteNow.class, this::site),
        Read.many("listPoints", "/points", "/", Reach.OWN, PointNow.class, this::points),
        Read.one(
            "getPoint",
            "/points/{device}/{point}",
            "/points/{device}/{point}",
            Reach.DEVICE,
            PointNow.class,
            this::point),
        Read.one(
                "getReadings",
                "/points/{device}/{point}/readings",
                "/points/{device}/{point}",
                Reach.DEVICE,
                Readings.class,
                this::readings)
            .asking(Given.text("span")),
        Read.many("listAlarms", "/alarms", "/alarms", Reach.OWN, Alarm.class, this::alarms)
            .asking(Given.of(Given.Type.TICK, "open")),
        Read.many("listShelves", "/shelves", "/alarms", Reach.OWN, Shelf.class, this::shelves),
        Read.many("listPassages", "/access", "/access", Reach.OWN, Passage.class, this::passages)
            .asking(Given.of(Given.Type.TICK, "denied")),
        Read.many("listInside", "/inside", "/access", Reach.OWN, Inside.class, this::inside),
        Read.many("listDevices", "/devices", "/devices", Reach.OWN, Device.class, this::devices));
  }

  /// The rooms themselves and the story of an alarm, which the pages of the office show.
  List<Read> places() {
    return List.of(
        Read.one("getAlarm", "/alarms/{id}", "/alarms/{id}", Reach.ALARM, Alarm.class, this::alarm),
        Read.many("listRooms", "/rooms", "/site", Reach.OWN, RoomOf.class, this::rooms));
  }

  private Object site(Context ctx) {
    return new SiteNow(
        drawing.site(),
        drawing.words(ctx).zone().getId(),
        drawing.words(ctx).now(),
        reads.simulated());
  }

  private Object rooms(Context ctx) {
    Map<String, String> places = office.rooms().places();
    List<RoomOf> all =
        office.rooms().names().entrySet().stream()
            .map(room ->
                new RoomOf(
                    room.getKey(),
                    room.getValue(),
                    places.entrySet().stream()
                        .filter(place -> place.getValue().equals(room.getKey()))
                        .map(Map.Entry::getKey)
                        .toList()))
            .filter(room -> rooms.room(ctx, room.room()))
            .toList();
    return Slice.of(ctx, all, RoomOf::room);
  }

  private Object points(Context ctx) {
    List<TileView> seen =
        reads.room().tiles().stream().filter(one -> rooms.device(ctx, one.device())).toList();
    return Slice.of(ctx, seen, one -> one.device() + "/" + one.point()).map(this::now);
  }

  private Object point(Context ctx) {
    return now(view(ctx, Span.HOUR).tile());
  }

  private PointView view(Context ctx, Span span) {
    try {
      return reads
          .point(new DeviceId(ctx.pathParam("device")), new PointId(ctx.pathParam("point")), span)
          .orElseThrow(NotFoundResponse::new);
    } catch (IllegalArgumentException _) { // no such name is possible
      throw new NotFoundResponse();
    }
  }

  private PointNow now(TileView tile) {
    Limits limits = tile.limits();
    return new PointNow(
        tile.device(),
        tile.point(),
        room(tile.device()),
        label(tile.label()),
        lower(tile.kind()),
        lower(tile.unit()),
        tile.value(),
        tile.at(),
        tile.current(),
        tile.why() == null ? null : lower(tile.why()),
        limits == null ? null : Double.valueOf(limits.low()),
        limits == null ? null : Double.valueOf(limits.high()),
        lower(tile.standing()));
  }

  private Object readings(Context ctx) {
    String typed = ctx.queryParam("span");
    Span span = typed == null ? Span.DAY : Span.ofCode(typed).orElseThrow(BadRequestResponse::new);
    PointView view = view(ctx, span);
    return new Readings(
        view.from(),
        view.to(),
        span.step().toSeconds(),
        view.series().stream()
            .map(one ->
                new Step(
                    Instant.ofEpochMilli(one.atMs()),
                    finite(one.least()),
                    finite(one.mean()),
                    finite(one.most())))
            .toList(),
        view.stats().least(),
        view.stats().most(),
        view.stats().mean(),
        view.stats().inBand());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private Object alarms(Context ctx) {
    boolean open = "true".equals(ctx.queryParam("open"));
    return gathered(
            ctx,
            before -> reads.alarms(new RoomReads.AlarmFilter(null, open, before)),
            one -> rooms.device(ctx, one.device()),
            AlarmView::id)
        .map(this::alarm);
  }

  private Object shelves(Context ctx) {
    List<ShelfView> all =
        reads.shelves().stream().filter(one -> rooms.device(ctx, one.device())).toList();
    return Slice.of(ctx, all, one -> one.device() + "/" + one.point() + "/" + one.kind())
        .map(one ->
            new Shelf(
                one.device(),
                room(one.device()),
                one.kind(),
                one.point(),
                label(one.label()),
                one.since(),
                one.until(),
                one.once(),
                one.by(),
                one.reason()));
  }

  private Object alarm(Context ctx) {
    String id = ctx.pathParam("id");
    return (id.matches("[0-9]{1,18}")
            ? reads.alarm(Long.parseLong(id))
            : java.util.Optional.<AlarmView>empty())
        .map(this::alarm)
        .orElseThrow(NotFoundResponse::new);
  }

  private Alarm alarm(AlarmView alarm) {
    AlarmView.Handled handled = alarm.handled();
    return new Alarm(
        alarm.id(),
        alarm.name(),
        alarm.device(),
        room(alarm.device()),
        alarm.kind(),
        alarm.point(),
        label(alarm.label()),
        lower(alarm.severity()),
        alarm.measured() == null ? null : Double.valueOf(alarm.measured().value()),
        alarm.raised(),
        alarm.cleared(),
        alarm.active(),
        alarm.open(),
        alarm.shelvedOrOut(),
        alarm.raises(),
        alarm.chattering(),
        handled == null ? null : new Acknowledged(handled.by(), handled.at(), handled.note()));
  }

  private Object passages(Context ctx) {
    boolean denied = "true".equals(ctx.queryParam("denied"));
    return gathered(
            ctx,
            before -> reads.access(new RoomReads.AccessLogFilter(denied, before)),
            one -> rooms.device(ctx, one.device()),
            AccessLine::id)
        .map(line ->
            new Passage(
                line.id(),
                line.at(),
                line.trusted(),
                line.device(),
                lower(line.what()),
                label(line.door()),
                line.direction() == null ? null : lower(line.direction()),
                line.holder(),
                line.reason() == null ? null : lower(line.reason()),
                line.open() == null ? null : Long.valueOf(line.open().toSeconds())));
  }

  /// Reads pages of the store until there is one entry more than was asked for.
  private static <T> Slice<T> gathered(
      Context ctx,
      Function<Long, RoomReads.Page<T>> reading,
      java.util.function.Predicate<T> seen,
      ToLongFunction<T> id) {
    Long from = Slice.before(ctx);
    long before = from == null ? 0 : from;
    List<T> rows = new ArrayList<>();
    do {
      RoomReads.Page<T> page = reading.apply(before);
      page.rows().stream().filter(seen).forEach(rows::add);
      before = page.next();
    } while (before != 0 && rows.size() <= Slice.limit(ctx));
    return Slice.cut(ctx, rows, one -> String.valueOf(id.applyAsLong(one)));
  }

  private Object inside(Context ctx) {
    List<PersonInside> seen =
        reads.inside().stream().filter(one -> rooms.device(ctx, one.device())).toList();
    return Slice.of(ctx, seen, one -> one.device() + "/" + one.key())
        .map(one ->
            new Inside(one.device(), one.key(), one.holder(), one.since(), lower(one.certainty())));
  }

  private Object devices(Context ctx) {
    List<DeviceView> seen =
        reads.devices().stream().filter(one -> rooms.device(ctx, one.device())).toList();
    return Slice.of(ctx, seen, one -> one.device().name())
        .map(one ->
            new Device(
                one.device(),
                room(one.device()),
                one.online(),
                one.simulated(),
                one.version(),
                one.board(),
                one.seen(),
                one.retired(),
                one.journal().position(),
                one.trend().position(),
                one.holds()));
  }

  private @Nullable String room(DeviceId device) {
    return office.rooms().of(device.name());
  }

  private static Bilingual label(Label label) {
    return new Bilingual(label.indonesian(), label.english());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
