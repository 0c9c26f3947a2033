package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.Judged;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody does at an open step: begins it, fills it in, signs it, skips an entry.
final class Steps {
  private final EntryDraft draft;
  private final Case state;
  private final Command.Request request;
  private final Surroundings around;

  Steps(EntryDraft draft) {
    this.draft = draft;
    state = draft.now();
    request = draft.request;
    around = draft.around;
  }

  Decision begin(Command.Begin begin) {
    Place place = place(begin.opening());
    if (place.refused != null) {
      return place.refused;
    }
    Refused refused = mayFill(place);
    if (refused != null) {
      return refused;
    }
    if (place.opening().begun() != null) {
      return no(
          Reason.ALREADY_DONE,
          "Langkah ini sudah dimulai pukul " + Words.when(place.opening().begun(), around) + ".",
          "This step was begun already at " + Words.when(place.opening().begun(), around) + ".");
    }
    draft.add(new Fact.Begun(begin.opening()));
    return draft.accepted();
  }

  Decision complete(Command.Complete complete) {
    Refused refused = completed(complete);
    return refused == null ? draft.accepted() : refused;
  }

  /// Fills in a step and goes on; why that cannot be is null when it can.
  @Nullable Refused completed(Command.Complete complete) {
    Place place = place(complete.opening());
    Refused refused = place.refused == null ? mayFill(place) : place.refused;
    if (refused == null && state.blocks(draft.definition.procedure(), place.opening())) {
      refused = chainOpen();
    }
    return refused == null ? fill(place, complete) : refused;
  }

  private @Nullable Refused fill(Place place, Command.Complete complete) {
    Step step = place.step();
    Filling filling = new Filling(draft, place.opening(), step);
    Judged judged = filling.judged(complete.answers(), complete.branch());
    Refused refused = filling.refusal(complete, judged);
    if (refused != null) {
      return refused;
    }
    Form form = filling.form();
    boolean signatures = !step.signs().isEmpty();
    if (form != null || signatures) {
      draft.add(new Fact.Answered(place.number(), form == null ? "" : form.id(), judged.answers()));
    }
    filling.measure(complete, judged.answers());
    filling.number();
    if (!signatures) {
      return finish(place, complete.branch(), complete.reason());
    }
    if (complete.branch() != null) {
      draft.add(new Fact.Answered(place.number(), Cases.SETS, decided(place, complete.branch())));
    }
    if (!complete.reason().isBlank()) {
      draft.add(new Fact.Noted(new Value.Personal(complete.reason()), List.of()));
    }
    return unsigned(place);
  }

  /// A list of signers must name somebody, or the step would never end.
  private @Nullable Refused unsigned(Place place) {
    CasePaths paths = draft.paths(place.opening(), Map.of());
    for (Step.Sign sign : place.step().signs()) {
      if (sign.each() != null && paths.persons(sign.each()).isEmpty()) {
        return no(
            Reason.EMPTY,
            "Belum ada orang untuk \"" + sign.text().id() + "\". Isi daftarnya dahulu.",
            "Nobody is named for \"" + sign.text().en() + "\". Fill in the list first.");
      }
    }
    return null;
  }

