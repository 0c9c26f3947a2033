package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What somebody does about a case as a whole: hands a role over, accounts for a deviation, notes,
/// links, starts what a step offers, cancels, freezes a paper.
final class Matters {
  private final EntryDraft draft;
  private final Case state;
  private final Command.Request request;
  private final Surroundings around;
  private final Procedure procedure;

  Matters(EntryDraft draft) {
    this.draft = draft;
    state = draft.now();
    request = draft.request;
    around = draft.around;
    procedure = draft.definition.procedure();
  }

  Decision handOver(Command.HandOver command) {
    People people = around.people();
    if (!(request.by() instanceof By.Human human) || human.behalf() != null) {
      return person();
    }
    if (acting(step -> true).stream().noneMatch(command.role()::equals)) {
      return no(
          Reason.NOT_OFFERED,
          "Peran itu tidak dipakai di berkas ini.",
          "That role is not used in this case.");
    }
    Case.Holder taker = state.takers().get(command.role());
    boolean mine =
        taker == null
            ? people.holds(human.person(), command.role(), request.at())
            : taker.person() == human.person()
                || (!people.holds(taker.person(), taker.as(), request.at())
                    && people.holds(human.person(), command.role(), request.at()));
    if (!mine) {
      Bilingual names = Words.roles(List.of(command.role()), request.at(), around);
      return no(
          Reason.ROLE_NOT_HELD,
          "Yang dapat menyerahkan peran ini: " + names.id() + ".",
          "Who can hand this role over: " + names.en() + ".");
    }
    if (people.person(command.to()) == null
        || !people.holds(command.to(), command.as(), request.at())) {
      return no(
          Reason.ROLE_NOT_HELD,
          "Penerima tidak memegang peran " + around.role(command.as()).id() + " saat ini.",
          "The receiver does not hold the role " + around.role(command.as()).en() + " now.");
    }
    if (!command.as().equals(command.role())
        && acting(Matters::approves).contains(command.role())) {
      return no(
          Reason.ROLE_NOT_HELD,
          "Peran yang menyetujui hanya dapat diserahkan kepada pemegang peran yang sama; tunjuk"
              + " Plt/Plh dengan surat.",
          "A role that approves goes only to a holder of the same role; delegate by letter"
              + " (Plt/Plh).");
    }
    draft.add(new Fact.Offered(command.role(), command.to(), command.as()));
    return draft.accepted();
  }

  private static boolean approves(Step step) {
    return step.mode() == Step.Mode.APPROVAL || step.signs().stream().anyMatch(Step.Sign::decides);
  }

  /// Roles of actors and signers.
  private Set<String> acting(Predicate<Step> which) {
    Set<String> roles = new LinkedHashSet<>();
    for (Step step : procedure.steps()) {
      if (which.test(step)) {
        roles.addAll(Claim.roles(step.actor()));
        step.signs().forEach(sign -> roles.addAll(sign.roles()));
      }
    }
    return roles;
  }

  Decision takeOver(Command.TakeOver command) {
    Case.Holder offer = state.offers().get(command.role());
    if (!(request.by() instanceof By.Human human)
        || human.behalf() != null
        || offer == null
        || offer.person() != human.person()) {
      return no(
          Reason.NOT_OFFERED,
          "Peran ini tidak diserahkan kepada Anda. Mintalah pemegangnya menyerahkan dahulu.",
          "This role was not offered to you. Ask its holder to hand it over first.");
    }
    if (!around.people().holds(human.person(), offer.as(), request.at())) {
      return no(
          Reason.ROLE_NOT_HELD,
          "Anda tidak memegang peran " + around.role(offer.as()).id() + " saat ini.",
          "You do not hold the role " + around.role(offer.as()).en() + " now.");
    }
    draft.add(new Fact.Taken(command.role(), human.person()));
    return draft.accepted();
  }

