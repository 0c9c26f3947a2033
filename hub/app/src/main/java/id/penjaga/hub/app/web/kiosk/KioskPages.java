package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.kiosk.BadgeTickets;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.kiosk.Kiosks;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a visitor does at the screen of a door (ACC-04, ACC-05, ACC-07, ACC-08, VIS-05).
///
/// Every request brings the code of the visit again; the screen keeps nothing of a visitor, and
/// what it did not send is forgotten after a minute.
public final class KioskPages implements Pages {
  private static final LongForm LONG = new LongForm(256 * 1024, 500);

  private static final Set<Decision.Reason> CHANGED =
      Set.of(
          Decision.Reason.ALREADY_DONE,
          Decision.Reason.NO_SUCH_OPENING,
          Decision.Reason.CASE_CLOSED,
          Decision.Reason.CHAIN_OPEN,
          Decision.Reason.NOT_AWAITED);

  private final Drawing drawing;
  private final KioskVisits visits;
  private final KioskAnswers reading;
  private final KioskEntrance entrance;

  /// @param attachments keeps drawn signatures
  /// @param incoming folder for what is being received
  /// @param secure whether browsers reach the hub by TLS
  public KioskPages(
      Drawing drawing,
      Office office,
      Kiosks kiosks,
      VisitCodes codes,
      Supplier<Attachments> attachments,
      Path incoming,
      boolean secure) {
    this.drawing = drawing;
    visits = new KioskVisits(office, codes);
    reading = new KioskAnswers(office, attachments, incoming);
    entrance = new KioskEntrance(drawing, kiosks, visits, new BadgeTickets(codes), secure);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/kiosk", entrance::start, RouteAccess.PUBLIC);
    routes.get("/kiosk/token", entrance::token, RouteAccess.PUBLIC);
    routes.post("/kiosk/pair", entrance::pair, RouteAccess.PUBLIC);
    routes.get("/kiosk/held", entrance::held, RouteAccess.PUBLIC);
    routes.post("/kiosk/badge", this::badge, RouteAccess.PUBLIC);
    routes.post("/kiosk/visit", this::visit, RouteAccess.PUBLIC);
    routes.post("/kiosk/answers", this::answers, RouteAccess.PUBLIC, LONG);
    routes.post("/kiosk/sign", this::sign, RouteAccess.PUBLIC);
    routes.get("/kiosk/inside", this::inside, RouteAccess.PUBLIC);
  }

  /// What stands around the content of a screen.
  ///
  /// @param door what the site calls this screen; empty while it is paired with nothing
  /// @param badges whether its door has a reader that tells of badges
  /// @param part whether only the content is asked for
  public record Screen(String door, boolean badges, boolean part) {}

  /// A badge with which somebody may go on.
  ///
  /// @param ticket in place of a code, helps once
  public record Offer(String badge, String ticket) {}

  /// A screen with questions.
  ///
  /// @param code of the visit, or the ticket that stands for it
  /// @param name of the visitor; for a ticket the label of the badge, and no name
  /// @param times fields that the clock answers, by name
  public record Asking(
      String code,
      String id,
      String name,
      boolean byBadge,
      String number,
      boolean leaving,
      List<String> rules,
      Map<String, String> times,
      List<Question> questions,
      @Nullable String problem) {}

  /// Somebody goes on with the badge that was held to the reader.
  private void badge(Context ctx) {
    Kiosk kiosk = entrance.paired(ctx);
    if (kiosk != null) {
      entrance.take(ctx, kiosk);
      visit(ctx);
    }
  }

  private void visit(Context ctx) {
    Kiosk kiosk = entrance.paired(ctx);
    if (kiosk != null) {
      VisitorPlace place = entrance.find(ctx, kiosk);
      if (place != null) {
        show(ctx, kiosk, place, null);
      }
    }
  }

  /// Shows what is to be done for a visitor now.
  private void show(Context ctx, Kiosk kiosk, VisitorPlace place, @Nullable String told) {
    Texts w = drawing.words(ctx);
    KioskMessage message =
        told == null ? KioskMessage.of(place, w) : KioskMessage.changed(place, w, told);
    if (message != null) {
      say(ctx, kiosk, message);
    } else if (place.opening() == null) {
      signing(ctx, kiosk, place);
    } else {
      ask(ctx, kiosk, place, Map.of(), List.of(), null);
    }
  }

  /// What was sent is not in the book: the screen must not take the answer for a receipt.
  private void notKept(Context ctx, Kiosk kiosk, VisitorPlace place, HttpStatus why) {
    ctx.status(why);
    show(ctx, kiosk, place, null);
  }

  private void say(Context ctx, Kiosk kiosk, KioskMessage message) {
    drawing.drawBare(ctx, "kiosk/message.jte", "k", entrance.screen(ctx, kiosk), "m", message);
  }

