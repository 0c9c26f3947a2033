package id.penjaga.hub.app.web.kiosk;

import id.penjaga.device.messages.Certainty;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.visit.Occupancy;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Who is inside, for whoever stands before the door in an evacuation (ACC-17): staff by name,
/// visitors by their badge and their escort (hub/decisions, who is named at a door).
///
/// @param at when it was asked, in words
/// @param staff how many have a right of their own
/// @param visitors how many are there by a permit
/// @param unsure how many of both are only presumed to be inside
public record KioskInside(String at, int staff, int visitors, int unsure, List<Line> lines) {
  public KioskInside {
    lines = List.copyOf(lines);
  }

  /// One person.
  ///
  /// @param escort who accompanies them; empty for staff
  /// @param sure whether a badge and the door showed it
  public record Line(String who, String escort, String since, boolean sure) {}

  public int all() {
    return lines.size();
  }

  /// Those in the room of a screen; of a screen without a device, those in all rooms.
  static KioskInside of(Office office, Kiosk kiosk, Texts w) {
    SortedMap<String, String> places = office.rooms().places();
    String room = places.getOrDefault(kiosk.device(), "");
    List<Line> lines = new ArrayList<>();
    int staff = 0;
    int unsure = 0;
    for (Occupancy one : office.visits().inside(w.now())) {
      if (elsewhere(one.device().name(), kiosk, room, places)) {
        continue;
      }
      boolean sure = one.certainty() == Certainty.SEEN;
      unsure += sure ? 0 : 1;
      staff += one.person() == null ? 0 : 1;
      lines.add(new Line(who(one, office, w), escort(one, office), w.clock(one.since()), sure));
    }
    return new KioskInside(w.dateTime(w.now()), staff, lines.size() - staff, unsure, lines);
  }

  private static boolean elsewhere(
      String device, Kiosk kiosk, String room, Map<String, String> places) {
    return room.isEmpty()
        ? !kiosk.anywhere() && !device.equals(kiosk.device())
        : !room.equals(places.get(device));
  }

  private static String who(Occupancy one, Office office, Texts w) {
    Long number = one.person();
    Person person = number == null ? null : office.people().person(number);
    return person != null && !person.name().isEmpty()
        ? person.name()
        : w.t("kiosk.inside.visitor", "badge", one.label().isEmpty() ? one.holder() : one.label());
  }

  private static String escort(Occupancy one, Office office) {
    var visit = one.visit();
    return visit == null
        ? ""
        : String.join(
            ", ",
            visit.visit().escorts().stream()
                .map(office.people()::person)
                .filter(person -> person != null && !person.name().isEmpty())
                .map(Person::name)
                .toList());
  }
}