  Decision sign(Command.Sign sign) {
    if (sign.key().equals(Command.Sign.AT)) {
      return new LateEntry(draft).confirm(sign);
    }
    Place place = place(sign.opening());
    if (place.refused != null) {
      return place.refused;
    }
    Step.Sign wanted =
        place.step().signs().stream()
            .filter(one -> one.key().equals(sign.key()))
            .findFirst()
            .orElse(null);
    CasePaths paths = draft.paths(place.opening(), Map.of());
    if (wanted == null) {
      return no(
          Reason.NOT_AWAITED,
          "Tanda tangan ini tidak ditunggu di langkah ini.",
          "This step does not wait for that signature.");
    }
    Instant filled = place.opening().filled();
    if (filled == null) {
      return no(
          Reason.NOT_FILLED,
          "Langkah ini belum diisi. Tanda tangan menyusul setelah diisi.",
          "This step is not filled in yet. Signatures come after that.");
    }
    if (request.at().isBefore(filled)) {
      return early(filled);
    }
    if (!Claim.awaits(place.opening(), wanted, paths)) {
      return no(
          Reason.ALREADY_DONE,
          "Sudah ditandatangani oleh " + signers(place, sign.key()).id() + ".",
          "Already signed by " + signers(place, sign.key()).en() + ".");
    }
    Claim claim = Claim.sign(place.opening(), place.step(), wanted, paths);
    Refused refused = new Rights(state, request, around).refusal(claim, null);
    if (refused == null && state.blocks(draft.definition.procedure(), place.opening())) {
      refused = chainOpen();
    }
    if (refused == null) {
      refused =
          wanted.decides()
              ? Filling.branch(place.step(), sign.branch(), sign.reason())
              : Filling.noBranch(sign.branch());
    }
    if (refused != null) {
      return refused;
    }
    draft.add(
        new Fact.Signed(sign.opening(), sign.key(), sign.branch(), Value.said(sign.reason())));
    Case.Opening now = Objects.requireNonNull(draft.now().openings().get(sign.opening()));
    if (place.step().signs().stream().anyMatch(one -> Claim.awaits(now, one, paths))) {
      if (sign.branch() != null) {
        draft.add(new Fact.Answered(sign.opening(), Cases.SETS, decided(place, sign.branch())));
      }
      return draft.accepted();
    }
    String branch = wanted.decides() ? sign.branch() : decidedBefore(place);
    refused = finish(place, branch, wanted.decides() ? sign.reason() : "");
    return refused == null ? draft.accepted() : refused;
  }

  /// A decision that waits for further signatures is kept with the case.
  private static Map<String, Value> decided(Place place, @Nullable String branch) {
    return Map.of(decision(place), Value.of(Objects.requireNonNullElse(branch, "")));
  }

  private static String decision(Place place) {
    return "decision@" + place.number();
  }

  private @Nullable String decidedBefore(Place place) {
    Value branch = state.answers().getOrDefault(Cases.SETS, Map.of()).get(decision(place));
    return branch == null ? null : branch.plain();
  }

  Decision skip(Command.Skip skip) {
    Place place = place(skip.opening());
    if (place.refused != null) {
      return place.refused;
    }
    if (place.opening().item() == null) {
      return no(
          Reason.NOT_SKIPPABLE,
          "Langkah ini tidak dapat dilewati. Kerjakan, atau batalkan berkas.",
          "This step cannot be skipped. Do it, or cancel the case.");
    }
    Claim claim = fillClaim(place).orRecorder(place.step());
    Refused refused = new Rights(state, request, around).refusal(claim, null);
    if (refused == null && skip.reason().isBlank()) {
      refused = reason();
    }
    if (refused != null) {
      return refused;
    }
    draft.add(new Fact.Skipped(skip.opening(), Value.said(skip.reason())));
    refused = new GoingOn(draft).afterSkip(place.now(draft), place.step());
    return refused == null ? draft.accepted() : refused;
  }

  /// Ends the step, measures it, and opens what follows.
  private @Nullable Refused finish(Place place, @Nullable String branch, String reason) {
    Step step = place.step();
    Step.Branch taken = branch == null ? null : step.branch(branch);
    boolean withdrawn = GoingOn.rejects(draft.now(), place.opening(), taken);
    Case.Amendment amendment = draft.now().amendment();
    if (withdrawn && amendment != null) {
      draft.add(new Fact.Withdrawn(amendment.step()));
    }
    draft.add(new Fact.Done(place.number(), branch, Value.said(reason)));
    if (taken != null && !taken.sets().isEmpty()) {
      Map<String, Value> sets = new LinkedHashMap<>();
      taken.sets().forEach((key, word) -> sets.put(key, Value.of(word)));
      draft.add(new Fact.Answered(place.number(), Cases.SETS, sets));
    }
    measure(place);
    Numbering.ofCase(draft, step.id());
    new Effects(draft, place.now(draft)).happen(step, branch);
    return new GoingOn(draft).after(place.now(draft), step, taken, withdrawn);
  }

