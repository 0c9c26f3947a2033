package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Alarms as figures count them, a page at a time: there may be more than have room in memory.
final class OccurrenceRows {
  private static final int PAGE = 1_000;

  private static final String ALL = "SELECT * FROM alarm ";

  private final Reads reads;
  private final Map<Integer, String> devices = new HashMap<>();
  private final Map<String, Bilingual> labels = new HashMap<>();

  OccurrenceRows(Reads reads) {
    this.reads = reads;
    reads.in(session -> {
      session.list(
          row -> devices.put(row.getInt("id"), row.getString("name")),
          "SELECT id, name FROM device");
      return session.list(
          row ->
              labels.put(
                  key(row.getInt("device_id"), row.getString("name")),
                  new Bilingual(row.getString("label_id"), row.getString("label_en"))),
          "SELECT device_id, name, label_id, label_en FROM point");
    });
  }

  /// The alarms raised in a stretch of time, and those raised before that still stood in it, in the
  /// order they were raised.
  void each(long fromMs, long toMs, Consumer<AlarmOccurrence> to) {
    reads.in(session -> before(session, Math.min(fromMs, toMs))).forEach(to);
    raised(fromMs, toMs, to);
  }

  /// Those that were raised before a moment and stood then; of each kind and point one at most did.
  private List<AlarmOccurrence> before(SqlSession session, long ms) throws SQLException {
    return session.list(
        this::read,
        "SELECT * FROM alarm USE INDEX (alarm_cleared) WHERE raised_ms < ? AND cleared_ms >= ?"
            + " UNION ALL SELECT * FROM alarm USE INDEX (alarm_cleared) WHERE raised_ms < ?"
            + " AND cleared_ms IS NULL ORDER BY raised_ms, id",
        ms,
        ms,
        ms);
  }

  private void raised(long fromMs, long toMs, Consumer<AlarmOccurrence> to) {
    long lastMs = fromMs;
    long lastId = -1;
    while (true) {
      List<AlarmOccurrence> page = page(lastMs, lastId, toMs);
      page.forEach(to);
      if (page.size() < PAGE) {
        return;
      }
      lastMs = page.getLast().raised().toEpochMilli();
      lastId = page.getLast().id();
    }
  }

  private List<AlarmOccurrence> page(long lastMs, long lastId, long toMs) {
    return reads.in(session ->
        session.list(
            this::read,
            ALL
                + "WHERE raised_ms >= ? AND raised_ms < ? AND (raised_ms > ? OR id > ?)"
                + " ORDER BY raised_ms, id LIMIT "
                + PAGE,
            lastMs,
            toMs,
            lastMs,
            lastId));
  }

  /// The flood of alarms that lasts at a moment; null when there is none.
  ///
  /// @param most how many alarms are looked at
  @Nullable AlarmFlood flood(long nowMs, int most) {
    List<Long> newest = times(nowMs, AlarmFlood.CALM);
    if (newest.size() < AlarmFlood.CALM
        || nowMs - newest.getLast() >= AlarmFlood.WINDOW.toMillis()) {
      return null;
    }
    List<Long> times = times(nowMs, most);
    int begin = calm(times);
    AlarmFlood.Sweep sweep = new AlarmFlood.Sweep();
    raised(times.get(begin < 0 ? times.size() - 1 : begin), nowMs + 1, sweep::take);
    AlarmFlood flood = sweep.lasting(Instant.ofEpochMilli(nowMs));
    return flood == null || begin >= 0 || times.size() < most ? flood : flood.withoutBeginning();
  }

  /// Where in the times of alarms, the latest first, surely no flood lasted; negative when that is
  /// not among them.
  private static int calm(List<Long> times) {
    for (int i = 0; i + AlarmFlood.CALM < times.size(); i++) {
      int last = i + AlarmFlood.CALM;
      if (times.get(i) - times.get(last) >= AlarmFlood.WINDOW.toMillis()) {
        return last - 1;
      }
    }
    return -1;
  }

  /// When the last alarms were raised, the latest first; those that are set aside are not counted.
  private List<Long> times(long nowMs, int most) {
    return reads.in(session ->
        session.list(
            row -> row.getLong(1),
            "SELECT raised_ms FROM alarm WHERE raised_ms <= ? AND aside IS NULL"
                + " ORDER BY raised_ms DESC, id DESC LIMIT ?",
            nowMs,
            most));
  }

  private AlarmOccurrence read(ResultSet row) throws SQLException {
    int device = row.getInt("device_id");
    String point = row.getString("point");
    Bilingual label = labels.get(key(device, point));
    return new AlarmOccurrence(
        row.getLong("id"),
        devices.getOrDefault(device, ""),
        row.getString("kind"),
        point,
        label == null ? Bilingual.same(point) : label,
        Severity.valueOf(row.getString("severity")),
        Instant.ofEpochMilli(row.getLong("raised_ms")),
        moment(SqlSession.longOrNull(row, "cleared_ms")),
        row.getString("remark") == null,
        moment(SqlSession.longOrNull(row, "acknowledged_ms")),
        row.getString("aside") != null,
        moment(SqlSession.longOrNull(row, "heard_ms")),
        Math.max(1, row.getLong("raises")));
  }

  private static String key(int device, String point) {
    return device + " " + point;
  }

  private static @Nullable Instant moment(@Nullable Long ms) {
    return ms == null ? null : Instant.ofEpochMilli(ms);
  }
}
