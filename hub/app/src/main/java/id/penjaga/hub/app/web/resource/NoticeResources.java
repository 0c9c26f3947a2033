package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.notice.ChannelHealth;
import id.penjaga.hub.core.notice.Delivery;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who was told what by which channel, and how the channels are doing.
final class NoticeResources {
  private final Drawing drawing;
  private final Office office;
  private final NoticeDesk desk;

  NoticeResources(Drawing drawing, Office office, NoticeDesk desk) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
  }

  /// A notice with how far it came.
  ///
  /// @param person number in the book; 0 for the operations centre
  /// @param ended absent while it is open
  public record NoticeLine(
      String id,
      String cause,
      String kind,
      String about,
      Severity severity,
      int level,
      String role,
      long person,
      Instant at,
      NoticeOrder.@Nullable Ended ended,
      @Nullable Instant over,
      List<Delivery> deliveries) {
    static NoticeLine of(NoticeRows.Line line) {
      Notice notice = line.notice();
      return new NoticeLine(
          notice.id(),
          notice.cause(),
          notice.kind(),
          notice.about(),
          notice.severity(),
          notice.level(),
          notice.role(),
          notice.person(),
          notice.at(),
          line.ended(),
          line.over(),
          notice.deliveries());
    }
  }

  /// A channel.
  ///
  /// @param centre whether it leads to the operations centre instead of people
  public record ChannelLine(
      String channel, String kind, String target, boolean centre, ChannelHealth health) {}

  /// How somebody is told.
  ///
  /// @param addresses by channel
  /// @param order of the channels
  /// @param quiet hours as `22:00-05:00`; empty for none
  public record NoticeSetting(
      Map<String, String> addresses, List<String> order, String quiet, String language) {}

  List<Read> reads() {
    return List.of(
        Read.many(
            "listNotices", "/notices", "/notices", Reach.SITE, NoticeLine.class, this::ledger),
        Read.many(
            "listChannels",
            "/notices/channels",
            "/notices/channels",
            Reach.SITE,
            ChannelLine.class,
            this::channels),
        Read.one(
            "getMyNotices",
            "/notices/mine",
            "/account/notices",
            Reach.OWN,
            NoticeSetting.class,
            this::mine));
  }

  private Object ledger(Context ctx) {
    NoticeRows.Place behind =
        Slice.after(ctx, NoticeRows.Place::parse)
            .orElseGet(() -> new NoticeRows.Place(drawing.words(ctx).now().plusSeconds(1), ""));
    return Slice.cut(
            ctx,
            desk.ledger(behind, false, Slice.limit(ctx) + 1),
            line -> NoticeRows.Place.of(line.notice()).toString())
        .map(NoticeLine::of);
  }

  private Object channels(Context ctx) {
    Map<String, ChannelHealth> health = desk.health();
    return Slice.of(ctx, desk.channels(), one -> one.name())
        .map(one ->
            new ChannelLine(
                one.name(),
                one.kind(),
                one.target(),
                one.centre(),
                health.getOrDefault(one.name(), ChannelHealth.NEW)));
  }

  private Object mine(Context ctx) {
    LoginSession session = RequestContext.of(ctx).session();
    People people = office.people();
    Person me = session == null ? null : people.byLogin(session.name());
    Map<String, String> said = me == null ? Map.of() : people.notices(me.id());
    List<String> order =
        Arrays.stream(said.getOrDefault(PeopleRules.NOTICE_ORDER, "").split(",", -1))
            .filter(one -> !one.isEmpty())
            .toList();
    Map<String, String> addresses = new TreeMap<>();
    order.forEach(one -> addresses.put(one, said.getOrDefault(PeopleRules.NOTICE_TO + one, "")));
    return new NoticeSetting(
        addresses,
        order,
        said.getOrDefault(PeopleRules.NOTICE_QUIET, ""),
        said.getOrDefault(PeopleRules.NOTICE_LANGUAGE, "id"));
  }
}
