package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The engine: answers every command about a case, in every state.
public final class Work {
  private Work() {}

  /// Decides what becomes of a command.
  ///
  /// @param state null for `OpenCase`, and when there is no such case
  public static Decision decide(
      @Nullable Case state, Command.Request request, Surroundings around) {
    Refused impossible = LateEntry.refusal(request, around);
    if (impossible != null) {
      return impossible;
    }
    if (request.by() instanceof By.Human human && around.people().person(human.person()) == null) {
      return no(
          Reason.NO_SUCH_PERSON,
          "Akun ini belum terhubung ke orang. Hubungi administrator.",
          "This account is not linked to a person yet. Ask the administrator.");
    }
    if (request.command() instanceof Command.OpenCase open) {
      return new OpenCases(request, open, around).decide();
    }
    if (state == null) {
      return no(Reason.NO_SUCH_CASE, "Berkas itu tidak ada.", "There is no such case.");
    }
    Definition definition = around.pinned(state.definition());
    if (definition == null) {
      return no(
          Reason.NO_SUCH_PROCEDURE,
          "Definisi prosedur berkas ini tidak dapat dibaca. Hubungi administrator.",
          "The definition of this case's procedure cannot be read. Ask the administrator.");
    }
    if (request.at().isBefore(state.opened())) {
      return no(
          Reason.TIME_IMPOSSIBLE,
          "Waktunya sebelum berkas dibuka. Perbaiki waktunya.",
          "That is before the case was opened. Correct the time.");
    }
    Refused ended = Matters.afterEnd(state, request.command(), around);
    return ended == null
        ? decide(new EntryDraft(state, definition, request, around), request.command())
        : ended;
  }

  private static Decision decide(EntryDraft draft, Command command) {
    return switch (command) {
      case Command.OpenCase open -> new OpenCases(draft.request, open, draft.around).decide();
      case Command.Begin begin -> new Steps(draft).begin(begin);
      case Command.Complete complete -> new Steps(draft).complete(complete);
      case Command.Sign sign -> new Steps(draft).sign(sign);
      case Command.Skip skip -> new Steps(draft).skip(skip);
      case Command.Undo undo -> new Undoing(draft.now(), draft.definition).decide(draft, undo);
      case Command.Amend amend -> new Amendments(draft, amend).decide();
      case Command.HandOver handOver -> new Matters(draft).handOver(handOver);
      case Command.TakeOver takeOver -> new Matters(draft).takeOver(takeOver);
      case Command.Account account -> new Matters(draft).account(account);
      case Command.Note note -> new Matters(draft).note(note);
      case Command.Link link -> new Matters(draft).link(link);
      case Command.StartOffered start -> new Matters(draft).startOffered(start);
      case Command.Cancel cancel -> new Matters(draft).cancel(cancel);
      case Command.Freeze freeze -> new Freezing(draft).freeze(freeze);
      case Command.WithdrawPaper withdraw -> new Freezing(draft).withdraw(withdraw);
    };
  }

  /// Whether a person may open a case in a way of its procedure.
  public static boolean mayOpen(
      Definition definition, String opener, long person, People people, Instant at) {
    return OpenCases.may(definition, opener, person, people, at);
  }

  /// The roles somebody may use for what a case waits for; a person who is named needs none.
  public static List<String> roles(
      Case state, Awaiting awaiting, long person, People people, Instant at) {
    return awaiting.roles().stream()
        .filter(role -> Rights.holds(state, people, role, person, at))
        .toList();
  }

  /// What the fields of an open step start with, by key.
  public static Map<String, Value> suggested(
      Case state, Definition definition, int opening, Surroundings around, Instant now) {
    Case.Opening open = state.openings().get(opening);
    Step step = open == null ? null : definition.procedure().step(open.step());
    Step.FormUse use = step == null ? null : step.form();
    return open == null || use == null || !definition.forms().containsKey(use.form())
        ? Map.of()
        : FormRules.suggested(
            definition.forms().get(use.form()),
            use.fields(),
            CasePaths.of(state, definition, around, now, open));
  }

  /// What the fields of a new case start with, by key.
  public static Map<String, Value> suggested(
      Definition definition, Map<String, Value> known, Surroundings around, Instant now) {
    return FormRules.suggested(
        definition.procedure().subject(), CasePaths.of(known, definition, around, now));
  }
}
