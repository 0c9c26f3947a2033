package id.penjaga.hub.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.Frame;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns views into pages: template, frame, language.
final class Drawing {
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Drawing.class.getClassLoader(), "id.penjaga.hub.app.web.page");
  private final Assets assets = new Assets();
  private final WebConfig config;
  private final RoomReads reads;
  private final InstantSource clock;

  Drawing(WebConfig config, RoomReads reads, InstantSource clock) {
    this.config = config;
    this.reads = reads;
    this.clock = clock;
  }

  Assets assets() {
    return assets;
  }

  Texts words(Context ctx) {
    return new Texts(AccessFilter.visitor(ctx).language(), config.zone(), clock.instant());
  }

  /// Answers with a page or a part of one.
  ///
  /// @param namedValues name and value of each parameter of the template in turn
  void draw(Context ctx, String template, @Nullable Object... namedValues) {
    RequestContext visitor = AccessFilter.visitor(ctx);
    frame(ctx, visitor, template, visitor.session() != null, namedValues);
  }

  /// Answers with a page about accounts: it is drawn without what the room would add when the store
  /// does not answer.
  void drawAccounts(Context ctx, String template, @Nullable Object... namedValues) {
    boolean ask = true;
    try {
      reads.openAlarms();
    } catch (StoreException | RoomUnavailable _) {
      ask = false;
    }
    frame(ctx, AccessFilter.visitor(ctx), template, ask, namedValues);
  }

  /// Answers without asking the room anything.
  void drawBare(Context ctx, String template, @Nullable Object... namedValues) {
    frame(ctx, AccessFilter.visitor(ctx), template, false, namedValues);
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
            config.site(),
            ask && reads.simulated(),
            ask ? reads.openAlarms().size() : 0,
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
