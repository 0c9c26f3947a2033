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
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.visit.VisitStanding.Stay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts visits together for who looks at them.
final class VisitViews {
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

  /// The cards of one look at some visits.
  VisitCards cards(Actor actor, Texts w) {
    return new VisitCards(office, room, doors, actor, w);
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
        visit == null ? "" : VisitCards.hurry(visit, o.texts().now()));
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
        cards(actor, w).of(standing),
        file,
        o,
        standing.stays().stream().map(stay -> activities(state, stay)).toList(),
        environment(file),
        text(state.answers().getOrDefault("VISIT_ENVIRONMENT", Map.of()).get("note")),
        lines);
  }

  private static String activities(Case state, Stay stay) {
    Map<String, Value> before = state.earlier(stay.guest().opening());
    if (before != null || stay.guest().registered() == null) {
      return before == null ? "" : text(before.get("activities"));
    }
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
