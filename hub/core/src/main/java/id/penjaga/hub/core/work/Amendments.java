package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.form.Judged;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes the answers of a done step. They are provisional until the steps that must hear of it
/// have run again; a decision of theirs other than before withdraws them.
final class Amendments {
  private final EntryDraft draft;
  private final Case state;
  private final Command.Amend amend;

  Amendments(EntryDraft draft, Command.Amend amend) {
    this.draft = draft;
    this.amend = amend;
    state = draft.now();
  }

  Decision decide() {
    Step step = draft.definition.procedure().step(amend.step());
    Case.Opening last = last();
    if (step == null || step.amend() == null || step.form() == null) {
      return no(
          Reason.NOT_AMENDABLE,
          "Isian langkah ini tidak dapat diubah setelah selesai.",
          "The answers of this step cannot be changed once it is done.");
    }
    if (last == null || last.done() == null) {
      return no(
          Reason.NOT_AMENDABLE,
          "Langkah ini belum selesai; isi langsung di langkahnya.",
          "This step is not done yet; fill it in at the step itself.");
    }
    if (state.amendment() != null) {
      return no(
          Reason.CHAIN_OPEN,
          "Perubahan sebelumnya masih berjalan. Selesaikan dahulu.",
          "An earlier change is still running. Finish it first.");
    }
    if (draft.request.at().isBefore(last.done())) {
      return no(
          Reason.TIME_IMPOSSIBLE,
          "Waktunya sebelum langkah ini selesai. Perbaiki waktunya.",
          "That is before this step was done. Correct the time.");
    }
    Claim claim = Claim.fill(last, step, draft.paths(last, Map.of()));
    Refused refused = new Rights(state, draft.request, draft.around).refusal(claim, null);
    if (refused != null) {
      return refused;
    }
    if (amend.reason().isBlank()) {
      return no(Reason.REASON_MISSING, "Tulis alasan perubahan.", "Say why it changes.");
    }
    Filling filling = new Filling(draft, last, step);
    Judged judged = filling.judged(amend.answers(), last.branch());
    List<FormProblem> problems = new ArrayList<>(judged.problems());
    problems.addAll(shorter(judged.answers()));
    if (!problems.isEmpty()) {
      return Filling.form(problems);
    }
    overdue(step, last);
    List<String> chain = GoingOn.chain(state, step.amend());
    List<Long> via = Cases.actors(draft.request.by());
    draft.add(
        new Fact.Amended(
            step.id(),
            step.form().form(),
            judged.answers(),
            new LinkedHashMap<>(state.answers().getOrDefault(step.id(), Map.of())),
            Value.said(amend.reason())));
    refused = new GoingOn(draft).afterAmend(chain, via);
    return refused == null ? draft.accepted() : refused;
  }

  private Case.@Nullable Opening last() {
    return state.openings().values().stream()
        .filter(opening -> opening.step().equals(amend.step()))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /// Entries of a list that steps run for may be changed and added, not taken away: who does not
  /// come is skipped.
  private List<FormProblem> shorter(Map<String, Value> answers) {
    List<FormProblem> problems = new ArrayList<>();
    for (Step step : draft.definition.procedure().steps()) {
      String list = step.each();
      if (list == null || !list.startsWith(amend.step() + ".")) {
        continue;
      }
      String field = list.substring(amend.step().length() + 1);
      int before = size(state.answers().getOrDefault(amend.step(), Map.of()).get(field));
      if (size(answers.get(field)) < before
          && problems.stream().noneMatch(one -> one.field().equals(field))) {
        problems.add(
            new FormProblem(
                field,
                new Bilingual(
                    "Baris yang sudah ada tidak dihapus; yang tidak jadi dilewati di langkahnya.",
                    "Lines that are there stay; who does not come is skipped at the step.")));
      }
    }
    return problems;
  }

  private static int size(@Nullable Value value) {
    return value instanceof Value.Many(List<Value> values) ? values.size() : 0;
  }

  /// A promise that has passed already is recorded as broken before a new one takes its place.
  private void overdue(Step step, Case.Opening last) {
    Instant end = LateEntry.end(draft.request);
    for (Step until : draft.definition.procedure().steps()) {
      Instant due = StandardTime.promised(state, until);
      if (until.time().until() == null
          || !until.time().until().step().equals(step.id())
          || due == null
          || !end.isAfter(due)
          || done(until.id())) {
        continue;
      }
      Case.Opening waiting =
          state.open().stream()
              .map(number -> Objects.requireNonNull(state.openings().get(number)))
              .filter(opening -> opening.step().equals(until.id()))
              .findFirst()
              .orElse(last);
      long beyond = end.getEpochSecond() - due.getEpochSecond();
      if (beyond > 0) {
        draft.add(
            new Fact.Deviated(
                draft.nextDeviation(),
                waiting.number(),
                Case.Deviation.TIME,
                beyond,
                StandardTime.minutes(beyond),
                Value.of(""),
                null));
      }
    }
  }

  /// Whether what was promised has been done since.
  private boolean done(String step) {
    Instant given = state.given().get(amend.step());
    return state.openings().values().stream()
        .anyMatch(opening ->
            opening.step().equals(step)
                && opening.done() != null
                && given != null
                && !opening.done().isBefore(given));
  }
}
