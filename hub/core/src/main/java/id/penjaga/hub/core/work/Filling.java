package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.CasePaths;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.form.Judged;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is filled in at one step: its form, its branch, what must be at hand.
final class Filling {
  /// Somebody was in the room on the day of what they report.
  private static final String BADGE_SEEN = "room.badge_seen";

  /// No other visitor has the badge that is handed out.
  private static final String BADGE_FREE = "badge.free";

  /// What the case opened is settled.
  private static final String SETTLED = "case.settled";

  private final EntryDraft draft;
  private final Case.Opening opening;
  private final Step step;

  Filling(EntryDraft draft, Case.Opening opening, Step step) {
    this.draft = draft;
    this.opening = opening;
    this.step = step;
  }

  /// Why this cannot be stored; null when it can.
  @Nullable Refused refusal(Command.Complete complete, Judged judged) {
    Refused refused =
        step.signs().stream().anyMatch(Step.Sign::decides)
            ? noBranch(complete.branch())
            : branch(step, complete.branch(), complete.reason());
    if (refused == null) {
      refused = silent(complete.reason());
    }
    if (refused == null) {
      refused = ready(complete);
    }
    if (refused == null && !judged.good()) {
      refused = form(judged.problems());
    }
    return refused == null ? lacking(complete) : refused;
  }

  /// Departures from the standard in what was at hand and in what came of it.
  ///
  /// @param answers as they are kept
  void measure(Command.Complete complete, Map<String, Value> answers) {
    for (Step.Need need : step.needs()) {
      String why = complete.lacking().get(need.key());
      if (why == null && need.form() != null && !filled(need.form())) {
        why = "";
      }
      if (why != null) {
        deviate(Case.Deviation.EQUIPMENT, why, need.key());
      }
    }
    if (!complete.output().isBlank()) {
      deviate(Case.Deviation.OUTPUT, complete.output(), null);
    }
    Form form = form();
    if (form != null) {
      form.fields().forEach(field -> expected(field, answers.get(field.key())));
    }
  }

  /// What should hold of an answer and does not: it departs from the standard, and whoever follows
  /// it up gets a case.
  private void expected(Field field, @Nullable Value value) {
    if (value instanceof Value.Many(List<Value> entries)) {
      for (Value entry : entries) {
        if (entry instanceof Value.Group group) {
          field.fields().forEach(part -> expected(part, group.values().get(part.key())));
        }
      }
      return;
    }
    Field.Expected expects = field.expects();
    if (expects == null
        || value == null
        || draft.around.ready(expects.fact(), value, draft.request.at()) != Surroundings.Ready.NO) {
      return;
    }
    String what = expects.text().id() + ": " + value.plain();
    deviate(Case.Deviation.EQUIPMENT, what, null);
    if (expects.opens() != null) {
      CasePaths paths = draft.paths(opening, Map.of("unexpected", Value.of(what)));
      new Effects(draft, opening)
          .start(new Step.Start(expects.opens(), null, false, null, expects.carry()), paths);
    }
  }

  private boolean filled(String form) {
    return draft.now().answers().keySet().stream()
        .anyMatch(place -> place.equals(form) || place.startsWith(form + "["));
  }

  private void deviate(String kind, String what, @Nullable String need) {
    draft.add(
        new Fact.Deviated(
            draft.nextDeviation(), opening.number(), kind, 0, 0, Value.said(what), need));
  }

  /// A form gets its number once it is complete as a whole.
  void number() {
    Form form = form();
    if (form == null) {
      return;
    }
    Map<String, Value> whole =
        draft.now().answers().getOrDefault(Case.place(form.id(), opening.item()), Map.of());
    if (form.number() != null
        && !draft.now().numbers().containsKey(form.id())
        && FormRules.complete(form, whole, draft.paths(opening, Map.of()))) {
      Numbering.give(draft, form.number(), form.id());
    }
  }

  /// Judges the answers of this step, with the branch that is being chosen.
  Judged judged(Map<String, Value> answers, @Nullable String branch) {
    Map<String, Value> words = branch == null ? Map.of() : Map.of("branch", Value.of(branch));
    CasePaths paths = draft.paths(opening, words);
    Form form = form();
    Step.FormUse use = step.form();
    return form == null || use == null
        ? FormRules.judge(List.of(), answers, paths)
        : FormRules.judge(form, use.fields(), answers, paths);
  }

  @Nullable Form form() {
    return step.form() == null ? null : draft.definition.forms().get(step.form().form());
  }

  static @Nullable Refused branch(Step step, @Nullable String branch, String reason) {
    if (step.branches().isEmpty()) {
      return noBranch(branch);
    }
    Step.Branch taken = branch == null ? null : step.branch(branch);
    if (taken == null) {
      return no(
          Reason.BRANCH_UNKNOWN,
          "Pilih salah satu: " + choices(step).id() + ".",
          "Choose one: " + choices(step).en() + ".");
    }
    return taken.reason() && reason.isBlank()
        ? no(
            Reason.REASON_MISSING,
            "Tulis alasan untuk \"" + taken.text().id() + "\".",
            "Give the reason for \"" + taken.text().en() + "\".")
        : null;
  }

