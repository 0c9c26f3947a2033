package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entries made later than what they tell (susulan): a person says why, within a window, and a
/// second person may confirm the time.
final class LateEntry {
  private static final Duration WINDOW = Duration.ofDays(31);

  private final EntryDraft draft;

  LateEntry(EntryDraft draft) {
    this.draft = draft;
  }

  /// Why a command cannot have happened when it says; null when it can.
  static @Nullable Refused refusal(Command.Request request, Surroundings around) {
    if (request.at().isAfter(request.typed())) {
      return no(
          Reason.TIME_IMPOSSIBLE,
          "Waktunya belum tiba. Sekarang " + Words.when(request.typed(), around) + ".",
          "That time has not come yet. It is " + Words.when(request.typed(), around) + ".");
    }
    if (!late(request) || !(request.by() instanceof By.Human)) {
      return null;
    }
    if (request.late().isBlank()) {
      return no(
          Reason.REASON_MISSING,
          "Entri susulan perlu alasan: tulis mengapa baru dicatat sekarang.",
          "A late entry needs a reason: say why it is written down only now.");
    }
    return request.at().isBefore(request.typed().minus(WINDOW))
        ? no(
            Reason.TIME_IMPOSSIBLE,
            "Entri susulan paling lama 31 hari. Catat dengan waktu sekarang dan jelaskan di"
                + " catatan.",
            "A late entry goes back 31 days at most. Record it with the time of now and explain it"
                + " in a note.")
        : null;
  }

  static boolean late(Command.Request request) {
    return request.at().isBefore(request.typed());
  }

  /// The moment up to which a step is measured. A device's late word is the truth of its own clock.
  static Instant end(Command.Request request) {
    return request.by() instanceof By.Human ? request.typed() : request.at();
  }

  /// A second person confirms the time of a late entry, which is then measured by that time.
  Decision confirm(Command.Sign sign) {
    Case state = draft.now();
    Case.Opening opening = state.openings().get(sign.opening());
    Step step = opening == null ? null : draft.definition.procedure().step(opening.step());
    if (opening == null || step == null) {
      return no(
          Reason.NO_SUCH_OPENING,
          "Langkah itu tidak ada di berkas ini. Muat ulang halaman.",
          "This case has no such step. Reload the page.");
    }
    if (!opening.late() || opening.done() == null) {
      return no(
          Reason.NOT_AWAITED,
          "Langkah ini tidak dicatat susulan; waktunya tidak perlu dipastikan.",
          "This step was not entered late; its time needs no confirmation.");
    }
    if (opening.signed().containsKey(Command.Sign.AT)) {
      return no(
          Reason.ALREADY_DONE, "Waktunya sudah dipastikan.", "Its time is confirmed already.");
    }
    if (!(draft.request.by() instanceof By.Human human)
        || human.behalf() != null
        || opening.doneBy().contains(human.person())) {
      return no(
          Reason.NOT_YOUR_STEP,
          "Waktu entri susulan dipastikan oleh orang kedua, bukan oleh yang mengerjakannya.",
          "The time of a late entry is confirmed by a second person, not by who did it.");
    }
    Set<String> roles = new LinkedHashSet<>(Claim.roles(step.actor()));
    roles.addAll(step.participants());
    roles.addAll(step.onBehalf());
    step.signs().forEach(one -> roles.addAll(one.roles()));
    People people = draft.around.people();
    if (roles.stream()
        .noneMatch(role -> people.holds(human.person(), role, draft.request.typed()))) {
      return no(
          Reason.ROLE_NOT_HELD,
          "Yang dapat memastikan: "
              + Words.roles(roles.stream().toList(), draft.request.typed(), draft.around).id()
              + ".",
          "Who can confirm: "
              + Words.roles(roles.stream().toList(), draft.request.typed(), draft.around).en()
              + ".");
    }
    draft.add(new Fact.Signed(sign.opening(), Command.Sign.AT, null, Value.said(sign.reason())));
    long beyond = draft.beyond(step, opening, Objects.requireNonNull(opening.done()));
    state.deviations().stream()
        .filter(one ->
            one.opening() == sign.opening()
                && one.kind().equals(Case.Deviation.TIME)
                && one.seconds() > beyond)
        .findFirst()
        .ifPresent(one ->
            draft.add(
                new Fact.Deviated(
                    one.id(),
                    one.opening(),
                    one.kind(),
                    beyond,
                    StandardTime.minutes(beyond),
                    one.what().text(),
                    one.need())));
    return draft.accepted();
  }
}
