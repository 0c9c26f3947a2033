package id.penjaga.hub.app.web.visit;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.office.visit.Occupancy;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.story.RoomStory;
import id.penjaga.hub.app.web.work.story.Story;
import id.penjaga.hub.app.web.work.story.StoryLine;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.visit.VisitPermit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.visit.VisitStanding.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts visits together for who looks at them.
final class VisitViews {
  private static final Duration CONFIRM = Duration.ofDays(1);

  private static final String WARNING = "warning";
  private static final String CRITICAL = "critical";

  private final Office office;
  private final RoomReads room;
  private final Function<DeviceId, RosterSender.@Nullable Standing> doors;

  VisitViews(
      Office office, RoomReads room, Function<DeviceId, RosterSender.@Nullable Standing> doors) {
    this.office = office;
    this.room = room;
    this.doors = doors;
  }

  OfficeWords words(Texts w) {
    return new OfficeWords(w, office.people(), office.roles());
  }

  /// How long an oral permission may wait for its confirmation, as the procedure says.
  Duration confirmWithin() {
    Definition urgent = office.procedure("URGENT");
    Step confirms =
        urgent == null
            ? null
            : urgent.procedure().steps().stream()
                .filter(step -> step.mode() == Step.Mode.APPROVAL)
                .findFirst()
                .orElse(null);
    Integer minutes = confirms == null ? null : confirms.time().minutes();
    return minutes == null ? CONFIRM : Duration.ofMinutes(minutes);
  }

  VisitCard card(VisitStanding standing, Actor actor, Texts w) {
    Visit visit = standing.visit();
    CaseFile file = office.caseFile(visit.about()).orElse(null);
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
        file == null ? null : choice(file, actor, w),
        hurry(standing, w.now()));
  }

  private VisitCard.@Nullable Door door(@Nullable VisitPermit permit) {
    if (permit == null) {
      return null;
    }
    List<DeviceId> devices =
        permit.devices().isEmpty()
            ? room.devices().stream().map(one -> one.device()).toList()
            : permit.devices().stream().map(DeviceId::new).toList();
    List<RosterSender.@Nullable Standing> standings = new ArrayList<>();
    devices.forEach(device -> standings.add(doors.apply(device)));
    if (standings.stream().allMatch(Objects::isNull)) {
      return null;
    }
    boolean there =
        standings.stream()
            .allMatch(one ->
                one != null
                    && one.inForce()
                    && (permit.guests().isEmpty() || one.permits().contains(permit.id())));
    return there ? VisitCard.Door.IN_FORCE : VisitCard.Door.UNDER_WAY;
  }

  private static String hurry(VisitStanding standing, Instant now) {
    return standing.overstays(now)
        ? CRITICAL
        : standing.endsSoon(now, VisitException.NEAR) ? WARNING : "";
  }

  /// The approval that waits for the reader: the one step of the procedure that approves and names
  /// an escort.
  private VisitCard.@Nullable Choice choice(CaseFile file, Actor actor, Texts w) {
    for (TaskLine task : file.tasks()) {
      Step step = file.definition().procedure().step(task.step());
      boolean decides =
          step != null
              && step.mode() == Step.Mode.APPROVAL
              && task.awaited().isEmpty()
              && task.people().contains(actor.id())
              && step.form() != null
              && step.form().form().equals("ESCORT")
              && step.branches().size() == 2;
      if (step != null && decides) {
        return new VisitCard.Choice(
            task.opening(),
            UUID.randomUUID().toString(),
            step.branches().getFirst().when(),
            step.branches().getLast().when(),
            office.visits().entitled(w.now()).stream()
                .map(person -> new VisitCard.Escort("p" + person, words(w).person(person)))
                .toList());
      }
    }
    return null;
  }

  /// Everybody inside, with what the office knows of them.
  List<InsideLine> inside(Texts w) {
    OfficeWords o = words(w);
    Map<String, PersonInside> shown = new LinkedHashMap<>();
    room.inside().forEach(person -> shown.put(person.device() + "/" + person.key(), person));
    List<InsideLine> lines = new ArrayList<>();
    for (Occupancy one : office.visits().inside(w.now())) {
      PersonInside known =
          shown.entrySet().stream()
              .filter(
                  entry -> (one.device() + "/" + one.badge().digest()).startsWith(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      lines.add(line(one, known == null ? one.holder() : known.holder(), o));
    }
    return lines;
  }

  private InsideLine line(Occupancy one, String holder, OfficeWords o) {
    Long number = one.person();
    Person person = number == null ? null : office.people().person(number);
    VisitStanding visit = one.visit();
    Visit.Guest guest = one.guest();
    return new InsideLine(
        guest != null && !guest.name().isEmpty()
            ? guest.name()
            : person != null && !person.name().isEmpty() ? person.name() : holder,
        guest != null ? guest.unit() : person == null ? "" : person.unit(),
        place(one.device()),
        one.label(),
        one.since(),
        one.certainty(),
        one.known(),
        visit,
        visit == null ? "" : o.persons(visit.visit().escorts()),
        visit == null ? "" : hurry(visit, o.texts().now()));
  }

  private String place(DeviceId device) {
    Rooms rooms = office.rooms();
    String id = rooms.of(device.name());
    return id == null ? device.name() : rooms.names().getOrDefault(id, id);
  }

  VisitStory story(VisitStanding standing, Actor actor, Texts w) {
    OfficeWords o = words(w);
    Visit visit = standing.visit();
    CaseFile file = office.caseFile(visit.about()).orElseThrow();
    Case state = file.state();
    List<StoryLine> lines = new ArrayList<>(Story.of(file, o));
    lines.addAll(RoomStory.of(room, state, office.rooms(), w));
    lines.sort(Comparator.comparing(StoryLine::at));
    return new VisitStory(
        card(standing, actor, w),
        file,
        o,
        standing.stays().stream().map(stay -> activities(state, stay)).toList(),
        environment(file),
        text(state.answers().getOrDefault("VISIT_ENVIRONMENT", Map.of()).get("note")),
        lines);
  }

  private static String activities(Case state, Stay stay) {
    String item = "[" + stay.guest().item() + "]";
    return state.answers().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(item))
        .map(entry -> text(entry.getValue().get("activities")))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.plain();
  }

  /// What was confirmed of the room, or what the hub would say of it now.
  private List<Bilingual> environment(CaseFile file) {
    Value kept = file.state().answers().getOrDefault("VISIT_ENVIRONMENT", Map.of()).get("readings");
    if (kept != null) {
      return Observed.lines(kept);
    }
    for (TaskLine task : file.tasks()) {
      Step step = file.definition().procedure().step(task.step());
      if (step != null && step.form() != null && step.form().form().equals("VISIT_ENVIRONMENT")) {
        Value now = office.hints().suggested(task.about(), task.opening()).get("readings");
        return now == null ? List.of() : Observed.lines(now);
      }
    }
    return List.of();
  }
}