  static @Nullable Refused noBranch(@Nullable String branch) {
    return branch == null
        ? null
        : no(
            Reason.BRANCH_UNKNOWN,
            "Di sini tidak ada yang diputuskan. Muat ulang halaman.",
            "There is nothing to decide here. Reload the page.");
  }

  private static Bilingual choices(Step step) {
    return new Bilingual(
        String.join(", ", step.branches().stream().map(one -> one.text().id()).toList()),
        String.join(", ", step.branches().stream().map(one -> one.text().en()).toList()));
  }

  /// A person who stands in for the device that should have spoken says why.
  private @Nullable Refused silent(String reason) {
    String trigger = draft.now().trigger();
    boolean machine =
        draft.definition.procedure().opens().stream()
            .anyMatch(opener ->
                opener.id().equals(trigger)
                    && (opener.by().equals("monitor") || opener.by().equals("alarm")));
    return machine
            && step.actor().device()
            && draft.request.by() instanceof By.Human
            && reason.isBlank()
        ? no(
            Reason.REASON_MISSING,
            "Biasanya perangkat yang mencatat langkah ini. Tulis mengapa Anda yang mencatat.",
            "Normally the device records this step. Say why you do it.")
        : null;
  }

  private @Nullable Refused ready(Command.Complete complete) {
    Form form = form();
    Map<String, Value> now = new HashMap<>();
    if (form != null) {
      complete.answers().forEach((key, value) -> now.put(form.id() + "." + key, value));
    }
    CasePaths paths = draft.paths(opening, now);
    for (Step.Ready ready : step.ready()) {
      Value of = asked(ready, ready.of() == null ? null : paths.at(ready.of()));
      if (draft.around.ready(ready.fact(), of, draft.request.at()) == Surroundings.Ready.NO
          && (!ready.unlessReason() || complete.reason().isBlank())) {
        return notReady(ready);
      }
    }
    return null;
  }

  /// Of a badge it is asked who does the step: theirs are in the register, and beside it what was
  /// typed.
  private @Nullable Value asked(Step.Ready ready, @Nullable Value typed) {
    if (!ready.fact().equals(BADGE_SEEN) || !(draft.request.by() instanceof By.Human human)) {
      return typed;
    }
    Value actor = Value.of("p" + human.person());
    return new Value.Many(typed == null ? List.of(actor) : List.of(actor, typed));
  }

  private static Refused notReady(Step.Ready ready) {
    return switch (ready.fact()) {
      case BADGE_SEEN ->
          no(
              Reason.NOT_READY,
              "Tidak ada kartu itu yang terbaca masuk ruang pada tanggal ini. Lengkapi buku"
                  + " catatan ruang dengan kartu yang dipakai, atau tulis alasannya.",
              "No door read that badge on its way in on this day. Complete the logbook of the"
                  + " room with the badge that was used, or write the reason.");
      case BADGE_FREE ->
          no(
              Reason.NOT_READY,
              "Kartu itu masih dipegang pengunjung lain dan belum dikembalikan. Berikan kartu"
                  + " yang lain.",
              "Another visitor still has that badge and has not returned it. Hand out another"
                  + " badge.");
      case SETTLED ->
          no(
              Reason.NOT_READY,
              "Temuan dari berkas ini belum selesai. Selesaikan temuannya dahulu; daftarnya ada"
                  + " di halaman ini.",
              "What this case found is not settled. Settle it first; it is listed on this page.");
      default ->
          ready.unlessReason()
              ? no(
                  Reason.NOT_READY,
                  "Syarat langkah ini belum terpenuhi menurut hub. Tunggu, atau tulis alasannya.",
                  "The hub sees that this step is not ready. Wait, or give a reason.")
              : no(
                  Reason.NOT_READY,
                  "Syarat langkah ini belum terpenuhi menurut hub. Coba lagi nanti.",
                  "The hub sees that this step is not ready. Try again later.");
    };
  }

  private @Nullable Refused lacking(Command.Complete complete) {
    List<FormProblem> problems = new ArrayList<>();
    complete
        .lacking()
        .forEach((key, why) -> {
          if (step.needs().stream().noneMatch(need -> need.key().equals(key)) || why.isBlank()) {
            problems.add(
                new FormProblem(
                    key,
                    new Bilingual(
                        "Tulis mengapa kelengkapan ini tidak ada.",
                        "Say why this was not at hand.")));
          }
        });
    return problems.isEmpty() ? null : form(problems);
  }

  static Refused form(List<FormProblem> problems) {
    return new Refused(
        Reason.FORM,
        new Bilingual(
            "Isian belum lengkap atau belum benar: " + problems.getFirst().text().id(),
            "Something is missing or wrong: " + problems.getFirst().text().en()),
        problems);
  }
}