  /// A late entry is measured to the moment it is typed, unless a second person was at it.
  private void measure(Place place) {
    Case.Opening opening = place.now(draft);
    boolean second =
        !opening.signed().isEmpty()
            && Cases.actors(request.by()).stream().noneMatch(opening.doneBy()::contains);
    Instant end = second ? request.at() : LateEntry.end(request);
    long beyond = draft.beyond(place.step(), opening, end);
    if (beyond > 0) {
      draft.add(
          new Fact.Deviated(
              draft.nextDeviation(),
              place.number(),
              Case.Deviation.TIME,
              beyond,
              StandardTime.minutes(beyond),
              Value.of(""),
              null));
    }
  }

  private @Nullable Refused mayFill(Place place) {
    if (place.opening().filled() != null) {
      Bilingual names = Words.persons(place.opening().doneBy(), around);
      String when = Words.when(place.opening().filled(), around);
      return no(
          Reason.ALREADY_DONE,
          "Sudah diisi oleh " + names.id() + " pukul " + when + "; menunggu tanda tangan.",
          "Already filled in by " + names.en() + " at " + when + "; it waits for signatures.");
    }
    return new Rights(state, request, around).refusal(fillClaim(place), place.step().actor());
  }

  private Claim fillClaim(Place place) {
    return Claim.fill(place.opening(), place.step(), draft.paths(place.opening(), Map.of()));
  }

  private Bilingual signers(Place place, String key) {
    List<Long> signed = place.opening().signed().getOrDefault(key, List.of());
    return Words.persons(signed, around);
  }

  private Refused chainOpen() {
    String steps =
        String.join(
            ", ",
            state.open().stream()
                .map(number -> Objects.requireNonNull(state.openings().get(number)))
                .filter(opening -> !opening.chain().isEmpty())
                .map(Case.Opening::step)
                .toList());
    return no(
        Reason.CHAIN_OPEN,
        "Ada isian yang diubah. Selesaikan dahulu " + steps + ".",
        "Answers were changed. First finish " + steps + ".");
  }

  private static Refused reason() {
    return no(Reason.REASON_MISSING, "Tulis alasannya.", "Give the reason.");
  }

  private Refused early(Instant before) {
    return no(
        Reason.TIME_IMPOSSIBLE,
        "Waktunya sebelum langkah ini dibuka atau diisi ("
            + Words.when(before, around)
            + "). Perbaiki waktunya.",
        "That is before this step was opened or filled in ("
            + Words.when(before, around)
            + "). Correct the time.");
  }

  /// An opening with its step, or why there is none to act on.
  private Place place(int number) {
    Case.Opening opening = state.openings().get(number);
    Step step = opening == null ? null : draft.definition.procedure().step(opening.step());
    if (opening == null || step == null) {
      return new Place(
          null,
          null,
          no(
              Reason.NO_SUCH_OPENING,
              "Langkah itu tidak ada di berkas ini. Muat ulang halaman.",
              "This case has no such step. Reload the page."));
    }
    if (opening.done() != null) {
      Bilingual names = Words.persons(opening.doneBy(), around);
      String when = Words.when(opening.done(), around);
      return new Place(
          opening,
          step,
          no(
              Reason.ALREADY_DONE,
              "Sudah dikerjakan oleh " + names.id() + " pukul " + when + ".",
              "Already done by " + names.en() + " at " + when + "."));
    }
    return new Place(
        opening, step, request.at().isBefore(opening.opened()) ? early(opening.opened()) : null);
  }

  /// @param refused why nothing can be done here; null when something can
  record Place(Case.@Nullable Opening maybe, @Nullable Step what, @Nullable Refused refused) {
    Case.Opening opening() {
      return Objects.requireNonNull(maybe);
    }

    Step step() {
      return Objects.requireNonNull(what);
    }

    int number() {
      return opening().number();
    }

    /// The opening as it is after the facts so far.
    Case.Opening now(EntryDraft draft) {
      return Objects.requireNonNull(draft.now().openings().get(number()));
    }
  }
}
