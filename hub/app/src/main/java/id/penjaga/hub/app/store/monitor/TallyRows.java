package id.penjaga.hub.app.store.monitor;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.monitor.HostReadings;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.register.Item;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tallies of checks, and what collectors said: of no book, and not made again from it.
public final class TallyRows {
  public static final String DISK = "disk";
  public static final String RAID = "raid";
  public static final String PROCESSOR = "processor";
  public static final String MEMORY = "memory";

  private static final int PER_MILLE = 10;
  private static final int MOST_READINGS = 400;
  private static final int LONGEST = 100;

  private final SqlSession session;

  public TallyRows(SqlSession session) {
    this.session = session;
  }

  /// Checks of one monitor in a stretch of time.
  ///
  /// @param sumMicros of those that were answered
  public record Tally(long fromMs, int checks, int misses, long sumMicros, long maxMicros) {
    /// Milliseconds until an answer, in the mean; 0 without one.
    public double meanMillis() {
      int answered = checks - misses;
      return answered <= 0 ? 0 : sumMicros / 1000.0 / answered;
    }
  }

  /// A day of one monitor or reading.
  ///
  /// @param worst fullest of a partition, per mille
  public record Day(LocalDate day, String what, int checks, int misses, int worst) {
    public BigDecimal used() {
      return BigDecimal.valueOf(worst, 1);
    }
  }

  /// A reading of a server.
  ///
  /// @param source a collector's name; empty for a person
  public record Reading(
      String kind, String what, Instant at, int tenths, String detail, String source) {
    public PartitionUse partition() {
      return new PartitionUse(what, BigDecimal.valueOf(tenths, 1));
    }
  }

  static int tenths(PartitionUse use) {
    return use.used().movePointRight(1).intValue();
  }

  /// Adds to the tallies of a stretch and of its day.
  ///
  /// @param kind what the monitor finds
  /// @param means of the monitor
  public void add(
      String monitor,
      String register,
      String label,
      String kind,
      String means,
      LocalDate day,
      Tally tally)
      throws SQLException {
    int known =
        session.update(
            "UPDATE monitor_part SET checks = checks + ?, misses = misses + ?, sum_us = sum_us + ?,"
                + " max_us = GREATEST(max_us, ?) WHERE monitor = ? AND from_ms = ?",
            tally.checks(),
            tally.misses(),
            tally.sumMicros(),
            tally.maxMicros(),
            monitor,
            tally.fromMs());
    if (known == 0) {
      session.update(
          "INSERT INTO monitor_part (monitor, from_ms, checks, misses, sum_us, max_us)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          monitor,
          tally.fromMs(),
          tally.checks(),
          tally.misses(),
          tally.sumMicros(),
          tally.maxMicros());
    }
    day(register, label, kind, means, day, tally.checks(), tally.misses(), tally.sumMicros(), 0);
  }

  private void day(
      String register,
      String label,
      String kind,
      String what,
      LocalDate day,
      int checks,
      int misses,
      long sum,
      int worst)
      throws SQLException {
    String item = Item.key(label);
    int known =
        session.update(
            "UPDATE monitor_day SET checks = checks + ?, misses = misses + ?, sum_us = sum_us + ?,"
                + " worst = GREATEST(worst, ?) WHERE register = ? AND item = ? AND kind = ?"
                + " AND what = ? AND held = ?",
            checks,
            misses,
            sum,
            worst,
            register,
            item,
            kind,
            what,
            day.toString());
    if (known == 0) {
      session.update(
          "INSERT INTO monitor_day (register, item, kind, what, held, checks, misses, sum_us,"
              + " worst) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          register,
          item,
          kind,
          what,
          day.toString(),
          checks,
          misses,
          sum,
          worst);
    }
  }

  /// Keeps what a collector said of a server: the latest of each, and the worst of the day.
  public void said(
      String register, String label, HostReadings said, String source, Instant at, LocalDate day)
      throws SQLException {
    for (PartitionUse one : said.partitions()) {
      one(register, label, DISK, one.partition(), tenths(one), "", source, at, day);
    }
    for (HostReadings.DiskState one : said.disks()) {
      one(register, label, RAID, one.disk(), one.sound() ? 1 : 0, one.detail(), source, at, day);
    }
    share(register, label, PROCESSOR, said.processor(), source, at, day);
    share(register, label, MEMORY, said.memory(), source, at, day);
  }

  private void share(
      String register,
      String label,
      String kind,
      @Nullable Double percent,
      String source,
      Instant at,
      LocalDate day)
      throws SQLException {
    if (percent != null) {
      int tenths = (int) Math.round(percent * PER_MILLE);
      one(register, label, kind, "", tenths, "", source, at, day);
    }
  }