  Decision account(Command.Account command) {
    Case.Deviation deviation =
        state.deviations().stream()
            .filter(one -> one.id() == command.deviation())
            .findFirst()
            .orElse(null);
    if (deviation == null || deviation.takenBack()) {
      return no(
          Reason.NO_SUCH_DEVIATION,
          "Penyimpangan itu tidak ada di berkas ini.",
          "This case has no such deviation.");
    }
    if (deviation.account() != null) {
      return no(
          Reason.ALREADY_DONE,
          "Penyimpangan ini sudah dipertanggungjawabkan.",
          "This deviation is accounted for already.");
    }
    if (!(request.by() instanceof By.Human human)) {
      return person();
    }
    if (!mayAccount(deviation, human)) {
      Bilingual names = Words.persons(deviation.executors(), around);
      return no(
          Reason.NOT_YOUR_STEP,
          "Dipertanggungjawabkan oleh pelaksana: "
              + names.id()
              + ". Bila sudah tidak bertugas,"
              + " pemegang perannya dapat menulis atas namanya.",
          "The executor accounts for it: "
              + names.en()
              + ". When they have left, a holder of the"
              + " role can do it on their behalf.");
    }
    if (command.text().isBlank()) {
      return no(Reason.EMPTY, "Tulis pertanggungjawabannya.", "Write what you account for.");
    }
    draft.add(new Fact.Accounted(command.deviation(), Value.said(command.text())));
    return draft.accepted();
  }

  /// The executor; or, when none of them has a role at the step any more, whoever has one.
  private boolean mayAccount(Case.Deviation deviation, By.Human human) {
    if (human.behalf() == null && deviation.executors().contains(human.person())) {
      return true;
    }
    Step step = procedure.step(deviation.step());
    Set<String> roles = new LinkedHashSet<>();
    if (step != null) {
      roles.addAll(Claim.roles(step.actor()));
      roles.addAll(step.participants());
      roles.addAll(step.onBehalf());
    }
    Instant now = request.typed();
    boolean gone =
        deviation.executors().stream()
            .noneMatch(person ->
                roles.stream().anyMatch(role -> around.people().holds(person, role, now)));
    boolean mine =
        roles.stream().anyMatch(role -> around.people().holds(human.person(), role, now));
    By.Behalf behalf = human.behalf();
    boolean named =
        deviation.executors().isEmpty()
            || (behalf != null
                && behalf.person() != null
                && deviation.executors().contains(behalf.person()));
    return gone && mine && named;
  }

  Decision note(Command.Note command) {
    if (request.by() instanceof By.Anyone) {
      return person();
    }
    if (command.text().isBlank() && command.files().isEmpty()) {
      return no(Reason.EMPTY, "Tulis catatannya.", "Write the note.");
    }
    // What people write may name somebody; what a monitor found does not.
    Value text =
        request.by() instanceof By.Human
            ? new Value.Personal(command.text())
            : Value.of(command.text());
    draft.add(new Fact.Noted(text, command.files()));
    return draft.accepted();
  }

  Decision link(Command.Link command) {
    if (request.by() instanceof By.Anyone) {
      return person();
    }
    if (command.what().isBlank()) {
      return no(Reason.EMPTY, "Pilih apa yang ditautkan.", "Choose what to link.");
    }
    draft.add(new Fact.Linked(command.what(), command.how()));
    return draft.accepted();
  }