  private void ask(
      Context ctx,
      Kiosk kiosk,
      VisitorPlace place,
      Map<String, String> raw,
      List<FormProblem> problems,
      @Nullable String problem) {
    Texts w = drawing.words(ctx);
    Questions questions = visits.questions(place, w);
    Map<String, String> wrong = new LinkedHashMap<>();
    problems.forEach(one -> wrong.putIfAbsent(one.field(), w.say(one.text())));
    Map<String, String> times = new LinkedHashMap<>();
    questions.fields().stream()
        .filter(field -> field.type() == FieldType.TIME)
        .forEach(field -> {
          String name = "f." + field.key();
          times.put(name, raw.getOrDefault(name, w.now().toString()));
        });
    String id = raw.getOrDefault("_id", "");
    List<Question> all = questions.all(visits.badges(place, w.now()), raw, wrong);
    ComingAgain again = ComingAgain.of(place);
    String badge = KioskEntrance.badge(ctx);
    drawing.drawBare(
        ctx,
        "kiosk/questions.jte",
        "k",
        entrance.screen(ctx, kiosk),
        "a",
        new Asking(
            KioskEntrance.code(ctx),
            VisitorPlace.isId(id) ? id : UUID.randomUUID().toString(),
            badge == null ? place.name() : badge,
            badge != null,
            place.number(),
            questions.leaving(),
            questions.rules(),
            times,
            again == null
                ? all
                : again.among(all, raw, wrong.getOrDefault(ComingAgain.NAME, ""), w),
            problem));
  }

  private void answers(Context ctx) {
    Kiosk kiosk = entrance.paired(ctx);
    VisitorPlace place = kiosk == null ? null : entrance.find(ctx, kiosk);
    if (kiosk == null || place == null) {
      return;
    }
    Map<String, String> raw = FormFields.of(ctx).first();
    Texts w = drawing.words(ctx);
    String id = raw.getOrDefault("_id", "");
    if (!VisitorPlace.isId(id)) {
      notKept(ctx, kiosk, place, HttpStatus.UNPROCESSABLE_CONTENT);
      return;
    }
    if (place.answered(id)) {
      say(ctx, kiosk, KioskMessage.done(place, kiosk, w));
      return;
    }
    if (place.opening() == null || KioskMessage.of(place, w) != null) {
      notKept(ctx, kiosk, place, HttpStatus.CONFLICT);
      return;
    }
    store(ctx, kiosk, place, raw, id);
  }

  private void store(
      Context ctx, Kiosk kiosk, VisitorPlace place, Map<String, String> raw, String id) {
    Texts w = drawing.words(ctx);
    Questions questions = visits.questions(place, w);
    KioskAnswers.Read read =
        reading.read(
            questions,
            raw,
            visits.known(place),
            w,
            place.file().definition().checklists(),
            kiosk.name());
    ComingAgain again = ComingAgain.of(place);
    String branch = again == null ? null : again.branch(raw);
    List<FormProblem> problems = new ArrayList<>(read.problems());
    if (again != null && branch == null) {
      problems.add(new FormProblem(ComingAgain.NAME, Texts.both("kiosk.missing")));
    }
    if (!problems.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      ask(ctx, kiosk, place, raw, problems, null);
      return;
    }
    Command command =
        new Command.Complete(
            Objects.requireNonNull(place.opening()).number(),
            read.values(),
            branch,
            "",
            Map.of(),
            "");
    switch (visits.act(id, kiosk, place, command)) {
      case Answer.Stored _ ->
          say(ctx, kiosk, KioskMessage.done(visits.again(place, w.now()), kiosk, w));
      case Answer.Refused(Decision.Refused refusal) -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        if (CHANGED.contains(refusal.why())) {
          show(ctx, kiosk, visits.again(place, w.now()), w.say(refusal.text()));
        } else {
          ask(ctx, kiosk, place, raw, refusal.problems(), w.say(refusal.text()));
        }
      }
    }
  }

  private void signing(Context ctx, Kiosk kiosk, VisitorPlace place) {
    drawing.drawBare(
        ctx,
        "kiosk/sign.jte",
        "k",
        entrance.screen(ctx, kiosk),
        "code",
        KioskEntrance.code(ctx),
        "command",
        UUID.randomUUID().toString(),
        "number",
        place.number(),
        "lines",
        KioskMessage.minutes(place, drawing.words(ctx)));
  }

  private void sign(Context ctx) {
    Kiosk kiosk = entrance.paired(ctx);
    VisitorPlace place = kiosk == null ? null : entrance.find(ctx, kiosk);
    if (kiosk == null || place == null) {
      return;
    }
    Texts w = drawing.words(ctx);
    String id = FormFields.of(ctx).first().getOrDefault("_id", "");
    VisitorPlace.Signing wanted = place.sign();
    boolean kept = place.answered(id);
    if (!VisitorPlace.isId(id)) {
      notKept(ctx, kiosk, place, HttpStatus.UNPROCESSABLE_CONTENT);
      return;
    }
    if (!kept && (wanted == null || !place.left())) {
      notKept(ctx, kiosk, place, HttpStatus.CONFLICT);
      return;
    }
    if (!kept
        && wanted != null
        && visits.act(id, kiosk, place, new Command.Sign(wanted.opening(), wanted.key(), null, ""))
            instanceof Answer.Refused(Decision.Refused refusal)) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, kiosk, visits.again(place, w.now()), w.say(refusal.text()));
      return;
    }
    say(ctx, kiosk, KioskMessage.good(w, "kiosk.signed"));
  }

  /// Behind no login, since an evacuation has no time for one; only at a screen that is paired.
  private void inside(Context ctx) {
    Kiosk kiosk = entrance.paired(ctx);
    if (kiosk != null) {
      drawing.drawBare(
          ctx,
          "kiosk/inside.jte",
          "k",
          entrance.screen(ctx, kiosk),
          "i",
          visits.inside(kiosk, drawing.words(ctx)));
    }
  }
}
