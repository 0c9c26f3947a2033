package id.penjaga.hub.app.store.monitor;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.monitor.HostReadings.DiskState;
import id.penjaga.hub.core.monitor.ItemWatch;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.register.Item;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the book says of monitors, in tables, within the transaction of a session.
public final class MonitorRows {
  private static final int LONGEST_WHY = 300;

  private final SqlSession session;

  public MonitorRows(SqlSession session) {
    this.session = session;
  }

  /// Folds an entry in.
  public void take(Entry entry) throws SQLException {
    for (Fact fact : entry.facts()) {
      switch (fact) {
        case Fact.Turned turned -> turned(turned, entry);
        case Fact.WindowSet set ->
            session.update(
                "INSERT INTO work_window (id, register, item, from_ms, until_ms)"
                    + " VALUES (?, ?, ?, ?, ?)",
                set.window(),
                set.register(),
                set.item(),
                set.from().toEpochMilli(),
                set.until().toEpochMilli());
        case Fact.WindowEnded(long window, Instant until) ->
            session.update(
                "UPDATE work_window SET until_ms = ? WHERE id = ?", until.toEpochMilli(), window);
        case Fact.PartitionsRead read -> read(read, entry);
        default -> {} // not of monitors
      }
    }
  }

  private void turned(Fact.Turned turned, Entry entry) throws SQLException {
    String name = turned.monitor();
    int first = name.indexOf('/');
    int last = name.lastIndexOf('/');
    if (first < 0 || last <= first) {
      return; // no name that this version gives
    }
    long since = turned.since().toEpochMilli();
    String why = cut(turned.why());
    session.update(
        "INSERT INTO work_turn (monitor, since_ms, sequence, stand, why) VALUES (?, ?, ?, ?, ?)",
        name,
        since,
        entry.sequence(),
        turned.stand(),
        why);
    boolean down = turned.stand().equals(word(Stand.DOWN));
    int known =
        session.update(
            "UPDATE work_stand SET stand = ?, since_ms = ?, why = ?,"
                + " down_ms = CASE WHEN ? = 1 THEN ? ELSE down_ms END WHERE monitor = ?",
            turned.stand(),
            since,
            why,
            down ? 1 : 0,
            since,
            name);
    if (known == 0) {
      session.update(
          "INSERT INTO work_stand (monitor, register, item, means, stand, since_ms, why, down_ms)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          name,
          name.substring(0, first),
          Item.key(name.substring(first + 1, last)),
          name.substring(last + 1),
          turned.stand(),
          since,
          why,
          down ? since : 0);
    }
  }

  private static String cut(String why) {
    return why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why;
  }

  private void read(Fact.PartitionsRead read, Entry entry) throws SQLException {
    for (Map.Entry<String, Value> one : read.used().entrySet()) {
      if (one.getValue() instanceof Value.Numeric(BigDecimal used)) {
        session.update(
            "INSERT INTO work_partition (register, item, what, at_ms, tenths)"
                + " VALUES (?, ?, ?, ?, ?)",
            read.register(),
            Item.key(read.item()),
            one.getKey(),
            entry.at().toEpochMilli(),
            TallyRows.tenths(new PartitionUse(one.getKey(), used)));
      }
    }
  }

  /// Forgets all of it, at once and for good; the book has it.
  public static void empty(SqlSession session) throws SQLException {
    session.update("TRUNCATE TABLE work_turn");
    session.update("TRUNCATE TABLE work_stand");
    session.update("TRUNCATE TABLE work_window");
    session.update("TRUNCATE TABLE work_partition");
  }

  public static String word(Stand stand) {
    return stand.name().toLowerCase(Locale.ROOT);
  }

  /// A stand of a newer version is one of which nothing is known.
  static Stand stand(String word) {
    for (Stand stand : Stand.values()) {
      if (word(stand).equals(word)) {
        return stand;
      }
    }
    return Stand.UNKNOWN;
  }

