package id.penjaga.hub.app.store.visit;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.visit.Passage;
import id.penjaga.hub.core.visit.Presented;
import id.penjaga.hub.core.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Visits and passages in the transaction of a session. Every method may throw a [StoreException].
public final class VisitRows {
  private static final int MOST_VISITS = 1_000;
  private static final int MOST_PASSAGES = 5_000;
  private static final int MOST_PRESENTED = 100;

  private final SqlSession session;
  private final Pins pins;

  /// @param pins the definitions that cases run on
  public VisitRows(SqlSession session, Pins pins) {
    this.session = session;
    this.pins = pins;
  }

  private interface Asked<T> {
    T ask() throws SQLException;
  }

  private static <T> T kept(Asked<T> asked) {
    try {
      return asked.ask();
    } catch (SQLException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Number of the last entry of the book; 0 while it is empty.
  public long lastEntry() {
    return kept(() -> BookTables.reading(session).last().sequence());
  }

  /// Cases of visits that are open or ended after a moment, the oldest first.
  public List<Long> cases(Instant endedAfter) {
    Set<String> procedures = pins.visits();
    if (procedures.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(procedures);
    values.add(endedAfter.toEpochMilli());
    List<Long> newest =
        kept(() ->
            session.list(
                row -> row.getLong(1),
                "SELECT id FROM work_case WHERE procedure IN ("
                    + marks(procedures.size())
                    + ") AND (ended_ms = 0 OR ended_ms > ?) ORDER BY id DESC FETCH FIRST "
                    + MOST_VISITS
                    + " ROWS ONLY",
                values.toArray()));
    return newest.reversed();
  }

  /// All cases of visits that were opened before a moment and are open or ended after another, the
  /// oldest first.
  public List<Long> cases(Instant openedBefore, Instant endedAfter) {
    Set<String> procedures = pins.visits();
    if (procedures.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(procedures);
    values.add(openedBefore.toEpochMilli());
    values.add(endedAfter.toEpochMilli());
    return kept(() ->
        session.list(
            row -> row.getLong(1),
            "SELECT id FROM work_case WHERE procedure IN ("
                + marks(procedures.size())
                + ") AND opened_ms < ? AND (ended_ms = 0 OR ended_ms > ?) ORDER BY id",
            values.toArray()));
  }

  /// Cases with entries behind a number.
  public Set<Long> changed(long after) {
    return new HashSet<>(
        kept(() ->
            session.list(
                row -> Long.valueOf(row.getString(1)),
                "SELECT DISTINCT subject_id FROM book_entry WHERE sequence > ? AND subject_kind ="
                    + " 'case'",
                after)));
  }

  /// Null when there is no such case, or it is no visit.
  public @Nullable Visit visit(long about) {
    Case state = Cases.fold(kept(() -> BookTables.reading(session).entries(Subject.ofCase(about))));
    return visit(state);
  }

  private @Nullable Visit visit(@Nullable Case state) {
    return state == null ? null : Visit.of(state, pins.get(state.definition()));
  }

  /// The visits of some cases, in their order; cases that are none are left out.
  public List<Visit> visits(List<Long> cases) {
    Map<String, List<Entry>> entries =
        kept(() -> BookTables.reading(session).ofCases(cases)).stream()
            .collect(Collectors.groupingBy(entry -> entry.subject().id()));
    List<Visit> visits = new ArrayList<>();
    for (long about : cases) {
      Case state = Cases.fold(entries.getOrDefault(Long.toString(about), List.of()));
      Visit visit = visit(state);
      if (visit != null) {
        visits.add(visit);
      }
    }
    return visits;
  }

  /// Who passed a door lately, in the order the hub stored it.
  ///
  /// @param holders only theirs
  public List<Passage> passages(Collection<String> holders, Instant after) {
    return passages(
        holders,
        after,
        Instant.ofEpochMilli(Long.MAX_VALUE),
        "FETCH FIRST " + MOST_PASSAGES + " ROWS ONLY");
  }

  /// Everybody who passed a door within a stretch, in the order the hub stored it.
  ///
  /// @param holders only theirs
  public List<Passage> passages(Collection<String> holders, Instant after, Instant before) {
    return passages(holders, after, before, "");
  }

  private List<Passage> passages(
      Collection<String> holders, Instant after, Instant before, String most) {
    if (holders.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>();
    values.add(Category.ACCESS.code());
    values.add(after.toEpochMilli());
    values.add(before.toEpochMilli());
    values.addAll(holders);
    List<Optional<Passage>> newest =
        kept(() ->
            session.list(
                row ->
                    passage(
                        Objects.requireNonNull(row.getString("payload")),
                        Instant.ofEpochMilli(row.getLong("at_ms"))),
                "SELECT j.payload, j.at_ms FROM journal j WHERE j.category = ? AND j.type IN"
                    + " ('PersonEntered', 'PersonLeft') AND j.at_ms > ? AND j.at_ms < ? AND"
                    + " j.holder IN ("
                    + marks(holders.size())
                    + ") ORDER BY j.id DESC "
                    + most,
                values.toArray()));
    return newest.reversed().stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Passage> passage(String payload, Instant at) {
    try {
      JournalRecord record = Codec.readJournal(payload.getBytes(StandardCharsets.UTF_8));
      long wall = record.at().wallMs();
      return switch (record.event()) {
        case JournalEvent.PersonEntered e ->
            Optional.of(new Passage(e.holder(), e.permit(), true, at, wall));
        case JournalEvent.PersonLeft e ->
            Optional.of(new Passage(e.holder(), null, false, at, wall));
        default -> Optional.empty();
      };
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  /// Badges that a door told of lately whose holders may have something to write down there.
  ///
  /// @param before records of a clock that runs ahead are not believed
  public List<Presented.Told> presented(
      String device, PointId door, Instant after, Instant before) {
    List<Long> logs =
        kept(() ->
            session.list(
                row -> row.getLong(1),
                "SELECT l.id FROM log l JOIN device d ON d.id = l.device_id AND d.log = l.name"
                    + " WHERE d.name = ?",
                device));
    List<Presented.Told> told = new ArrayList<>();
    for (long log : logs) {
      kept(() ->
              session.list(
                  row -> presented(row.getString(1), door, row.getLong(2)),
                  "SELECT payload, at_ms FROM journal WHERE log_id = ? AND at_ms > ? AND at_ms < ?"
                      + " AND category = ? ORDER BY at_ms DESC FETCH FIRST "
                      + MOST_PRESENTED
                      + " ROWS ONLY",
                  log,
                  after.toEpochMilli(),
                  before.toEpochMilli(),
                  Category.ACCESS.code()))
          .forEach(one -> one.ifPresent(told::add));
    }
    return told;
  }

  private static Optional<Presented.Told> presented(
      @Nullable String payload, PointId door, long atMs) {
    try {
      JournalRecord record =
          Codec.readJournal(Objects.requireNonNull(payload).getBytes(StandardCharsets.UTF_8));
      return Optional.ofNullable(Presented.holder(record.event(), door))
          .map(holder -> new Presented.Told(holder, Instant.ofEpochMilli(atMs)));
    } catch (MalformedMessage _) {
      return Optional.empty();
    }
  }

  /// Who is inside by the doors, the longest first.
  ///
  /// @param known since when `certainty` is what it is
  public record Inside(
      DeviceId device,
      BadgeId badge,
      String holder,
      String door,
      Instant since,
      Certainty certainty,
      Instant known) {}

  public List<Inside> inside() {
    return kept(() ->
        session.list(
            row ->
                new Inside(
                    new DeviceId(row.getString("device")),
                    new BadgeId(row.getString("badge")),
                    Objects.requireNonNull(row.getString("holder")),
                    Objects.requireNonNull(row.getString("door")),
                    Instant.ofEpochMilli(row.getLong("since_ms")),
                    Certainty.valueOf(row.getString("certainty")),
                    Instant.ofEpochMilli(row.getLong("known_ms"))),
            "SELECT o.*, d.name AS device FROM occupant o JOIN device d ON d.id = o.device_id"
                + " ORDER BY o.since_ms, o.badge"));
  }

  /// The doors of each device that were ever told.
  public Map<String, Set<PointId>> doors() {
    Map<String, Set<PointId>> doors = new HashMap<>();
    kept(() ->
        session.list(
            row ->
                doors
                    .computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                    .add(new PointId(row.getString(2))),
            "SELECT d.name, p.name FROM point p JOIN device d ON d.id = p.device_id WHERE p.kind ="
                + " ?",
            PointKind.DOOR.name()));
    return doors;
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
