package id.penjaga.hub.app.web.visit;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitPermit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cards of one look at some visits: what all of them need is asked once, and the case of a
/// visit only where its card tells of it.
final class VisitCards {
  private static final String WARNING = "warning";
  private static final String CRITICAL = "critical";

  private final Office office;
  private final RoomReads room;
  private final Function<DeviceId, RosterSender.@Nullable Standing> doors;
  private final Actor actor;
  private final Texts w;
  private @Nullable List<DeviceId> devices;
  private @Nullable List<VisitCard.Escort> escorts;

  VisitCards(
      Office office,
      RoomReads room,
      Function<DeviceId, RosterSender.@Nullable Standing> doors,
      Actor actor,
      Texts w) {
    this.office = office;
    this.room = room;
    this.doors = doors;
    this.actor = actor;
    this.w = w;
  }

  VisitCard of(VisitStanding standing) {
    Visit visit = standing.visit();
    boolean closing = standing.stage() == VisitStanding.Stage.CLOSING;
    CaseFile file =
        closing || visit.permitted() == null || visit.changing()
            ? office.caseFile(visit.about()).orElse(null)
            : null;
    List<String> steps =
        file == null
            ? List.of()
            : visit.waiting().stream()
                .map(step -> file.definition().procedure().step(step))
                .filter(Objects::nonNull)
                .map(step -> w.say(step.text()))
                .toList();
    return new VisitCard(
        standing,
        visit.number().isEmpty() ? "#" + visit.about() : visit.number(),
        door(standing.permit()),
        standing.stays().stream()
            .flatMap(stay -> Stream.of(stay.entered(), stay.left()))
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        steps,
        file == null ? null : choice(file),
        hurry(standing, w.now()));
  }

  private VisitCard.@Nullable Door door(@Nullable VisitPermit permit) {
    if (permit == null) {
      return null;
    }
    List<DeviceId> there =
        permit.devices().isEmpty()
            ? devices()
            : permit.devices().stream().map(DeviceId::new).toList();
    List<RosterSender.@Nullable Standing> standings = new ArrayList<>();
    there.forEach(device -> standings.add(doors.apply(device)));
    if (standings.stream().allMatch(Objects::isNull)) {
      return null;
    }
    boolean known =
        standings.stream()
            .allMatch(one ->
                one != null
                    && one.inForce()
                    && (permit.guests().isEmpty() || one.permits().contains(permit.id())));
    return known ? VisitCard.Door.IN_FORCE : VisitCard.Door.UNDER_WAY;
  }

  static String hurry(VisitStanding standing, Instant now) {
    return standing.overstays(now)
        ? CRITICAL
        : standing.endsSoon(now, VisitException.NEAR) ? WARNING : "";
  }

  /// The approval that waits for the reader: of two branches one permits the visit.
  private VisitCard.@Nullable Choice choice(CaseFile file) {
    VisitOutline outline = file.definition().procedure().visit();
    if (outline == null || outline.approval() == null) {
      return null;
    }
    for (TaskLine task : file.tasks()) {
      Step step = file.definition().procedure().step(task.step());
      boolean decides =
          step != null
              && step.mode() == Step.Mode.APPROVAL
              && task.awaited().isEmpty()
              && task.people().contains(actor.id())
              && step.form() != null
              && step.form().form().equals(outline.assignment())
              && step.branches().size() == 2;
      if (step == null || !decides) {
        continue;
      }
      Step.Branch first = step.branches().getFirst();
      Step.Branch last = step.branches().getLast();
      boolean inOrder = permits(outline, step, first);
      if (inOrder || permits(outline, step, last)) {
        return new VisitCard.Choice(
            task.opening(),
            UUID.randomUUID().toString(),
            way(inOrder ? first : last),
            way(inOrder ? last : first),
            escorts(),
            several(step, file));
      }
    }
    return null;
  }

  private static boolean permits(VisitOutline outline, Step step, Step.Branch branch) {
    return new VisitOutline.Turn(step.id(), branch.when()).equals(outline.approval());
  }

  private static boolean several(Step step, CaseFile file) {
    Form form = step.form() == null ? null : file.definition().forms().get(step.form().form());
    return form != null && form.field(VisitOutline.OTHERS) != null;
  }

  private VisitCard.Way way(Step.Branch branch) {
    return new VisitCard.Way(branch.when(), w.say(branch.text()));
  }

  private List<DeviceId> devices() {
    List<DeviceId> known = devices;
    if (known == null) {
      known = room.devices().stream().map(one -> one.device()).toList();
      devices = known;
    }
    return known;
  }

  private List<VisitCard.Escort> escorts() {
    List<VisitCard.Escort> known = escorts;
    if (known == null) {
      OfficeWords o = new OfficeWords(w, office.people(), office.roles());
      known =
          office.visits().entitled(w.now()).stream()
              .map(person -> new VisitCard.Escort("p" + person, o.person(person)))
              .toList();
      escorts = known;
    }
    return known;
  }
}