  /// How every monitor stands that ever did, by name.
  public Map<String, StateTurn> stands() throws SQLException {
    Map<String, StateTurn> all = new LinkedHashMap<>();
    for (StateTurn turn :
        session.list(
            MonitorRows::turn,
            "SELECT monitor, stand, since_ms, why FROM work_stand ORDER BY monitor")) {
      all.put(turn.monitor(), turn);
    }
    return all;
  }

  /// The turns of a monitor, in the order of their beginnings, with the one that stood when a
  /// moment began.
  public List<StateTurn> turns(String monitor, Instant from) throws SQLException {
    return session.list(
        MonitorRows::turn,
        "SELECT monitor, stand, since_ms, why FROM work_turn WHERE monitor = ? AND since_ms >="
            + " COALESCE((SELECT MAX(t.since_ms) FROM work_turn t WHERE t.monitor = ? AND"
            + " t.since_ms <= ?), 0) ORDER BY since_ms, sequence,"
            + " CASE WHEN stand = 'unknown' THEN 0 ELSE 1 END",
        monitor,
        monitor,
        from.toEpochMilli());
  }

  private static StateTurn turn(ResultSet row) throws SQLException {
    return new StateTurn(
        row.getString("monitor"),
        stand(row.getString("stand")),
        Instant.ofEpochMilli(row.getLong("since_ms")),
        row.getString("why"));
  }

  /// Windows that end after a moment, the earliest first.
  public List<MaintenanceWindow> windows(Instant after) throws SQLException {
    return session.list(
        MonitorRows::window,
        "SELECT * FROM work_window WHERE until_ms > ? ORDER BY from_ms, id",
        after.toEpochMilli());
  }

  private static MaintenanceWindow window(ResultSet row) throws SQLException {
    return new MaintenanceWindow(
        row.getLong("id"),
        row.getString("register"),
        row.getString("item"),
        Instant.ofEpochMilli(row.getLong("from_ms")),
        Instant.ofEpochMilli(row.getLong("until_ms")));
  }

  /// What is known of an item. Of partitions that both a collector and a person read, the later.
  public ItemWatch of(String register, String label) throws SQLException {
    String item = Item.key(label);
    List<ItemWatch.Line> lines =
        session.list(
            row ->
                new ItemWatch.Line(
                    row.getString("means"),
                    stand(row.getString("stand")),
                    Instant.ofEpochMilli(row.getLong("since_ms")),
                    row.getString("why"),
                    row.getLong("down_ms") == 0
                        ? null
                        : Instant.ofEpochMilli(row.getLong("down_ms"))),
            "SELECT means, stand, since_ms, why, down_ms FROM work_stand WHERE register = ?"
                + " AND item = ? ORDER BY means",
            register,
            item);
    TallyRows tallies = new TallyRows(session);
    List<TallyRows.Reading> said = tallies.readings(register, item);
    List<PartitionUse> partitions = new ArrayList<>();
    List<DiskState> disks = new ArrayList<>();
    for (TallyRows.Reading reading : said) {
      switch (reading.kind()) {
        case TallyRows.DISK -> partitions.add(reading.partition());
        case TallyRows.RAID ->
            disks.add(new DiskState(reading.what(), reading.tenths() > 0, reading.detail()));
        default -> {} // told elsewhere
      }
    }
    return new ItemWatch(lines, partitions, disks);
  }

  /// Whether something with this label answers, in whatever register it is; null when that is not
  /// known.
  public @org.jspecify.annotations.Nullable Boolean answers(String label) throws SQLException {
    List<String> stands =
        session.list(
            row -> row.getString(1),
            "SELECT stand FROM work_stand WHERE item = ? AND means NOT IN ('tls', 'readings')",
            Item.key(label));
    if (stands.contains(word(Stand.DOWN))) {
      return false;
    }
    return stands.contains(word(Stand.UP)) ? true : null;
  }
}
