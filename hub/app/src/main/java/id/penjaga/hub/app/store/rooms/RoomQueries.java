package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.ingest.IngestStream;
import id.penjaga.hub.app.store.ingest.StreamKind;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.readings.Statistics;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmName;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the pages ask. Everything comes from the database; the picture of now is the live picture.
///
/// Every method throws a `StoreException` when the database cannot answer.
public final class RoomQueries {
  private static final int MOST_HOLDS = 1_000;

  private final Reads reads;
  private final HubClock clock;
  private final PendingReadings pending;

  /// The questions of `reads`; ask [id.penjaga.hub.app.store.Store#queries] for them.
  public RoomQueries(Reads reads, HubClock clock, PendingReadings pending) {
    this.reads = reads;
    this.clock = clock;
    this.pending = pending;
  }

  /// A point over a stretch of time: every reading when there are at most `most`, else tallies of
  /// equal stretches, at most `most` of them. Empty when the point is unknown.
  public History history(DeviceId device, PointId point, long fromMs, long toMs, int most) {
    return series(device, point, series -> series.history(fromMs, toMs, most))
        .orElseGet(() -> new History.Readings(new Samples(0)));
  }

  /// Asks one point's past; empty when the point is unknown.
  public <T> Optional<T> series(DeviceId device, PointId point, Series.Question<T> question) {
    return reads.in(session -> {
      Series found = series(session, device, point);
      return found == null ? Optional.<T>empty() : Optional.of(question.ask(found));
    });
  }

  /// The last good reading of each point of a device, with its time and since when it has that
  /// value, whatever was shown or heard since the start. A point that was never measured is absent.
  public Map<PointId, PendingReadings.Latest> latest(DeviceId device) {
    return reads.in(session -> {
      Map<PointId, PendingReadings.Latest> all = new LinkedHashMap<>();
      session.list(
          row -> {
            PendingReadings.Latest latest = pending.latest(row.getInt(1));
            if (latest != null) {
              all.put(new PointId(row.getString(2)), latest);
            }
            return true;
          },
          "SELECT p.id, p.name FROM point p JOIN device d ON d.id = p.device_id WHERE d.name = ?"
              + " ORDER BY p.id",
          device.name());
      return all;
    });
  }

  /// The numbers of a stretch of time that begins and ends on full hours (ENV-06).
  public Statistics statistics(DeviceId device, PointId point, long fromMs, long toMs) {
    return reads.in(session -> statistics(series(session, device, point), fromMs, toMs));
  }

