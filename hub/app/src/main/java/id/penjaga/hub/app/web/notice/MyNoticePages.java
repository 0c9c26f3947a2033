package id.penjaga.hub.app.web.notice;

import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How somebody wants to be told outside the pages: their own addresses, in their order, with their
/// quiet hours and language (SYS-07).
public final class MyNoticePages implements Pages {
  private static final int LONGEST = 200;

  private final Drawing drawing;
  private final Office office;
  private final NoticeDesk desk;

  public MyNoticePages(Drawing drawing, Office office, NoticeDesk desk) {
    this.drawing = drawing;
    this.office = office;
    this.desk = desk;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(
        "/account/notices",
        ctx -> draw(ctx, kept(ctx), List.of()),
        RouteAccess.VIEWER,
        Audited.SHOWS);
    routes.post(
        "/account/notices",
        this::keep,
        RouteAccess.VIEWER,
        Operation.post(
                "setNotices",
                "/notices/mine",
                Reach.OWN,
                Given.of(Given.Type.REASONS, "addresses", "to"),
                Given.of(Given.Type.REASONS, "ranks", "rank"),
                Given.text("quiet_from"),
                Given.text("quiet_until"),
                Given.text("notice_language"))
            .put()
            .identified("_id"));
  }

  /// A channel with what stands in its fields.
  public record Row(NoticeChannel channel, String address, String rank) {}

  /// What stands in the form.
  public record Typed(
      Map<String, String> addresses,
      Map<String, String> ranks,
      String from,
      String until,
      String language) {}

  /// @param known whether the account belongs to a person of the office
  /// @param id of the command
  public record MyView(
      boolean known,
      List<Row> rows,
      Typed typed,
      List<String> problems,
      boolean saved,
      String id) {}

  private @Nullable Person me(Context ctx) {
    return office.people().byLogin(session(ctx).name());
  }

  private static LoginSession session(Context ctx) {
    LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session;
  }

  private List<NoticeChannel> personal() {
    return desk.channels().stream().filter(one -> !one.centre()).toList();
  }

  private Typed kept(Context ctx) {
    Person me = me(ctx);
    Map<String, String> said = me == null ? Map.of() : office.people().notices(me.id());
    Map<String, String> addresses = new LinkedHashMap<>();
    Map<String, String> ranks = new LinkedHashMap<>();
    List<String> order =
        Arrays.asList(said.getOrDefault(PeopleRules.NOTICE_ORDER, "").split(",", -1));
    for (NoticeChannel channel : personal()) {
      String address = said.getOrDefault(PeopleRules.NOTICE_TO + channel.name(), "");
      int rank = order.indexOf(channel.name());
      addresses.put(channel.name(), address);
      ranks.put(channel.name(), rank < 0 ? "" : Integer.toString(rank + 1));
    }
    String quiet = said.getOrDefault(PeopleRules.NOTICE_QUIET, "");
    String[] ends = quiet.isEmpty() ? new String[] {"", ""} : quiet.split("-", 2);
    return new Typed(
        addresses,
        ranks,
        ends[0],
        ends[1],
        said.getOrDefault(PeopleRules.NOTICE_LANGUAGE, drawing.words(ctx).language().code()));
  }

  private void draw(Context ctx, Typed typed, List<String> problems) {
    List<Row> rows =
        personal().stream()
            .map(one ->
                new Row(
                    one,
                    typed.addresses().getOrDefault(one.name(), ""),
                    typed.ranks().getOrDefault(one.name(), "")))
            .toList();
    drawing.draw(
        ctx,
        "notice/mine.jte",
        "v",
        new MyView(
            me(ctx) != null,
            rows,
            typed,
            problems,
            ctx.queryParam("done") != null && problems.isEmpty(),
            UUID.randomUUID().toString()));
  }

  private void keep(Context ctx) {
    Texts w = drawing.words(ctx);
    Map<String, String> raw = FormFields.of(ctx).first();
    Person me = me(ctx);
    Typed typed = typed(raw);
    List<Reply.Wrong> wrong = new ArrayList<>();
    if (me == null) {
      wrong.add(new Reply.Wrong("", w.t("notice.mine.nobody")));
    }
    for (NoticeChannel channel : personal()) {
      String address = typed.addresses().getOrDefault(channel.name(), "");
      if (!address.isEmpty() && !channel.fits(address)) {
        wrong.add(
            new Reply.Wrong(
                "to." + channel.name(),
                channel.name() + ": " + w.t("notice.address." + channel.kind())));
      }
    }
    if (typed.from().isEmpty() != typed.until().isEmpty()) {
      wrong.add(new Reply.Wrong("quiet_until", w.t("notice.mine.quiet.both")));
    }
    if (me != null && wrong.isEmpty()) {
      String id = raw.getOrDefault("_id", "");
      PeopleAnswer answer =
          office.record(
              id.matches("[0-9a-f-]{36}") ? id : UUID.randomUUID().toString(),
              session(ctx).name(),
              false,
              new PeopleCommand.SetNotices(
                  me.id(), ordered(typed), quiet(typed), typed.language()));
      if (answer instanceof PeopleAnswer.Refused(List<PeopleAnswer.Remark> problems)) {
        problems.stream()
            .filter(one -> !one.text().isEmpty()) // nothing changed: saved as it is
            .forEach(one -> wrong.add(new Reply.Wrong(one.field(), w.say(one.text()))));
      }
    }
    if (wrong.isEmpty()) {
      Reply.done(ctx, "/account/notices?done=saved");
    } else {
      Reply.refused(
          ctx,
          wrong.getFirst().text(),
          wrong,
          () -> draw(ctx, typed, wrong.stream().map(Reply.Wrong::text).toList()));
    }
  }

  private static String quiet(Typed typed) {
    return typed.from().isEmpty() ? "" : typed.from() + "-" + typed.until();
  }

  private Typed typed(Map<String, String> raw) {
    Map<String, String> addresses = new LinkedHashMap<>();
    Map<String, String> ranks = new LinkedHashMap<>();
    for (NoticeChannel channel : personal()) {
      addresses.put(channel.name(), clean(raw.get("to." + channel.name())));
      ranks.put(channel.name(), clean(raw.get("rank." + channel.name())));
    }
    return new Typed(
        addresses,
        ranks,
        clean(raw.get("quiet_from")),
        clean(raw.get("quiet_until")),
        clean(raw.get("notice_language")).equals("en") ? "en" : "id");
  }

  private static String clean(@Nullable String typed) {
    String clean = typed == null ? "" : FormReading.clean(typed).strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  /// Addresses by rank; without one, as the configuration names the channels.
  private SequencedMap<String, String> ordered(Typed typed) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    personal().stream()
        .map(NoticeChannel::name)
        .filter(name -> !typed.addresses().getOrDefault(name, "").isEmpty())
        .sorted(
            Comparator.comparingInt((String name) -> {
              String rank = typed.ranks().getOrDefault(name, "");
              return rank.matches("[0-9]{1,3}") ? Integer.parseInt(rank) : Integer.MAX_VALUE;
            }))
        .forEach(name -> all.put(name, typed.addresses().getOrDefault(name, "")));
    return all;
  }
}
