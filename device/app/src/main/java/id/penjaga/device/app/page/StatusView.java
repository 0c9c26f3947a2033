package id.penjaga.device.app.page;

import id.penjaga.device.messages.BandVerdict;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes the page of the room: alarms, what is set aside, values with their age, doors and other
/// states, how many are inside, clock and link. Who is inside does not stand on it, and who set
/// something aside only for those who may read names.
final class StatusView {
  private final Situation now;
  private final PageTexts texts;
  private final ZoneId zone;
  private final boolean names;
  private final Map<PointId, StateMessage.OutOfService> outOfService = new TreeMap<>();

  private StatusView(Situation now, PageTexts texts, ZoneId zone, boolean names) {
    this.now = now;
    this.texts = texts;
    this.zone = zone;
    this.names = names;
  }

  /// @param names whether who set something aside, and why, may be read
  static String write(Situation now, PageTexts texts, ZoneId zone, boolean names) {
    return new StatusView(now, texts, zone, names).write();
  }

  private String write() {
    List<StateMessage.Alarm> alarms = new ArrayList<>();
    List<StateMessage.Alarm> shelved = new ArrayList<>();
    List<StateMessage.Point> values = new ArrayList<>();
    List<StateMessage.Point> states = new ArrayList<>();
    for (StateMessage each : now.room().picture(now.now())) {
      switch (each) {
        case StateMessage.Alarm alarm -> {
          if (alarm.phase() != AlarmPhase.CLEARED) {
            alarms.add(alarm);
          }
          if (alarm.shelved() != null) {
            shelved.add(alarm);
          }
          if (alarm.outOfService() != null) {
            outOfService.put(alarm.point(), alarm.outOfService());
          }
        }
        case StateMessage.Point point -> (measured(point) ? values : states).add(point);
        default -> {}
      }
    }
    alarms.sort(Comparator.comparing(StateMessage.Alarm::severity).reversed());
    values.sort(Comparator.comparing(point -> info(point.point()).kind()));
    states.sort(Comparator.comparing(point -> info(point.point()).kind() != PointKind.DOOR));
    String title = texts.text("title", now.room().rules().device().name());
    Markup page = Markup.page(texts, title, "/", alarms.isEmpty() ? "calm" : "alarm");
    if (now.simulated()) {
      page.element("p class=\"banner\"", texts.text("simulated"));
    }
    alarms(page, alarms);
    aside(page, shelved);
    values(page, values);
    states(page, states);
    people(page);
    device(page);
    return page.end();
  }

  private boolean measured(StateMessage.Point point) {
    return info(point.point()).unit() != Unit.STATE;
  }

  private PointInfo info(PointId id) {
    PointInfo info = now.room().rules().points().get(id);
    return info != null
        ? info
        : new PointInfo(id, PointKind.OTHER, Unit.STATE, id.name(), id.name(), 0, null);
  }

  private void alarms(Markup page, List<StateMessage.Alarm> alarms) {
    page.open("section").element("h2", texts.text("alarms"));
    if (alarms.isEmpty()) {
      page.element("p class=\"good\"", texts.text("alarms.none"));
    } else {
      page.open("ul class=\"alarms\"");
      for (StateMessage.Alarm alarm : alarms) {
        page.open("li class=\"" + alarm.severity().name().toLowerCase(Locale.ROOT) + "\"");
        page.element("strong", texts.text("alarm." + alarm.kind()));
        page.element("span", texts.label(info(alarm.point())));
        page.element(
            "small",
            texts.text("severity." + alarm.severity())
                + " · "
                + since(alarm.since())
                + (alarm.phase() == AlarmPhase.LATCHED ? " · " + texts.text("alarm.over") : "")
                + (alarm.acknowledged() ? " · " + texts.text("alarm.acknowledged") : "")
                + (alarm.chattering() == null ? "" : " · " + chattering(alarm.chattering()))
                + (alarm.shelved() == null ? "" : " · " + until(alarm.shelved()))
                + (alarm.outOfService() == null ? "" : " · " + texts.text("aside.out")));
        page.close("li");
      }
      page.close("ul");
    }
    page.close("section");
  }