  private void one(
      String register,
      String label,
      String kind,
      String name,
      int tenths,
      String detail,
      String source,
      Instant at,
      LocalDate day)
      throws SQLException {
    String item = Item.key(label);
    String what = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    int known =
        session.update(
            "UPDATE monitor_reading SET at_ms = ?, tenths = ?, detail = ?, source = ?"
                + " WHERE register = ? AND item = ? AND kind = ? AND what = ?",
            at.toEpochMilli(),
            tenths,
            detail,
            source,
            register,
            item,
            kind,
            what);
    if (known == 0) {
      session.update(
          "INSERT INTO monitor_reading (register, item, kind, what, at_ms, tenths, detail, source)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          register,
          item,
          kind,
          what,
          at.toEpochMilli(),
          tenths,
          detail,
          source);
    }
    boolean bad = kind.equals(RAID) && tenths == 0;
    day(register, label, kind, what, day, 1, bad ? 1 : 0, 0, tenths);
  }

  /// What is known of a server now: of each partition the latest of what collectors said and people
  /// read. A partition that the newest reading of its kind left out is gone.
  public List<Reading> readings(String register, String label) throws SQLException {
    String item = Item.key(label);
    Map<String, Reading> latest = new TreeMap<>();
    List<Reading> all =
        new ArrayList<>(
            session.list(
                TallyRows::reading,
                "SELECT kind, what, at_ms, tenths, detail, source FROM monitor_reading WHERE"
                    + " register = ? AND item = ? ORDER BY kind, what FETCH FIRST "
                    + MOST_READINGS
                    + " ROWS ONLY",
                register,
                item));
    all.addAll(
        session.list(
            TallyRows::reading,
            "SELECT 'disk' AS kind, what, at_ms, tenths, '' AS detail, '' AS source FROM"
                + " work_partition WHERE register = ? AND item = ? AND at_ms = (SELECT"
                + " MAX(p.at_ms) FROM work_partition p WHERE p.register = ? AND p.item = ?)"
                + " ORDER BY what",
            register,
            item,
            register,
            item));
    for (Reading one : all) {
      latest.merge(one.kind() + "/" + one.what(), one, (a, b) -> b.at().isAfter(a.at()) ? b : a);
    }
    return List.copyOf(latest.values());
  }

  private static Reading reading(ResultSet row) throws SQLException {
    return new Reading(
        row.getString("kind"),
        row.getString("what"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        row.getInt("tenths"),
        row.getString("detail"),
        row.getString("source"));
  }

  /// The parts of a monitor since a moment, in their order.
  public List<Tally> parts(String monitor, Instant from) throws SQLException {
    return session.list(
        row ->
            new Tally(
                row.getLong("from_ms"),
                row.getInt("checks"),
                row.getInt("misses"),
                row.getLong("sum_us"),
                row.getLong("max_us")),
        "SELECT * FROM monitor_part WHERE monitor = ? AND from_ms >= ? ORDER BY from_ms",
        monitor,
        from.toEpochMilli());
  }

  /// Days of an item since one, in their order.
  public List<Day> days(String register, String label, String kind, LocalDate from)
      throws SQLException {
    return session.list(
        row ->
            new Day(
                LocalDate.parse(row.getString("held")),
                row.getString("what"),
                row.getInt("checks"),
                row.getInt("misses"),
                row.getInt("worst")),
        "SELECT held, what, checks, misses, worst FROM monitor_day WHERE register = ? AND item = ?"
            + " AND kind = ? AND held >= ? ORDER BY held, what",
        register,
        Item.key(label),
        kind,
        from.toString());
  }

  /// When the monitors were at work last; null for never.
  public @Nullable Instant alive() throws SQLException {
    Long last =
        session.first(row -> row.getLong(1), "SELECT last_ms FROM monitor_alive WHERE id = 1");
    return last == null || last == 0 ? null : Instant.ofEpochMilli(last);
  }

  public void alive(Instant now) throws SQLException {
    session.update("UPDATE monitor_alive SET last_ms = ? WHERE id = 1", now.toEpochMilli());
  }

  /// Forgets what is older than people look back.
  ///
  /// @param parts before that moment
  /// @param days before that day
  public void forget(Instant parts, LocalDate days) throws SQLException {
    session.update("DELETE FROM monitor_part WHERE from_ms < ?", parts.toEpochMilli());
    session.update("DELETE FROM monitor_day WHERE held < ?", days.toString());
  }
}
