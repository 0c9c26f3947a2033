package id.penjaga.device.app.page;

import id.penjaga.device.core.access.Traffic.Inside;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Roster;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the list of who is inside, to be printed and ticked off outside. People stand on it by
/// the pseudonyms that the device knows; who may have left unseen stands on it too.
final class EvacuationView {
  private final Situation now;
  private final PageTexts texts;
  private final ZoneId zone;

  private EvacuationView(Situation now, PageTexts texts, ZoneId zone) {
    this.now = now;
    this.texts = texts;
    this.zone = zone;
  }

  static String write(Situation now, PageTexts texts, ZoneId zone) {
    return new EvacuationView(now, texts, zone).write();
  }

  private String write() {
    List<Inside> people = new ArrayList<>(now.room().traffic().inside().values());
    people.sort(Comparator.comparing(Inside::area).thenComparing(Inside::holder));
    Markup page =
        Markup.page(
            texts,
            texts.text("evacuation", now.room().rules().device().name()),
            "/evacuation",
            "paper");
    page.element("p", texts.text("evacuation.at", texts.time(now.now().wall(), zone)));
    if (!now.now().clock().trusted()) {
      page.element("p class=\"banner\"", texts.text("clock." + now.now().clock()));
    }
    if (people.isEmpty()) {
      page.element("p class=\"value\"", texts.text("inside.nobody"));
    } else {
      page.element("p class=\"value\"", texts.text("inside.count", people.size()));
      table(page, people);
    }
    if (people.stream().anyMatch(Inside::doubtful)) {
      page.element("p", texts.text("evacuation.doubt"));
    }
    page.element("p", texts.text("evacuation.names"));
    page.open("p class=\"screen\"")
        .element("a href=\"/?lang=" + texts.code() + "\"", texts.text("back"))
        .close("p");
    return page.end();
  }

  private void table(Markup page, List<Inside> people) {
    page.open("table class=\"people\"").open("thead").open("tr");
    for (String head : List.of("number", "person", "as", "since", "door", "known", "outside")) {
      page.element("th scope=\"col\"", texts.text("evacuation.head." + head));
    }
    page.close("tr").close("thead").open("tbody");
    int number = 0;
    for (Inside each : people) {
      PointInfo door = now.room().rules().points().get(each.door());
      page.row(
          "" + ++number,
          each.holder(),
          as(each),
          since(each),
          door == null ? each.door().name() : texts.label(door),
          texts.text(each.doubtful() ? "evacuation.doubtful" : "evacuation.sure"),
          "☐");
    }
    page.close("tbody").close("table");
  }

  private String as(Inside person) {
    if (person.permit() == null) {
      return texts.text("evacuation.own");
    }
    BadgeId escort = person.escort();
    return escort == null
        ? texts.text("evacuation.visitor", person.permit())
        : texts.text("evacuation.escorted", person.permit(), holder(escort));
  }

  private String holder(BadgeId badge) {
    Roster.@Nullable Badge known = now.room().credentials().badge(badge);
    return known == null ? "?" : known.holder();
  }

  private String since(Inside person) {
    return person.sinceMs() == Inside.EARLIER
        ? texts.text("evacuation.earlier")
        : texts.time(now.now().plus(person.sinceMs() - now.now().uptimeMs()).wall(), zone);
  }
}
