package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.ToldLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The alarms that were brought to somebody and not seen yet (SYS-07).
///
/// @param items the latest first, at most [#MOST]
/// @param count how many there are
public record ToldView(List<Item> items, int count, OfficeWords o) {
  static final int MOST = 10;

  /// @param alarm null for one that is not kept any more
  public record Item(ToldLine line, @Nullable AlarmView alarm) {}

  /// What somebody finds on their desk.
  public static ToldView of(Office office, RoomReads room, Actor actor, Texts w) {
    List<Item> items =
        actor.known()
            ? office.climbs().unseen(actor.id(), MOST).stream()
                .map(line -> new Item(line, room.alarm(line.alarm()).orElse(null)))
                .toList()
            : List.of();
    return new ToldView(
        items,
        items.size() < MOST ? items.size() : office.climbs().unseen(actor.id()),
        new OfficeWords(w, office.people(), office.roles()));
  }

  /// The moment up to which the page tells everything, in milliseconds since 1970.
  public long until() {
    return items.isEmpty() ? 0 : items.getFirst().line().at().toEpochMilli();
  }
}
