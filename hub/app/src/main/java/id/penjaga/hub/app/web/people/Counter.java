package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.PeopleRules;
import id.penjaga.hub.core.people.Person;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where forms of the office are handed in: who may, what came of it, which page answers.
final class Counter {
  /// The field that takes the id of a command.
  static final String COMMAND = "command";

  private final Drawing drawing;
  final Office desk;

  Counter(Drawing drawing, Office desk) {
    this.drawing = drawing;
    this.desk = desk;
  }

  static LoginSession session(Context ctx) {
    @Nullable LoginSession session = RequestContext.of(ctx).session();
    if (session == null) {
      throw new UnauthorizedResponse();
    }
    return session;
  }

  Instant now(Context ctx) {
    return drawing.words(ctx).now();
  }

  /// The person who asks; null for an account that belongs to nobody yet.
  @Nullable Person me(Context ctx) {
    return desk.people().byLogin(session(ctx).name());
  }

  boolean may(Context ctx, PeopleCommand command) {
    return PeopleRules.mayAs(command, desk.people(), session(ctx).name(), admin(ctx), now(ctx))
        .isPresent();
  }

  /// Whether who asks keeps people, calendar and rooms.
  boolean keeps(Context ctx) {
    return may(ctx, new PeopleCommand.NameRoom("", ""));
  }

  /// Whether who asks plans the roster and signs delegations.
  boolean plans(Context ctx) {
    return may(ctx, new PeopleCommand.RemoveShift(0, ""));
  }

  static boolean admin(Context ctx) {
    return session(ctx).role().covers(Role.ADMIN);
  }

  /// Has a command written down. A refusal draws the page again with what was typed; a warning
  /// stays on the page that says it is stored.
  ///
  /// @param form of the page
  /// @param back the page that follows when it is stored, with `done=` to come
  /// @param draw draws the page of the form
  void take(
      Context ctx,
      String form,
      Typed typed,
      PeopleCommand command,
      String back,
      Consumer<Sent> draw) {
    FormFields fields = FormFields.of(ctx);
    if (!typed.problems().isEmpty()) {
      refuse(ctx, form, typed.problems(), draw);
      return;
    }
    if (!may(ctx, command)) {
      throw new ForbiddenResponse();
    }
    switch (desk.record(id(fields), session(ctx).name(), admin(ctx), command)) {
      case PeopleAnswer.Refused(List<PeopleAnswer.Remark> problems) ->
          refuse(ctx, form, problems, draw);
      case PeopleAnswer.Accepted(List<Fact> facts, List<PeopleAnswer.Remark> warnings) -> {
        if (warnings.isEmpty()) {
          Reply.done(ctx, back, told(facts, List.of()));
        } else {
          Sent stored = Sent.fresh("saved");
          Sent warned =
              new Sent("", stored.command(), stored.typed(), List.of(), warnings, stored.done());
          if (Reply.program(ctx)) {
            List<String> said =
                warnings.stream().map(one -> drawing.words(ctx).say(one.text())).toList();
            Reply.done(ctx, back, told(facts, said));
          } else {
            draw.accept(warned);
          }
        }
      }
    }
  }

  void refuse(Context ctx, String form, List<PeopleAnswer.Remark> problems, Consumer<Sent> draw) {
    List<Reply.Wrong> wrong =
        problems.stream()
            .map(one -> new Reply.Wrong(one.field(), drawing.words(ctx).say(one.text())))
            .toList();
    Reply.refused(
        ctx,
        wrong.isEmpty() ? "" : wrong.getFirst().text(),
        wrong,
        () -> draw.accept(Sent.refused(form, FormFields.of(ctx), problems)));
  }

  /// What a program is told: the numbers of what was made, and what looks odd.
  private static Object[] told(List<Fact> facts, List<String> warnings) {
    List<Object> told = new ArrayList<>(List.of("warnings", warnings));
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.PersonAdded added -> told.addAll(List.of("person", added.person()));
        case Fact.Rostered shift -> told.addAll(List.of("shift", shift.shift()));
        case Fact.RoomSet room -> told.addAll(List.of("room", room.room()));
        default -> {}
      }
    }
    return told.toArray();
  }

  /// The id the page gave to its form: sent twice it is one command.
  static String id(FormFields fields) {
    String id = fields.value(COMMAND);
    return id != null && id.matches("[0-9a-f-]{36}") ? id : UUID.randomUUID().toString();
  }

  Sent fresh(Context ctx) {
    String done = ctx.queryParam("done");
    return Sent.fresh(done == null ? "" : "saved");
  }

  People people() {
    return desk.people();
  }

  Drawing drawing() {
    return drawing;
  }
}
