package id.penjaga.hub.app.papers;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.AsideRows;
import id.penjaga.hub.core.alarm.SetAside;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What people set aside in a month, for the monthly report of the room (ENV-11, INS-04): a point
/// that was out of service for weeks must not look as if it had been watched.
final class AsideAnnex {
  /// Lines of a report; how many more there were is said.
  private static final int MOST = 200;

  private final Store store;
  private final People people;
  private final Function<String, Bilingual> words;
  private final Map<String, List<PointInfo>> points = new HashMap<>();

  /// @param words what a kind of alarm is called
  AsideAnnex(Store store, People people, Function<String, Bilingual> words) {
    this.store = store;
    this.people = people;
    this.words = words;
  }

  List<PaperPart> of(Instant from, Instant until, Speech speech) {
    Instant now = Instant.ofEpochMilli(store.clock().wallMs());
    List<SetAside> all =
        store.reads().in(session -> new AsideRows(session).within(from, until, now));
    List<PaperPart> parts = new ArrayList<>();
    parts.add(
        new PaperPart.Heading(
            speech.say(
                "Alarm yang ditunda dan titik yang tidak bertugas",
                "Shelved alarms and points out of service")));
    if (all.isEmpty()) {
      parts.add(new PaperPart.Text(speech.say("Tidak ada.", "None.")));
      return parts;
    }
    parts.add(
        new PaperPart.Table(
            List.of(
                new PaperPart.Column(speech.say("Titik", "Point"), 5),
                new PaperPart.Column(speech.say("Yang dikesampingkan", "What"), 5),
                new PaperPart.Column(speech.say("Dari", "From"), 5),
                new PaperPart.Column(speech.say("Sampai", "Until"), 5),
                new PaperPart.Column(speech.say("Oleh", "By"), 4),
                new PaperPart.Column(speech.say("Alasan", "Reason"), 8)),
            all.stream().limit(MOST).map(one -> row(one, speech)).toList()));
    if (all.size() > MOST) {
      int more = all.size() - MOST;
      parts.add(
          new PaperPart.Text(
              speech.say(
                  "Dan " + more + " lagi yang lebih baru.", "And " + more + " more after these.")));
    }
    return parts;
  }

  private List<String> row(SetAside one, Speech speech) {
    Person person = people.byLogin(one.by());
    return List.of(
        point(one, speech),
        one.outOfService()
            ? speech.say("tidak bertugas", "out of service")
            : speech.say(words.apply(one.kind())),
        speech.moment(one.since()),
        until(one, speech),
        person == null ? one.by() : person.name(),
        one.reason());
  }

  private static String until(SetAside one, Speech speech) {
    Instant ended = one.ended();
    if (ended != null) {
      return speech.moment(ended);
    }
    Instant planned = one.planned();
    return speech.say("masih berlaku", "still so")
        + (planned == null ? "" : speech.say(", sampai ", ", until ") + speech.moment(planned));
  }

  /// The label of a point; its name for one that is not known any more.
  private String point(SetAside one, Speech speech) {
    return points
        .computeIfAbsent(one.device(), device -> store.queries().points(new DeviceId(device)))
        .stream()
        .filter(info -> info.point().name().equals(one.point()))
        .findFirst()
        .map(info -> speech.say(info.labelId(), info.labelEn()))
        .orElse(one.point());
  }
}