  Decision startOffered(Command.StartOffered command) {
    Case.Opening opening = state.openings().get(command.opening());
    Step step = opening == null ? null : procedure.step(opening.step());
    Step.Start start =
        step == null || opening == null || opening.done() == null || opening.skipped()
            ? null
            : step.starts().stream()
                .filter(one ->
                    one.offer()
                        && one.procedure().equals(command.procedure())
                        && (one.when() == null || one.when().equals(opening.branch())))
                .findFirst()
                .orElse(null);
    if (opening == null || step == null || start == null) {
      return no(
          Reason.NOT_OFFERED,
          "Berkas itu tidak ditawarkan di langkah ini.",
          "This step does not offer that case.");
    }
    String how = "started/" + command.opening();
    if (state.links().stream()
        .anyMatch(link -> link.how().equals(how) && link.what().equals(command.procedure()))) {
      return no(Reason.ALREADY_DONE, "Berkas itu sudah dibuka.", "That case was opened already.");
    }
    Set<String> roles = new LinkedHashSet<>(Claim.roles(step.actor()));
    roles.addAll(step.participants());
    Claim claim = Claim.of(List.copyOf(roles));
    Refused refused = new Rights(state, request, around).refusal(claim, null);
    if (refused != null) {
      return refused;
    }
    draft.add(new Fact.Linked(command.procedure(), how));
    new Effects(draft, opening).start(start);
    return draft.accepted();
  }

  Decision cancel(Command.Cancel command) {
    if (!(request.by() instanceof By.Human human) || human.behalf() != null) {
      return person();
    }
    if (!mayCancel(human)) {
      Bilingual names =
          Words.roles(
              procedure.cancelRoles().isEmpty()
                  ? List.copyOf(openRoles())
                  : procedure.cancelRoles(),
              request.at(),
              around);
      return no(
          Reason.NOT_YOUR_STEP,
          "Yang dapat membatalkan: yang membuka berkas, atau " + names.id() + ".",
          "Who can cancel: who opened the case, or " + names.en() + ".");
    }
    if (command.reason().isBlank()) {
      return no(
          Reason.REASON_MISSING,
          "Tulis mengapa berkas dibatalkan.",
          "Say why the case is cancelled.");
    }
    draft.add(new Fact.Cancelled(Value.said(command.reason())));
    return draft.accepted();
  }

  private boolean mayCancel(By.Human human) {
    if (!procedure.cancelRoles().isEmpty()) {
      return procedure.cancelRoles().stream()
          .anyMatch(role -> around.people().holds(human.person(), role, request.at()));
    }
    return Long.valueOf(human.person()).equals(state.opener())
        || openRoles().stream()
            .anyMatch(
                role -> Rights.holds(state, around.people(), role, human.person(), request.at()));
  }

  /// Roles of those who have something to do now, or may record it for them.
  private Set<String> openRoles() {
    Set<String> roles = new LinkedHashSet<>();
    for (int number : state.open()) {
      Case.Opening opening = state.openings().get(number);
      Step step = opening == null ? null : procedure.step(opening.step());
      if (step != null) {
        roles.addAll(Claim.roles(step.actor()));
        roles.addAll(step.onBehalf());
      }
    }
    return roles;
  }

  private static Refused person() {
    return no(
        Reason.NOT_YOUR_STEP,
        "Ini dilakukan oleh orang yang masuk dengan namanya sendiri.",
        "This is done by a person who logged in with their own name.");
  }

  /// What somebody may do about a case that has ended.
  static @Nullable Refused afterEnd(Case state, Command command, Surroundings around) {
    boolean may =
        switch (command) {
          case Command.Account _,
              Command.Note _,
              Command.Link _,
              Command.Freeze _,
              Command.WithdrawPaper _ ->
              true;
          case Command.Sign sign -> sign.key().equals(Command.Sign.AT);
          case Command.OpenCase _,
              Command.Begin _,
              Command.Complete _,
              Command.Amend _,
              Command.Skip _,
              Command.Undo _,
              Command.HandOver _,
              Command.TakeOver _,
              Command.StartOffered _,
              Command.Cancel _ ->
              false;
        };
    Instant ended = state.ended();
    String when = ended == null ? "" : Words.when(ended, around);
    return may || state.isOpen()
        ? null
        : no(
            Reason.CASE_CLOSED,
            "Berkas ini sudah ditutup pukul " + when + ". Bila perlu, buka kembali dengan alasan.",
            "This case was closed at " + when + ". If need be, open it again with a reason.");
  }
}
