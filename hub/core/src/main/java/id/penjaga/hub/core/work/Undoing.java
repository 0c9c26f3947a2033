package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens a done step again for whoever did it, as long as nothing depends on it: nobody has touched
/// what it opened, and it has changed nothing outside of its case.
public final class Undoing {
  private final Case state;
  private final Definition definition;

  /// @param state an open case
  public Undoing(Case state, Definition definition) {
    this.state = state;
    this.definition = definition;
  }

  /// The openings that somebody may undo now, the last done first.
  public List<Case.Opening> of(long person) {
    List<Case.Opening> all = new ArrayList<>();
    for (Case.Opening opening : state.openings().values()) {
      if (state.isOpen()
          && opening.done() != null
          && opening.doneBy().contains(person)
          && dependent(opening) == null) {
        all.addFirst(opening);
      }
    }
    return all;
  }

  Decision decide(EntryDraft draft, Command.Undo undo) {
    Case.Opening opening = state.openings().get(undo.opening());
    if (opening == null) {
      return no(
          Reason.NO_SUCH_OPENING,
          "Langkah itu tidak ada di berkas ini. Muat ulang halaman.",
          "This case has no such step. Reload the page.");
    }
    Instant done = opening.done();
    if (done == null) {
      return no(
          Reason.NOT_FILLED,
          "Langkah ini belum selesai; tidak ada yang perlu diurungkan.",
          "This step is not done; there is nothing to undo.");
    }
    if (!(draft.request.by() instanceof By.Human human)
        || human.behalf() != null
        || !opening.doneBy().contains(human.person())) {
      Bilingual names = Words.persons(opening.doneBy(), draft.around);
      return no(
          Reason.NOT_YOUR_STEP,
          "Yang dapat mengurungkan langkah ini: " + names.id() + ".",
          "Who can undo this step: " + names.en() + ".");
    }
    if (draft.request.at().isBefore(done)) {
      return no(
          Reason.TIME_IMPOSSIBLE,
          "Waktunya sebelum langkah ini selesai. Perbaiki waktunya.",
          "That is before this step was done. Correct the time.");
    }
    Refused dependent = dependent(opening);
    if (dependent != null) {
      return dependent;
    }
    for (Case.Deviation deviation : state.deviations()) {
      if (deviation.opening() == opening.number() && !deviation.takenBack()) {
        draft.add(
            new Fact.Deviated(
                deviation.id(), opening.number(), Case.Deviation.TIME, 0, 0, Value.of(""), null));
      }
    }
    Step.Branch taken = taken(opening);
    draft.add(
        new Fact.Undone(
            opening.number(),
            taken == null ? List.of() : taken.sets().keySet().stream().sorted().toList()));
    return draft.accepted();
  }

  private Step.@Nullable Branch taken(Case.Opening opening) {
    return opening.branch() == null
        ? null
        : definition.step(opening.step()).branch(opening.branch());
  }

  /// What depends on a done step; null when nothing does.
  private @Nullable Refused dependent(Case.Opening opening) {
    Step step = definition.procedure().step(opening.step());
    if (step == null || opening.skipped() || !opening.chain().isEmpty() || chained()) {
      return depended("perubahan isian masih berjalan", "a change of answers is running");
    }
    if (!opening.signed().isEmpty()) {
      return depended("sudah ditandatangani", "it is signed");
    }
    if (step.effects().stream().anyMatch(effect -> at(effect.when(), opening))) {
      return depended("register sudah diperbarui", "a register was changed by it");
    }
    if (step.starts().stream().anyMatch(start -> at(start.when(), opening))) {
      return depended("berkas lain dibuka olehnya", "another case was opened by it");
    }
    if (state.deviations().stream()
        .anyMatch(one ->
            one.opening() == opening.number()
                && !one.takenBack()
                && (one.account() != null || !one.kind().equals(Case.Deviation.TIME)))) {
      return depended("penyimpangannya sudah dicatat", "its deviation is on record");
    }
    Instant done = Objects.requireNonNull(opening.done());
    if (state.papers().stream().anyMatch(paper -> !paper.at().isBefore(done))) {
      return depended("dokumennya sudah dibekukan", "a paper of it is frozen");
    }
    if (state.openings().values().stream().anyMatch(other -> touched(other, opening, done))) {
      return depended("langkah sesudahnya sudah dikerjakan", "a later step was worked on");
    }
    return null;
  }

  private boolean chained() {
    return state.amendment() != null;
  }

  private static boolean at(@Nullable String when, Case.Opening opening) {
    return when == null || when.equals(opening.branch());
  }

  /// Whether somebody worked on another opening that came of this one, or on any since.
  private static boolean touched(Case.Opening other, Case.Opening opening, Instant done) {
    if (other.number() == opening.number()) {
      return false;
    }
    Instant begun = other.begun();
    Instant ended = other.done();
    return begun != null && (other.from() == opening.number() || begun.isAfter(done))
        || ended != null && (other.from() == opening.number() || ended.isAfter(done));
  }

  private static Refused depended(String id, String en) {
    return no(
        Reason.DEPENDED_ON,
        "Langkah ini tidak dapat diurungkan lagi: " + id + ". Tulis koreksinya sebagai catatan.",
        "This step cannot be undone any more: " + en + ". Write the correction as a note.");
  }
}
