package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.security.token.Tokens;
import id.penjaga.hub.app.store.work.Seen;
import id.penjaga.hub.app.store.work.Terms;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.PathPart;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.json.CanonicalJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Declares the operations of a table below [ApiTable#ROOT], and asks and answers for them in JSON.
public final class Api {
  private static final String JSON = "application/json";
  private static final String KEY = "Idempotency-Key";

  private final Drawing drawing;
  private final RoomScope rooms;
  private final ApiTable table;
  private final Once once;

  /// @param drawing for the language and the clock
  /// @param tokens keeps which idempotency keys are spent
  public Api(Drawing drawing, RoomScope rooms, ApiTable table, Tokens tokens) {
    this.drawing = drawing;
    this.rooms = rooms;
    this.table = table;
    once = new Once(drawing::now, tokens);
  }

  public ApiTable table() {
    return table;
  }

  public void declare(RoutesConfig routes) {
    for (ApiTable.Command command : table.commands()) {
      List<RouteRole> roles = new ArrayList<>(command.also());
      roles.add(command.access());
      Handler handler = ctx -> asked(ctx, command);
      add(routes, command.of().method(), command.of().path(), handler, roles);
    }
    for (ApiTable.Reading reading : table.reads()) {
      Handler handler = ctx -> read(ctx, reading.of());
      List<RouteRole> roles = new ArrayList<>(reading.also());
      roles.add(reading.access());
      add(routes, HandlerType.GET, reading.of().path(), handler, roles);
    }
    add(
        routes,
        HandlerType.GET,
        "/openapi.json",
        ctx -> json(ctx, OpenApi.of(table, drawing.words(ctx))),
        List.of(RouteAccess.PUBLIC));
    routes.exception(
        Slice.BadCursor.class,
        (bad, ctx) -> {
          Texts w = drawing.words(ctx);
          ProblemJson.write(ctx, w, 400, "bad-page", w.t(bad.key, "most", Slice.MOST), List.of());
        });
    routes.exception(
        RoomScope.OutOfScope.class,
        (_, ctx) -> {
          Texts w = drawing.words(ctx);
          ProblemJson.write(ctx, w, 403, "rooms", w.t("api.problem.rooms.detail"), List.of());
        });
  }

  private static void add(
      RoutesConfig routes,
      HandlerType method,
      String path,
      Handler handler,
      List<RouteRole> roles) {
    routes.addEndpoint(
        Endpoint.create(method, ApiTable.ROOT + path)
            .addMetadata(new Roles(new HashSet<>(roles)))
            .handler(handler));
  }

  private void read(Context ctx, Read read) throws Exception {
    rooms.check(ctx, read.reach(), Map.of());
    Object answer = terms(ctx, "").hold(() -> read.answering().of(ctx));
    json(ctx, Objects.requireNonNull(JsonValues.of(answer)));
  }

  private static void json(Context ctx, Object tree) {
    ctx.contentType(JSON).result(CanonicalJson.write(tree));
  }

  /// Runs the handler of a page for a program.
  private void asked(Context ctx, ApiTable.Command command) throws Exception {
    Operation operation = command.of();
    Texts w = drawing.words(ctx);
    JsonBody body = JsonBody.of(ctx);
    rooms.check(ctx, operation.reach(), body.values());
    String seen = seen(ctx);
    if (!seen.isEmpty() && (!operation.tagged() || seen.equals(NO_TAG))) {
      int status = operation.tagged() ? 412 : 400;
      String key = operation.tagged() ? "api.problem.precondition-failed.detail" : "api.if_match";
      ProblemJson.write(ctx, w, status, ProblemJson.kind(status), w.t(key), List.of());
      return;
    }
    String key = command.file() ? null : ctx.header(KEY);
    if (key != null && !key.matches("[!-~]{1,200}")) {
      ProblemJson.write(ctx, w, 400, "bad-request", w.t("api.key"), List.of());
      return;
    }
    if (command.file()) {
      give(ctx, command);
      return;
    }
    String id = id(ctx, key);
    String digest =
        JsonBody.digest(
            (operation.id() + " " + ctx.path() + " " + body.digest())
                .getBytes(StandardCharsets.UTF_8));
    if (key == null || command.upload()) { // a file has the same name whenever it is sent
      run(ctx, command, body, id, seen);
      return;
    }
    switch (once.begin(id, digest, !operation.command().isEmpty())) {
      case Once.Known.Fresh() -> once(ctx, command, body, id, digest, seen);
      case Once.Known.Answered(Once.Answer answer) -> again(ctx, answer);
      case Once.Known.Running() ->
          ProblemJson.write(ctx, w, 409, "conflict", w.t("api.key.running"), List.of());
      case Once.Known.Spent() ->
          ProblemJson.write(ctx, w, 409, "conflict", w.t("api.key.spent"), List.of());
      case Once.Known.Other() ->
          ProblemJson.write(
              ctx, w, 422, "key-reused", w.t("api.problem.key-reused.detail"), List.of());
    }
  }

  private void once(
      Context ctx, ApiTable.Command command, JsonBody body, String id, String digest, String seen)
      throws Exception {
    Once.@Nullable Answer answer = null;
    try {
      run(ctx, command, body, id, seen);
      if (ctx.statusCode() < 400) {
        answer =
            new Once.Answer(
                ctx.statusCode(), ctx.res().getHeader("Location"), String.valueOf(ctx.result()));
      }
    } finally {
      once.end(id, digest, answer, !command.of().command().isEmpty());
    }
  }

  private static void again(Context ctx, Once.Answer answer) {
    ctx.status(answer.status()).contentType(JSON).result(answer.body());
    if (answer.place() != null) {
      ctx.header("Location", answer.place());
    }
    ctx.header("Idempotency-Replayed", "true");
  }

  /// A file of a page: its handler writes the answer by itself.
  private void give(Context ctx, ApiTable.Command command) throws Exception {
    Reply.ask(ctx, command.of());
    terms(ctx, "")
        .hold(() -> {
          command.handler().handle(ctx);
          return true;
        });
    if (Reply.end(ctx) instanceof Reply.End.Refused refused) {
      refused(ctx, command.of(), refused, "");
    }
  }

  private void run(Context ctx, ApiTable.Command command, JsonBody body, String id, String seen)
      throws Exception {
    Operation operation = command.of();
    Texts w = drawing.words(ctx);
    FormFields form = FormFields.of(ctx);
    if (!command.upload()) {
      JsonForm.Read read = JsonForm.of(operation.gives(), body.values(), ctx.pathParamMap(), w);
      if (!read.wrong().isEmpty()) {
        ProblemJson.write(ctx, w, 422, "refused", read.wrong().getFirst().detail(), read.wrong());
        return;
      }
      form = read.form();
    }
    if (!operation.command().isEmpty()) {
      Map<String, List<String>> values = new HashMap<>(form.values());
      values.put(operation.command(), List.of(id));
      form = new FormFields(values, form.files());
    }
    form.keep(ctx);
    Reply.ask(ctx, operation);
    terms(ctx, seen)
        .hold(() -> {
          command.handler().handle(ctx);
          return true;
        });
    switch (Reply.end(ctx)) {
      case Reply.End.Done done -> done(ctx, operation, done.told());
      case Reply.End.Refused refused -> refused(ctx, operation, refused, seen);
      case null -> throw new IllegalStateException(operation.id() + " does not say how it ended");
    }
  }

  private static void done(Context ctx, Operation operation, Map<String, Object> told) {
    if (!operation.created().isEmpty()) {
      String place = ApiTable.ROOT + operation.created();
      for (Map.Entry<String, Object> one : told.entrySet()) {
        place =
            place.replace("{" + one.getKey() + "}", PathPart.of(String.valueOf(one.getValue())));
      }
      ctx.status(HttpStatus.CREATED).header("Location", place);
    } else {
      ctx.status(HttpStatus.OK);
    }
    json(ctx, Objects.requireNonNull(JsonValues.of(told)));
  }

  private void refused(Context ctx, Operation operation, Reply.End.Refused refused, String seen) {
    Texts w = drawing.words(ctx);
    boolean changed = !seen.isEmpty() && refused.sentence().equals(w.say(Seen.CHANGED));
    int status = changed ? 412 : refused.status().getCode();
    ProblemJson.write(
        ctx,
        w,
        status,
        ProblemJson.kind(status),
        refused.sentence().isEmpty()
            ? w.t("api.problem." + ProblemJson.kind(status) + ".detail")
            : refused.sentence(),
        refused.wrong().stream()
            .map(one ->
                new ProblemJson.Wrong(JsonForm.pointer(operation.gives(), one.field()), one.text()))
            .toList());
  }

  /// The id of the command: the same for the same key of the same account, also after a restart.
  private static String id(Context ctx, @Nullable String key) {
    return key == null
        ? UUID.randomUUID().toString()
        : UUID.nameUUIDFromBytes(
                (session(ctx).account() + " " + key).getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  private static Terms terms(Context ctx, String seen) {
    ApiToken token = ApiGate.token(ctx);
    Set<String> roles = token == null ? null : token.scope().roles();
    return new Terms(session(ctx).name(), roles, seen);
  }

  private static LoginSession session(Context ctx) {
    LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session;
  }

  /// What no tag of ours is.
  private static final String NO_TAG = "\"";

  /// The tag that `If-Match` names; empty for none or any.
  private static String seen(Context ctx) {
    String header = ctx.header("If-Match");
    if (header == null || header.strip().equals("*")) {
      return "";
    }
    String tag = header.strip();
    return tag.matches("\"[0-9]{1,18}\"") ? tag.substring(1, tag.length() - 1) : NO_TAG;
  }
}
