package id.penjaga.hub.app.web.alarm;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.web.notice.NoticePages.LedgerView;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.TileView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One alarm from what raised it to its end (ENV-11).
///
/// @param meaning null for a kind this hub does not know
/// @param point what it is about as it is now; null for an alarm about no point
/// @param then what the records say of the time of the alarm
/// @param series of the point around the alarm, for a chart; empty without a reading
/// @param inside who was there when it was raised
/// @param cases that it opened
/// @param notices null while nobody can say
public record StoryView(
    AlarmView alarm,
    @Nullable AlarmMeaning meaning,
    @Nullable TileView point,
    AlarmThen then,
    String series,
    List<Inside> inside,
    List<CaseFile> cases,
    ClimbView climbs,
    @Nullable LedgerView notices) {

  /// Somebody who was inside.
  ///
  /// @param door by which they went in
  /// @param presumed whether they may have left unseen
  /// @param about their visit; 0 for who has a right of their own
  /// @param permit number of the visit; empty for who has a right of their own
  /// @param escort empty for none
  public record Inside(
      String name,
      String door,
      Instant since,
      boolean presumed,
      long about,
      String permit,
      String escort) {}

  /// The moments that the chart marks, in seconds since 1970.
  public String marks() {
    Instant over = alarm.cleared();
    return "["
        + alarm.raised().getEpochSecond()
        + (over == null ? "" : "," + over.getEpochSecond())
        + "]";
  }
}
