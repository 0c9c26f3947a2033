package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What registers say about something that is being checked.
final class RegisterObserved {
  private static final int MOST = 20;

  private RegisterObserved() {}

  /// What a register lacks today; null while it is empty.
  static @Nullable Value gaps(Scene scene, String register, Instant now) {
    Register of = scene.registers().get(register);
    if (of == null || scene.items().empty(register)) {
      return null;
    }
    ZoneId zone = scene.standing().people().zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Register> one = List.of(of);
    DutyRows done = DutyRows.latest(scene.session(), zone, Obligation.metByCases(one), today);
    List<Gap> gaps = Gap.of(one, scene.registers(), scene.items(), done, zone, today);
    List<Bilingual> lines = new ArrayList<>();
    for (Gap gap : gaps.subList(0, Math.min(MOST, gaps.size()))) {
      String about = gap.label().isEmpty() ? "" : gap.label() + ": ";
      lines.add(new Bilingual(about + gap.text().id() + ".", about + gap.text().en() + "."));
    }
    lines.add(
        gaps.isEmpty()
            ? new Bilingual(
                "Usulan hub menurut register: baik. Anda yang memutuskan.",
                "The hub proposes by the register: good. You decide.")
            : new Bilingual(
                "Usulan hub menurut register: tidak baik. Anda yang memutuskan.",
                "The hub proposes by the register: not good. You decide."));
    return Observed.lines(lines);
  }

  /// Which unit manages a server (MNT-20); null for no server.
  static @Nullable Value manager(Scene scene, @Nullable Value server) {
    Item item = server == null ? null : scene.items().find("server", server.plain());
    if (item == null) {
      return null;
    }
    Value manager = item.fields().get("manager");
    return Observed.lines(
        List.of(
            manager == null || manager.plain().isBlank()
                ? new Bilingual(
                    "Unit pengelola "
                        + item.label()
                        + " belum tercatat pada register server. Tanyakan, tulis di bawah, lalu"
                        + " lengkapi register.",
                    "The managing unit of "
                        + item.label()
                        + " is not recorded in the register of servers. Ask, write it below, then"
                        + " complete the register.")
                : new Bilingual(
                    "Unit pengelola " + item.label() + ": " + manager.plain() + ".",
                    "Managing unit of " + item.label() + ": " + manager.plain() + ".")));
  }

  /// How long a generator lasts on a full tank, or what is missing to tell (PWR-12).
  static Bilingual fuel(Item genset, Tongues tongues) {
    double tank = number(genset, "tank_litres");
    double hourly = number(genset, "litres_per_hour");
    if (tank > 0 && hourly > 0) {
      return tongues.say(speech ->
          genset.label()
              + ": "
              + speech.say("tangki ", "tank ")
              + speech.number(tank, 0)
              + " L, "
              + speech.number(hourly, 1)
              + speech.say(" L/jam; tangki penuh cukup untuk ", " L/h; a full tank lasts ")
              + speech.minutes(Math.round(Math.floor(tank / hourly * 60)))
              + ".");
    }
    List<String> id = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (tank <= 0) {
      id.add("isi tangki");
      en.add("the tank");
    }
    if (hourly <= 0) {
      id.add("konsumsi");
      en.add("the consumption");
    }
    return new Bilingual(
        genset.label()
            + ": perkiraan bahan bakar tidak mungkin; lengkapi "
            + String.join(" dan ", id)
            + " pada register genset.",
        genset.label()
            + ": no fuel estimate is possible; record "
            + String.join(" and ", en)
            + " in the register of generators.");
  }

  private static double number(Item item, String field) {
    return item.fields().get(field) instanceof Value.Numeric(var number) ? number.doubleValue() : 0;
  }
}
