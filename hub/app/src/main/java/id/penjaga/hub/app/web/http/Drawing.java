package id.penjaga.hub.app.web.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.Frame;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Turns views into pages: template, frame, language.
public final class Drawing {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Drawing.class.getClassLoader(), "id.penjaga.hub.app.web.page");
  private final Assets assets = new Assets();
  private final ZoneId zone;
  private final String site;
  private final RoomReads reads;
  private final Desk desk;
  private final InstantSource clock;

  /// @param zone of the site
  /// @param site what the site calls its room
  /// @param sources what stands around the content of every page
  public Drawing(ZoneId zone, String site, Sources sources, InstantSource clock) {
    this.zone = zone;
    this.site = site;
    this.reads = sources.reads();
    this.desk = sources.desk();
    this.clock = clock;
  }

  public Assets assets() {
    return assets;
  }

  /// What the site calls its room.
  public String site() {
    return site;
  }

  /// The hub's clock.
  public Instant now() {
    return clock.instant();
  }

  public Texts words(Context ctx) {
    return new Texts(RequestContext.of(ctx).language(), zone, clock.instant());
  }

  /// Answers with a page or a part of one.
  ///
  /// @param namedValues name and value of each parameter of the template in turn
  public void draw(Context ctx, String template, @Nullable Object... namedValues) {
    RequestContext visitor = RequestContext.of(ctx);
    frame(ctx, visitor, template, visitor.session() != null, namedValues);
  }

  /// Answers with a page about accounts: it is drawn without what the room would add when the store
  /// does not answer.
  public void drawAccounts(Context ctx, String template, @Nullable Object... namedValues) {
    boolean ask = true;
    try {
      reads.openAlarms();
    } catch (StoreException | RoomUnavailable _) {
      ask = false;
    }
    frame(ctx, RequestContext.of(ctx), template, ask, namedValues);
  }

  /// Answers without asking the room anything.
  public void drawBare(Context ctx, String template, @Nullable Object... namedValues) {
    frame(ctx, RequestContext.of(ctx), template, false, namedValues);
  }

  /// The first page of whoever logged in: their work when they have some, else the room.
  public String home(String login) {
    return tasks(login).orElse(0) > 0 ? "/work" : "/";
  }

  /// A badge is no reason for a page to fail: it is left out while the store does not answer.
  private OptionalInt tasks(String login) {
    try {
      return desk.tasks(login);
    } catch (StoreException _) {
      return OptionalInt.empty();
    }
  }

  private void frame(
      Context ctx,
      RequestContext visitor,
      String template,
      boolean ask,
      @Nullable Object... namedValues) {
    String query = ctx.queryString();
    Frame frame =
        new Frame(
            words(ctx),
            visitor.session(),
            query == null ? ctx.path() : ctx.path() + "?" + query,
            visitor.theme(),
            visitor.form(),
            site,
            ask && reads.simulated(),
            ask ? reads.openAlarms().size() : 0,
            ask && visitor.session() != null
                ? tasks(visitor.session().name())
                : OptionalInt.empty(),
            assets::at);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("f", frame);
    for (int i = 0; i + 1 < namedValues.length; i += 2) {
      values.put(String.valueOf(namedValues[i]), namedValues[i + 1]);
    }
    StringOutput out = new StringOutput(16_384);
    templates.render(template, values, out);
    ctx.html(out.toString());
  }
}
