package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Freezes papers of a case: once the step that makes them is done, each as it stands, and a later
/// one only in the place of the one before.
final class Freezing {
  private final EntryDraft draft;
  private final Case state;
  private final Procedure procedure;

  Freezing(EntryDraft draft) {
    this.draft = draft;
    state = draft.now();
    procedure = draft.definition.procedure();
  }

  Decision freeze(Command.Freeze command) {
    boolean record = command.paper().equals(Command.Freeze.RECORD);
    List<Step> steps =
        record
            ? procedure.steps()
            : procedure.steps().stream()
                .filter(one -> one.papers().contains(command.paper()))
                .toList();
    if (steps.isEmpty()) {
      return no(
          Reason.PAPER_INCOMPLETE,
          "Dokumen itu bukan bagian dari berkas ini.",
          "That paper is no part of this case.");
    }
    Refused lacking = record ? stillOpen() : incomplete(steps.getFirst(), command.paper());
    if (lacking == null) {
      lacking = outdated(command);
    }
    if (lacking == null) {
      lacking = rights(steps);
    }
    if (lacking == null && command.rule() != null) {
      String given = Numbering.give(draft, command.rule(), command.paper());
      if (!given.equals(command.number())) {
        lacking = changed();
      }
    }
    if (lacking == null && command.rule() == null && !numbered(command)) {
      lacking = changed();
    }
    if (lacking != null) {
      return lacking;
    }
    draft.add(command.fact());
    return draft.accepted();
  }

  /// Whether a number that no rule gives is one of a form, or of the same paper in another
  /// language.
  private boolean numbered(Command.Freeze command) {
    return command.number().isEmpty()
        || state.numbers().containsValue(command.number())
        || state.papers().stream()
            .anyMatch(one ->
                one.paper().equals(command.paper()) && one.number().equals(command.number()));
  }

  /// A paper that another one replaced is withdrawn by that already.
  Decision withdraw(Command.WithdrawPaper command) {
    Case.FrozenPaper paper =
        state.papers().stream()
            .filter(one -> one.code().equals(command.code()) && !one.code().isEmpty())
            .findFirst()
            .orElse(null);
    if (paper == null) {
      return no(
          Reason.PAPER_INCOMPLETE,
          "Dokumen itu bukan bagian dari berkas ini.",
          "That paper is no part of this case.");
    }
    Refused lacking =
        PaperWithdrawal.refusal(
            command.reason(),
            paper.withdrawn(),
            !paper.equals(newest(paper.paper(), paper.language())));
    if (lacking == null) {
      lacking =
          rights(
              procedure.steps().stream()
                  .filter(one ->
                      paper.paper().equals(Command.Freeze.RECORD)
                          || one.papers().contains(paper.paper()))
                  .toList());
    }
    if (lacking != null) {
      return lacking;
    }
    draft.add(
        new Fact.PaperWithdrawn(paper.code(), paper.paper(), Value.said(command.reason().strip())));
    return draft.accepted();
  }

  private @Nullable Refused rights(List<Step> steps) {
    if (draft.request.by() instanceof By.House) {
      return null;
    }
    Set<String> roles = new LinkedHashSet<>();
    for (Step step : steps) {
      roles.addAll(Claim.roles(step.actor()));
      roles.addAll(step.participants());
    }
    return new Rights(state, draft.request, draft.around)
        .refusal(Claim.of(List.copyOf(roles)), null);
  }

  /// A paper in one language never takes the place of one in the other.
  private Case.@Nullable FrozenPaper newest(String paper, String language) {
    return state.papers().stream()
        .filter(one -> one.paper().equals(paper) && one.language().equals(language))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private @Nullable Refused stillOpen() {
    return state.isOpen()
        ? no(
            Reason.PAPER_INCOMPLETE,
            "Catatan pelaksanaan dibekukan setelah berkas ditutup.",
            "The record is frozen once the case is closed.")
        : null;
  }

  private @Nullable Refused incomplete(Step step, String paper) {
    Case.Opening done = state.done(step.id());
    if (done != null && !step.makes(paper, done.branch())) {
      Step.Branch way = done.branch() == null ? null : step.branch(done.branch());
      Bilingual text = way == null ? Bilingual.EMPTY : way.text();
      return no(
          Reason.PAPER_INCOMPLETE,
          "Dokumen ini tidak dibuat: hasil langkah " + step.id() + " ialah \"" + text.id() + "\".",
          "This paper is not made: step " + step.id() + " came to \"" + text.en() + "\".");
    }
    Form form = step.form() == null ? null : draft.definition.forms().get(step.form().form());
    boolean numbered =
        form == null || form.number() == null || state.numbers().containsKey(form.id());
    return done != null && numbered && state.amendment() == null
        ? null
        : no(
            Reason.PAPER_INCOMPLETE,
            "Dokumen belum dapat dibekukan: isian atau tanda tangan langkah "
                + step.id()
                + " belum lengkap.",
            "The paper cannot be frozen yet: answers or signatures of step "
                + step.id()
                + " are missing.");
  }

  private @Nullable Refused outdated(Command.Freeze command) {
    Case.FrozenPaper newest = newest(command.paper(), command.language());
    if (newest != null
        && (newest.code().equals(command.code()) || newest.document().equals(command.document()))) {
      return no(
          Reason.ALREADY_DONE,
          "Dokumen ini sudah dibekukan, dan berkas tidak berubah sejak itu.",
          "This paper is frozen already, and the case did not change since.");
    }
    return Objects.equals(newest == null ? null : newest.code(), command.corrects())
        ? null
        : changed();
  }

  private static Refused changed() {
    return no(
        Reason.PAPER_OUTDATED,
        "Berkas berubah sementara dokumen disiapkan. Buka lagi pratinjaunya, lalu bekukan kembali.",
        "The case changed while the paper was made. Open its preview again, then freeze it.");
  }
}