  /// The numbers of each day of a month, up to today, in the site's zone (ENV-06).
  public List<Statistics> days(DeviceId device, PointId point, YearMonth month, ZoneId zone) {
    return reads.in(session -> {
      Series series = series(session, device, point);
      List<Statistics> days = new ArrayList<>();
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        long from = startOf(month.atDay(day), zone);
        if (from <= clock.wallMs()) {
          days.add(statistics(series, from, startOf(month.atDay(day).plusDays(1), zone)));
        }
      }
      return days;
    });
  }

  /// What is set aside now, the oldest first.
  public List<ShelfLine> shelves() {
    return reads.in(session -> ShelfLine.all(session, clock.wallMs()));
  }

  public List<AlarmLine> alarms(AlarmLine.Filter filter) {
    return reads.in(session ->
        session.list(
            AlarmLine::read,
            AlarmLine.ALL
                + " WHERE a.id < ? AND (? = FALSE OR a.attention = TRUE)"
                + " AND (CAST(? AS VARCHAR(63)) IS NULL OR d.name = ?)"
                + " AND (CAST(? AS VARCHAR(40)) IS NULL OR a.kind = ?)"
                + " ORDER BY a.id DESC LIMIT ?",
            filter.beforeId(),
            filter.attentionOnly(),
            name(filter.device()),
            name(filter.device()),
            filter.kind(),
            filter.kind(),
            filter.most()));
  }

  /// All alarms raised within a stretch of time, and those raised before that still stood in it, in
  /// the order they were raised: one by one, for there may be many.
  public void occurrences(long fromMs, long toMs, Consumer<AlarmOccurrence> each) {
    new OccurrenceRows(reads).each(fromMs, toMs, each);
  }

  /// The flood of alarms that lasts now; null when there is none.
  ///
  /// @param most how many alarms are looked at
  public @Nullable AlarmFlood flood(int most) {
    return new OccurrenceRows(reads).flood(clock.wallMs(), most);
  }

  /// One alarm; null when there is none with this id.
  public @Nullable AlarmLine alarm(long id) {
    return alarm(" WHERE a.id = ?", id);
  }

  /// The alarm of a name of the book; null when there is none.
  public @Nullable AlarmLine alarm(AlarmName name) {
    OccurrenceId occurrence = name.occurrence();
    return occurrence == null
        ? alarm(
            " WHERE d.name = ? AND a.kind = ? AND a.point = ? AND a.raised_ms = ?"
                + " AND a.log_id IS NULL",
            name.device(),
            name.kind(),
            name.point(),
            name.raisedMs())
        : alarm(
            " WHERE d.name = ? AND l.name = ? AND a.epoch = ? AND a.sequence = ?",
            name.device(),
            occurrence.log(),
            occurrence.position().epoch(),
            occurrence.position().sequence());
  }

  private @Nullable AlarmLine alarm(String where, Object... values) {
    List<AlarmLine> found =
        reads.in(session -> session.list(AlarmLine::read, AlarmLine.ALL + where, values));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The journal; with {@link Category#ACCESS} the access log.
  public List<JournalLine> journal(JournalLine.Filter filter) {
    Category category = filter.category();
    String byCategory = category == null ? "" : " AND j.category = " + category.code();
    return reads.in(session ->
        session.list(
            JournalLine::read,
            "SELECT j.*, l.name AS log, d.name AS device FROM journal j"
                + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
                + " WHERE j.id < ? AND j.at_ms >= ? AND j.at_ms < ?"
                + byCategory
                + " AND (CAST(? AS VARCHAR(63)) IS NULL OR d.name = ?)"
                + " AND (CAST(? AS VARCHAR(4096)) IS NULL OR j.holder = ?)"
                + " ORDER BY j.id DESC LIMIT ?",
            filter.beforeId(),
            filter.fromMs(),
            filter.toMs(),
            name(filter.device()),
            name(filter.device()),
            filter.holder(),
            filter.holder(),
            filter.most()));
  }

  /// The latest record of a kind of a device; null when there is none.
  ///
  /// @param category that its kind belongs to
  /// @param type name of the event
  public @Nullable JournalLine latest(DeviceId device, Category category, String type) {
    List<JournalLine> found =
        reads.in(session ->
            session.list(
                JournalLine::read,
                "SELECT j.*, l.name AS log, d.name AS device FROM journal j"
                    + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
                    + " WHERE j.category = ? AND j.type = ? AND d.name = ?"
                    + " ORDER BY j.id DESC LIMIT 1",
                category.code(),
                type,
                device.name()));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Why a device refused a command within the last ten minutes; null when it did not.
  ///
  /// @param command the command's id
  public JournalEvent.@Nullable CommandRefused commandRefused(DeviceId device, String command) {
    JournalLine.Filter lately =
        new JournalLine.Filter(
            device, Category.SYSTEM, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, 200);
    return journal(lately).stream()
        .filter(line -> clock.wallMs() - line.receivedMs() <= 600_000)
        .map(JournalLine::event)
        .filter(JournalEvent.CommandRefused.class::isInstance)
        .map(JournalEvent.CommandRefused.class::cast)
        .filter(refused -> refused.command().equals(command))
        .findFirst()
        .orElse(null);
  }

  /// Who is inside, longest first.
  public List<Occupant> inside() {
    return reads.in(session ->
        session.list(
            row ->
                new Occupant(
                    new DeviceId(row.getString("device")),
                    new BadgeId(row.getString("badge")),
                    row.getString("holder"),
                    row.getString("door"),
                    row.getLong("since_ms"),
                    Certainty.valueOf(row.getString("certainty")),
                    row.getString("doubt"),
                    row.getLong("known_ms")),
            "SELECT o.*, d.name AS device FROM occupant o JOIN device d ON d.id = o.device_id"
                + " ORDER BY o.since_ms"));
  }

  /// All points ever heard of, with the labels and limits that hold now.
  public List<PointInfo> points(DeviceId device) {
    return reads.in(session ->
        session.list(
            RoomQueries::info,
            "SELECT p.* FROM point p JOIN device d ON d.id = p.device_id WHERE d.name = ?"
                + " ORDER BY p.id",
            device.name()));
  }

  /// All devices, retired ones included.
  public List<DeviceLine> devices() {
    return reads.in(session ->
        session.list(
            RoomQueries::device,
            "SELECT d.*, j.log_id AS j_log, j.epoch AS j_epoch, j.sequence AS j_sequence,"
                + " j.stored AS j_stored, j.duplicates AS j_duplicates, j.gaps AS j_gaps,"
                + " j.forks AS j_forks, j.breaks AS j_breaks, t.log_id AS t_log,"
                + " t.epoch AS t_epoch, t.sequence AS t_sequence, t.stored AS t_stored,"
                + " t.duplicates AS t_duplicates, t.gaps AS t_gaps, t.forks AS t_forks,"
                + " t.breaks AS t_breaks,"
                + " (SELECT COUNT(*) FROM log x WHERE x.device_id = d.id) AS logs,"
                + " (SELECT COUNT(*) FROM hole h JOIN log x ON x.id = h.log_id"
                + "   WHERE x.device_id = d.id) AS holes"
                + " FROM device d LEFT JOIN log l ON l.device_id = d.id AND l.name = d.log"
                + " LEFT JOIN stream j ON j.log_id = l.id AND j.kind = 1"
                + " LEFT JOIN stream t ON t.log_id = l.id AND t.kind = 2"
                + " WHERE d.name <> ? ORDER BY d.name",
            HubAlarm.SELF.name()));
  }

  /// What is kept from retention, the oldest first.
  public List<HoldLine> holds() {
    return reads.in(session ->
        session.list(
            row ->
                new HoldLine(
                    row.getLong("id"),
                    new DeviceId(row.getString("name")),
                    row.getLong("from_ms"),
                    row.getLong("to_ms"),
                    row.getString("actor"),
                    row.getString("reason")),
            "SELECT r.*, d.name FROM retention_hold r JOIN device d ON d.id = r.device_id"
                + " ORDER BY r.id LIMIT ?",
            MOST_HOLDS));
  }

  /// What people and the hub did to what is stored of a device, newest first.
  public List<HubEvent> hubEvents(DeviceId device, int most) {
    return reads.in(session ->
        session.list(
            row ->
                new HubEvent(
                    row.getLong("at_ms"),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getString("actor"),
                    row.getString("reason")),
            "SELECT e.* FROM hub_event e JOIN device d ON d.id = e.device_id WHERE d.name = ?"
                + " ORDER BY e.id DESC LIMIT ?",
            device.name(),
            most));
  }

  /// The devices as they described themselves last.
  public List<StateMessage.Status> known() {
    return devices().stream()
        .filter(device -> device.log() != null)
        .map(device ->
            new StateMessage.Status(
                device.device(),
                false,
                device.version(),
                device.board(),
                device.simulated(),
                Objects.requireNonNull(device.log()),
                device.epoch(),
                null,
                null,
                null,
                points(device.device())))
        .toList();
  }

  /// Stretches of messages that will never come, newest first.
  public List<DeviceLine.Hole> holes(DeviceId device, int most) {
    return reads.in(session ->
        session.list(
            row ->
                new DeviceLine.Hole(
                    device,
                    row.getString("log"),
                    StreamKind.values()[row.getInt("kind") - 1],
                    IngestStream.position(row, "from_epoch", "from_sequence"),
                    new Position(row.getInt("to_epoch"), row.getLong("to_sequence")),
                    row.getString("why"),
                    row.getLong("found_ms")),
            "SELECT h.*, l.name AS log FROM hole h JOIN log l ON l.id = h.log_id"
                + " JOIN device d ON d.id = l.device_id WHERE d.name = ?"
                + " ORDER BY h.id DESC LIMIT ?",
            device.name(),
            most));
  }

  private Statistics statistics(@Nullable Series series, long fromMs, long toMs)
      throws SQLException {
    Tally sum = new Tally();
    if (series != null) {
      series.hours(fromMs, toMs).values().forEach(sum::add);
    }
    long passed = Math.clamp(clock.wallMs() - fromMs, 0, toMs - fromMs);
    return new Statistics(fromMs, toMs, sum, Math.max(0, passed - sum.measuredMs()));
  }

  private @Nullable Series series(SqlSession session, DeviceId device, PointId point)
      throws SQLException {
    return session.first(
        row -> new Series(session, pending, row.getInt(1)),
        "SELECT p.id FROM point p JOIN device d ON d.id = p.device_id"
            + " WHERE d.name = ? AND p.name = ?",
        device.name(),
        point.name());
  }

  private static PointInfo info(ResultSet row) throws SQLException {
    return new PointInfo(
        new PointId(row.getString("name")),
        PointKind.valueOf(row.getString("kind")),
        Unit.ofCode(row.getString("unit")),
        row.getString("label_id"),
        row.getString("label_en"),
        row.getLong("stale_after_ms"),
        Folding.PointFacts.limits(row),
        null,
        row.getDouble("accuracy"));
  }

  private static DeviceLine device(ResultSet row) throws SQLException {
    return new DeviceLine(
        new DeviceId(row.getString("name")),
        row.getString("log"),
        row.getInt("epoch"),
        text(row, "version"),
        text(row, "board"),
        row.getBoolean("simulated"),
        row.getLong("first_ms"),
        stream(row, "j_"),
        stream(row, "t_"),
        row.getInt("logs"),
        row.getLong("holes"),
        SqlSession.longOrNull(row, "retired_ms"),
        row.getString("retired_by"),
        SqlSession.longOrNull(row, "spoke_ms"));
  }

  private static DeviceLine.@Nullable StreamLine stream(ResultSet row, String prefix)
      throws SQLException {
    return SqlSession.longOrNull(row, prefix + "log") == null
        ? null
        : new DeviceLine.StreamLine(
            IngestStream.position(row, prefix + "epoch", prefix + "sequence"),
            row.getLong(prefix + "stored"),
            row.getLong(prefix + "duplicates"),
            row.getLong(prefix + "gaps"),
            row.getLong(prefix + "forks"),
            row.getLong(prefix + "breaks"));
  }

  private static long startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static @Nullable String name(@Nullable DeviceId device) {
    return device == null ? null : device.name();
  }
}
