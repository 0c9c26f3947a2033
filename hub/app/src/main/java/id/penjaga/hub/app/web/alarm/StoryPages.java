package id.penjaga.hub.app.web.alarm;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.notice.NoticeDesk;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.notice.NoticePages;
import id.penjaga.hub.app.web.notice.NoticePages.LedgerView;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.SeriesJson;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.visit.VisitStanding;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One alarm's story: what raised it, what it means, who was there, who was told, what they did.
final class StoryPages implements Pages {
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Drawing drawing;
  private final Office office;
  private final RoomReads reads;
  private final NoticeDesk notices;

  StoryPages(Drawing drawing, Office office, RoomReads reads, NoticeDesk notices) {
    this.drawing = drawing;
    this.office = office;
    this.reads = reads;
    this.notices = notices;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/alarms/{id}", this::show, RouteAccess.VIEWER, Audited.SHOWS);
  }

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    String id = ctx.pathParam("id");
    AlarmView alarm =
        (id.matches("[0-9]{1,18}") ? reads.alarm(Long.parseLong(id)) : Optional.<AlarmView>empty())
            .orElseThrow(NotFoundResponse::new);
    TileView point = point(alarm);
    drawing.draw(
        ctx,
        "alarms/story.jte",
        "s",
        new StoryView(
            alarm,
            AlarmMeaning.of(alarm.kind(), w),
            point,
            reads.then(alarm),
            point == null ? "" : series(alarm, w.now()),
            inside(alarm, w),
            cases(alarm),
            ClimbView.of(office, List.of(alarm), w),
            ledger(alarm, w)));
  }

  private @Nullable TileView point(AlarmView alarm) {
    try {
      return reads.tile(alarm.device(), new PointId(alarm.point())).orElse(null);
    } catch (IllegalArgumentException _) { // the name of a device or of the links
      return null;
    }
  }

  /// An hour before, up to half an hour after its end, at least two hours and at most a day.
  private String series(AlarmView alarm, Instant now) {
    Instant over = alarm.cleared();
    Instant end = over == null ? now : over.plus(BEFORE.dividedBy(2));
    Instant least = alarm.raised().plus(BEFORE);
    Instant last = alarm.raised().plus(LONGEST);
    Instant to = end.isAfter(last) ? last : end.isBefore(least) ? least : end;
    Instant from = alarm.raised().minus(BEFORE);
    Instant shown = to.isAfter(now) ? now : to;
    List<Sample> course = reads.course(alarm.device(), new PointId(alarm.point()), from, shown);
    return course.isEmpty() ? "" : SeriesJson.of(from, shown, course);
  }

  private List<CaseFile> cases(AlarmView alarm) {
    try {
      return AlarmName.parse(alarm.name()).stream()
          .flatMap(name -> office.climbs().opened(name).stream())
          .flatMap(id -> office.caseFile(id).stream())
          .toList();
    } catch (StoreException _) { // the room is told without the office
      return List.of();
    }
  }

  private @Nullable LedgerView ledger(AlarmView alarm, Texts w) {
    try {
      return NoticePages.of(office, notices, reads, alarm.name(), w);
    } catch (StoreException _) {
      return null;
    }
  }

  /// Who was in the room of the alarm: by all its devices, where the room is known.
  private List<StoryView.Inside> inside(AlarmView alarm, Texts w) {
    String room = office.rooms().of(alarm.device().name());
    Set<String> devices = room == null ? null : office.rooms().devices(room);
    Set<String> doors = new TreeSet<>(devices == null ? Set.of() : devices);
    doors.add(alarm.device().name());
    List<PersonThen> there = new ArrayList<>();
    doors.forEach(door -> there.addAll(reads.inside(new DeviceId(door), alarm.raised())));
    if (there.isEmpty()) {
      return List.of();
    }
    List<VisitStanding> visits = visits(alarm.raised());
    OfficeWords words = new OfficeWords(w, office.people(), office.roles());
    return there.stream().map(person -> inside(person, visits, words)).toList();
  }

  private List<VisitStanding> visits(Instant at) {
    try {
      return office.visits().during(at, at.plusMillis(1));
    } catch (StoreException _) {
      return List.of();
    }
  }

  private static StoryView.Inside inside(
      PersonThen person, List<VisitStanding> visits, OfficeWords words) {
    for (VisitStanding visit : visits) {
      for (VisitStanding.Stay stay : visit.stays()) {
        if (stay.holder().equals(person.holder()) && person.since().equals(stay.entered())) {
          String guest = stay.guest().name();
          return new StoryView.Inside(
              guest.isEmpty() ? person.name() : guest,
              person.door().in(words.texts()),
              person.since(),
              person.presumed(),
              visit.visit().about(),
              visit.visit().number(),
              person.escort().isEmpty() ? words.persons(visit.visit().escorts()) : person.escort());
        }
      }
    }
    return new StoryView.Inside(
        person.name(),
        person.door().in(words.texts()),
        person.since(),
        person.presumed(),
        0,
        "",
        person.escort());
  }
}