  /// What stands here makes no sound, so that silence is not taken for calm.
  private void aside(Markup page, List<StateMessage.Alarm> shelved) {
    if (shelved.isEmpty() && outOfService.isEmpty()) {
      return;
    }
    page.open("section").element("h2", texts.text("aside")).open("table");
    for (StateMessage.Alarm alarm : shelved) {
      StateMessage.Shelved shelf = alarm.shelved();
      if (shelf != null) {
        String what = texts.text("alarm." + alarm.kind());
        page.row(
            what + ", " + texts.label(info(alarm.point())),
            until(shelf),
            by(shelf.by(), shelf.reason()));
      }
    }
    outOfService.forEach((point, out) ->
        page.row(texts.label(info(point)), texts.text("aside.out"), by(out.by(), out.reason())));
    page.close("table");
    if (!names) {
      page.element("small", texts.text("aside.login"));
    }
    page.close("section");
  }

  private String until(StateMessage.Shelved shelf) {
    return texts.text(
        shelf.once() ? "aside.once" : "aside.shelved",
        texts.time(Instant.ofEpochMilli(shelf.untilMs()), zone));
  }

  private String by(String who, String why) {
    return names ? texts.text("aside.by", who, why) : "";
  }

  private String chattering(StateMessage.Chattering chattering) {
    return texts.text("alarm.chattering", chattering.raises());
  }

  /// A moment of an earlier run has an uptime of its own: its wall clock is all there is.
  private String since(Moment at) {
    return texts.text("since", texts.time(at.wall(), zone));
  }

  private void values(Markup page, List<StateMessage.Point> values) {
    page.open("section").element("h2", texts.text("values")).open("div class=\"values\"");
    for (StateMessage.Point point : values) {
      PointInfo info = info(point.point());
      page.open("article class=\"" + classOf(point) + "\"");
      page.element("h3", texts.label(info));
      page.element("p class=\"value\"", value(point, info));
      page.element("p", told(point));
      Limits limits = info.limits();
      if (limits != null) {
        page.element(
            "small",
            texts.text(
                "limits",
                texts.number(limits.low()),
                texts.number(limits.high()) + PageTexts.unit(info.unit())));
      }
      if (point.measure() != null
          && info.verdict(point.measure().value()) == BandVerdict.MARGINAL) {
        page.element(
            "small class=\"marginal\"",
            texts.text("marginal", texts.number(info.accuracy()) + PageTexts.unit(info.unit())));
      }
      page.close("article");
    }
    page.close("div").close("section");
  }

  private static String classOf(StateMessage.Point point) {
    return point.quality() == Quality.GOOD ? "good" : "missing";
  }

  private String value(StateMessage.Point point, PointInfo info) {
    return point.measure() == null ? "—" : texts.value(info, point.measure());
  }

  /// The age of the reading, or why there is none; and whether anything follows from it.
  private String told(StateMessage.Point point) {
    String age = texts.age(now.now().since(point.at()));
    String told =
        point.why() == null
            ? texts.text("read", age)
            : texts.text("miss." + point.why()) + ", " + texts.text("lasts", age);
    return outOfService.containsKey(point.point()) ? told + " · " + texts.text("aside.out") : told;
  }

  private void states(Markup page, List<StateMessage.Point> states) {
    page.open("section").element("h2", texts.text("states")).open("table");
    for (StateMessage.Point point : states) {
      PointInfo info = info(point.point());
      page.open("tr class=\"" + classOf(point) + "\"")
          .element("th scope=\"row\"", texts.label(info))
          .element("td", value(point, info))
          .element("td class=\"age\"", told(point))
          .close("tr");
    }
    page.close("table").close("section");
  }

  private void people(Markup page) {
    int inside = now.room().traffic().inside().size();
    page.open("section").element("h2", texts.text("inside"));
    page.element(
        "p class=\"value\"",
        inside == 0 ? texts.text("inside.nobody") : texts.text("inside.count", inside));
    page.open("p")
        .element("a href=\"/evacuation?lang=" + texts.code() + "\"", texts.text("evacuation.open"))
        .close("p");
    page.close("section");
  }

  private void device(Markup page) {
    page.open("section").element("h2", texts.text("device")).open("table");
    page.row(
        texts.text("clock"),
        texts.time(now.now().wall(), zone) + ", " + texts.text("clock." + now.now().clock()));
    page.row(texts.text("link"), texts.text("link." + now.link()));
    page.row(
        texts.text("recording"), texts.text(now.recording() ? "recording.yes" : "recording.no"));
    page.row(texts.text("uptime"), texts.age(now.now().uptimeMs()));
    page.row(texts.text("version"), now.version());
    page.close("table").close("section");
  }
}
