package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.alarm.FigurePages;
import id.penjaga.hub.app.web.alarm.FigureView;
import id.penjaga.hub.app.web.api.RoomScope;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.core.alarm.AlarmFigure;
import id.penjaga.hub.core.alarm.AlarmFigures;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.alarm.AlarmWeek;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The figures of alarms.
public final class AlarmResources {
  private final Drawing drawing;
  private final Office office;
  private final RoomReads reads;
  private final RoomScope rooms;

  public AlarmResources(Drawing drawing, Sources sources, RoomScope rooms) {
    this.drawing = drawing;
    this.office = sources.office();
    this.reads = sources.reads();
    this.rooms = rooms;
  }

  /// The figures of a room, or of all rooms that the token sees.
  ///
  /// @param alarms how many were raised
  /// @param values each figure with what is recommended
  /// @param never how many were not acknowledged
  /// @param bySeverity how many of each
  /// @param weeks up to now, the oldest first
  public record Figures(
      Instant from,
      Instant to,
      int alarms,
      List<Figure> values,
      Took toAcknowledge,
      int never,
      Took standing,
      Map<String, Integer> bySeverity,
      List<Frequent> top,
      List<Frequent> chattering,
      List<Stale> stale,
      List<Flood> floods,
      List<Week> weeks) {}

  /// @param share whether the value is a share, 0 to 1
  /// @param mark `good`, `tolerable`, `poor` or `open`
  public record Figure(
      String figure,
      Bilingual title,
      double value,
      boolean share,
      Bilingual recommended,
      String mark) {}

  /// How long it took; absent when there was none.
  ///
  /// @param half of them within these seconds
  /// @param most 95 of 100 within these seconds
  public record Took(
      int alarms, @Nullable Long half, @Nullable Long most, @Nullable Long longest) {}

  /// @param raises how often its condition raised it: more than its alarms where those chattered
  /// @param share of all alarms, 0 to 1
  public record Frequent(
      String device,
      String kind,
      String point,
      Bilingual label,
      int alarms,
      long raises,
      double share) {}

  /// @param alarm its number
  public record Stale(
      long alarm,
      String device,
      String kind,
      String point,
      Instant raised,
      @Nullable Instant cleared) {}

  /// @param first number of the alarm that opened it
  public record Flood(long first, Instant from, @Nullable Instant until, int alarms) {}

  /// @param half of those acknowledged were within these seconds
  public record Week(
      LocalDate monday,
      int alarms,
      double perDay,
      double floodShare,
      @Nullable Long half,
      int never) {}

  public List<Read> reads() {
    return List.of(
        Read.one(
                "getAlarmFigures",
                "/alarm-figures",
                "/alarms/figures",
                Reach.OWN,
                Figures.class,
                this::figures)
            .asking(Given.text("room"), Given.text("days")));
  }

  private Object figures(Context ctx) {
    String typed = ctx.queryParam("room");
    String room = typed == null ? "" : typed;
    if (!room.isEmpty() && !office.rooms().names().containsKey(room)) {
      throw new NotFoundResponse();
    }
    Predicate<DeviceId> asked = FigurePages.in(office, room);
    FigureView view =
        FigureView.of(
            reads,
            asked.and(device -> rooms.device(ctx, device)),
            String.valueOf(ctx.queryParam("days")),
            drawing.words(ctx).now(),
            drawing.words(ctx).zone());
    AlarmFigures of = view.figures();
    Map<String, Integer> severities = new TreeMap<>();
    of.bySeverity().forEach((severity, count) -> severities.put(lower(severity), count));
    return new Figures(
        of.from(),
        of.to(),
        of.alarms(),
        Arrays.stream(AlarmFigure.values()).map(figure -> figure(of, figure)).toList(),
        took(of.toAcknowledge()),
        of.never(),
        took(of.standing()),
        severities,
        of.top().stream().map(AlarmResources::frequent).toList(),
        of.chattering().stream().map(AlarmResources::frequent).toList(),
        of.stale().stream().map(AlarmResources::stale).toList(),
        of.floods().stream().map(AlarmResources::flood).toList(),
        view.weeks().stream().map(AlarmResources::week).toList());
  }

  private static Figure figure(AlarmFigures of, AlarmFigure figure) {
    return new Figure(
        lower(figure),
        figure.title(),
        of.value(figure),
        figure.share(),
        figure.recommended(),
        lower(of.mark(figure)));
  }

  private static Took took(AlarmFigures.Times times) {
    return new Took(
        times.count(), seconds(times.half()), seconds(times.most()), seconds(times.longest()));
  }

  private static @Nullable Long seconds(@Nullable Duration length) {
    return length == null ? null : Long.valueOf(length.toSeconds());
  }

  private static Frequent frequent(AlarmFigures.Often often) {
    AlarmOccurrence one = often.one();
    return new Frequent(
        one.device(),
        one.kind(),
        one.point(),
        one.label(),
        often.alarms(),
        often.raises(),
        often.share());
  }

  private static Stale stale(AlarmOccurrence one) {
    return new Stale(one.id(), one.device(), one.kind(), one.point(), one.raised(), one.cleared());
  }

  private static Flood flood(AlarmFlood flood) {
    return new Flood(flood.first().id(), flood.from(), flood.until(), flood.alarms());
  }

  private static Week week(AlarmWeek week) {
    AlarmFigures of = week.figures();
    return new Week(
        week.monday(),
        of.alarms(),
        of.value(AlarmFigure.PER_DAY),
        of.value(AlarmFigure.FLOOD_SHARE),
        seconds(of.toAcknowledge().half()),
        of.never());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
