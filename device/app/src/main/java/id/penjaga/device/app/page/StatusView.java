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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Writes the page of the room: alarms, values with their age, doors and other states, how many are
/// inside, clock and link. Names of people do not stand on it.
final class StatusView {
  private final Situation now;
  private final PageTexts texts;
  private final ZoneId zone;

  private StatusView(Situation now, PageTexts texts, ZoneId zone) {
    this.now = now;
    this.texts = texts;
    this.zone = zone;
  }

  static String write(Situation now, PageTexts texts, ZoneId zone) {
    return new StatusView(now, texts, zone).write();
  }

  private String write() {
    List<StateMessage.Alarm> alarms = new ArrayList<>();
    List<StateMessage.Point> values = new ArrayList<>();
    List<StateMessage.Point> states = new ArrayList<>();
    for (StateMessage each : now.room().picture(now.now())) {
      switch (each) {
        case StateMessage.Alarm alarm when alarm.phase() != AlarmPhase.CLEARED -> alarms.add(alarm);
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
                + (alarm.acknowledged() ? " · " + texts.text("alarm.acknowledged") : ""));
        page.close("li");
      }
      page.close("ul");
    }
    page.close("section");
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

  /// The age of the reading, or why there is none.
  private String told(StateMessage.Point point) {
    String age = texts.age(now.now().since(point.at()));
    return point.why() == null
        ? texts.text("read", age)
        : texts.text("miss." + point.why()) + ", " + texts.text("lasts", age);
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
