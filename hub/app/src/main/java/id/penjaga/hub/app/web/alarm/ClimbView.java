package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.office.ClimbLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.people.People;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far each of some alarms climbed (ENV-11).
///
/// @param lines by the names of their occurrences; empty while nobody can say
public record ClimbView(Map<String, ClimbLine> lines, OfficeWords o) {

  /// A page of alarms does without while the office does not answer.
  public static ClimbView of(Office office, List<AlarmView> alarms, Texts w) {
    try {
      return new ClimbView(
          office.climbs().of(alarms.stream().map(AlarmView::climb).toList(), w.now()),
          new OfficeWords(w, office.people(), office.roles()));
    } catch (StoreException _) {
      return new ClimbView(Map.of(), new OfficeWords(w, People.none(w.zone()), Map.of()));
    }
  }

  /// Null while nobody can say.
  public @Nullable ClimbLine line(AlarmView alarm) {
    return lines.get(alarm.name());
  }
}
