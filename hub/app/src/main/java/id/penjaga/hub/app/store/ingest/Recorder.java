package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.SeriesPackets;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.Arrival;
import id.penjaga.hub.core.EpochClock;
import id.penjaga.hub.core.Ingest;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes messages into the open transaction of a session. All it remembers besides the disk is
/// thrown away with it when a transaction fails.
final class Recorder {
  /// A device that keeps sending behind a gap is told again at most this often.
  private static final long GAP_ANSWER_MS = 500;

  private static final int PACKET_BYTES = 60_000;

  private final SqlSession session;
  private final HubClock clock;
  private final Registry registry;
  private final RoomFolds folds;
  private final CaseOpenings openings;
  private final SeriesPackets.Writer packet = new SeriesPackets.Writer();
  private final Map<Registry.Log, Registry.Device> toAnswer = new LinkedHashMap<>();
  private final Set<IngestStream> changed = new LinkedHashSet<>();
  private final EnumSet<Changes.Kind> changes = EnumSet.noneOf(Changes.Kind.class);
  private final PendingReadings pending;
  private final StoreStats.Counters counters;
  private final List<byte[]> packets = new ArrayList<>();
  private final @Nullable WorkBook work;
  private long nextPacket;

  Recorder(
      SqlSession session,
      HubClock clock,
      PendingReadings pending,
      StoreStats.Counters counters,
      @Nullable WorkBook work)
      throws SQLException {
    this.work = work;
    this.session = session;
    this.clock = clock;
    this.pending = pending;
    this.counters = counters;
    registry = new Registry(session, clock);
    folds = new RoomFolds(session, registry, clock, changes);
    openings = new CaseOpenings(session, work, folds.shelves(), changes);
    Long last = session.first(row -> row.getLong(1), "SELECT COALESCE(MAX(id), 0) FROM pending");
    nextPacket = last == null ? 1 : last + 1;
  }

  Registry registry() {
    return registry;
  }

  RoomFolds folds() {
    return folds;
  }

  CaseOpenings openings() {
    return openings;
  }

  /// After the commit: what was written is now there for questions.
  void committed() {
    packets.forEach(pending::add);
    packets.clear();
    if (work != null) {
      work.committed();
    }
  }

  /// The work of people; null in a store that was opened without.
  @Nullable WorkBook work() {
    return work;
  }

  void write(Message message) throws SQLException {
    Registry.Device device = registry.device(message.device());
    if (device == null) {
      counters.refusedDevice(message.device());
      return;
    } else if (device.retired && message.live()) {
      folds.speaksAgain(device);
    }
    switch (message) {
      case Message.Trend(TrendBatch batch) -> {
        Registry.Log log = registry.log(device, batch.log());
        if (admit(device, log, log.trend, Arrival.of(batch)) != null) {
          readings(device, log, batch);
        }
      }
      case Message.Journal journal -> journal(device, journal);
      case Message.Unreadable unreadable -> unreadable(device, unreadable);
      case Message.Born born -> born(device, born);
      case Message.Refused(Message refused) -> refused(device, refused);
      case Message.Settled settled -> {
        folds.settled(device, settled);
        openings.back(device);
      }
    }
  }

  /// Sends everything to the database. Returns whether there is something to commit.
  boolean finish() throws SQLException {
    writePacket();
    for (IngestStream stream : changed) {
      stream.save(session);
    }
    session.flush();
    boolean toCommit = folds.changedSomething() || !changed.isEmpty();
    changed.clear();
    return toCommit;
  }

  /// What devices must be told, now that it is durable.
  List<Acknowledgement> answers() {
    List<Acknowledgement> answers =
        toAnswer.entrySet().stream()
            .map(entry ->
                new Acknowledgement(
                    entry.getValue().name,
                    entry.getKey().name,
                    entry.getKey().journal.held.highWater(),
                    entry.getKey().trend.held.highWater()))
            .toList();
    toAnswer.clear();
    return answers;
  }

  void changed(Changes.Kind kind) {
    changes.add(kind);
  }

  /// What changed since the last call.
  Set<Changes.Kind> changes() {
    Set<Changes.Kind> all = EnumSet.copyOf(changes);
    changes.clear();
    return all;
  }

  /// Decides about an arrival and counts it. Returns how it follows what is held, or null when it
  /// is not to be stored.
  private Verdict.@Nullable Chain admit(
      Registry.Device device, Registry.Log log, IngestStream stream, Arrival arrival)
      throws SQLException {
    Verdict.Chain chain =
        switch (Ingest.decide(stream.held, arrival, new JournalArchive(session, log.id))) {
          case Verdict.Store store -> store.chain();
          case Verdict.HoleThenStore hole -> {
            hole(log, stream, hole.from(), hole.to(), "NOT_KEPT", null, null);
            if (stream.kind == StreamKind.JOURNAL) {
              folds.hole(device);
            }
            yield Verdict.Chain.AFTER_HOLE;
          }
          case Verdict.Duplicate _ -> {
            stream.duplicates++;
            toAnswer.put(log, device);
            yield null;
          }
          case Verdict.Fork _ -> {
            stream.forks++;
            changed.add(stream);
            folds.forked(device, log, arrival.position());
            changes.add(Changes.Kind.DEVICES);
            toAnswer.put(log, device);
            yield null;
          }
          case Verdict.Gap _ -> {
            stream.gaps++;
            if (clock.uptimeMs() - log.gapAnsweredMs >= GAP_ANSWER_MS) {
              log.gapAnsweredMs = clock.uptimeMs();
              toAnswer.put(log, device);
            }
            yield null;
          }
        };
    if (chain != null) {
      stream.store(arrival);
      stream.breaks += chain == Verdict.Chain.BROKEN ? 1 : 0;
      changed.add(stream);
      toAnswer.put(log, device);
    }
    return chain;
  }

  private void journal(Registry.Device device, Message.Journal message) throws SQLException {
    JournalRecord record = message.record();
    Registry.Log log = registry.log(device, record.log());
    Verdict.Chain chain = admit(device, log, log.journal, Arrival.of(record));
    if (chain != null) {
      if (!message.intact()) {
        log.journal.breaks++;
        chain = Verdict.Chain.BROKEN;
      }
      long atMs = registry.wallMs(log, record.position().epoch(), record.at());
      insert(
          log,
          record.position(),
          record.event().getClass().getSimpleName(),
          Category.Key.of(record.event()),
          record.at(),
          atMs,
          chain,
          message.text());
      changes.add(Changes.Kind.JOURNAL);
      folds.on(device, log, record, atMs);
      openings.recorded(device, log, record, atMs);
    }
  }

  private void unreadable(Registry.Device device, Message.Unreadable message) throws SQLException {
    Registry.Log log = registry.log(device, message.log());
    boolean journal = message.stream() == StreamKind.JOURNAL;
    IngestStream stream = journal ? log.journal : log.trend;
    Position before = stream.held.highWater();
    Verdict.Chain chain = admit(device, log, stream, message.arrival());
    if (chain == null) {
      return;
    }
    String text = new String(message.payload(), StandardCharsets.UTF_8);
    Position position = message.arrival().position();
    if (journal) {
      folds.hole(device);
      insert(
          log,
          position,
          Registry.cut(message.type(), 63),
          new Category.Key(Category.SYSTEM, null, null, null, null),
          message.at(),
          registry.wallMs(log, position.epoch(), message.at()),
          chain,
          text);
      changes.add(Changes.Kind.JOURNAL);
    } else {
      hole(log, stream, before, position, "UNREADABLE", text, null);
    }
  }

  /// Keeps the bytes of a message whose content the database refused, in a hole, and goes on after
  /// it. Of a birth certificate the header is kept.
  private void refused(Registry.Device device, Message refused) throws SQLException {
    switch (refused) {
      case Message.Journal message ->
          refused(
              device,
              message.record().log(),
              StreamKind.JOURNAL,
              Arrival.of(message.record()),
              message.payload());
      case Message.Trend(TrendBatch batch) ->
          refused(device, batch.log(), StreamKind.TREND, Arrival.of(batch), Codec.write(batch));
      case Message.Unreadable message ->
          refused(device, message.log(), message.stream(), message.arrival(), message.payload());
      case Message.Born born -> born(device, born.bare());
      case Message.Refused(Message inner) -> refused(device, inner);
      case Message.Settled _ -> {} // the next one says the same again
    }
  }

  private void refused(
      Registry.Device device, String logName, StreamKind kind, Arrival arrival, byte[] payload)
      throws SQLException {
    Registry.Log log = registry.log(device, logName);
    IngestStream stream = kind == StreamKind.JOURNAL ? log.journal : log.trend;
    Position before = stream.held.highWater();
    if (admit(device, log, stream, arrival) != null) {
      hole(log, stream, before, arrival.position(), "REFUSED", null, payload);
      if (kind == StreamKind.JOURNAL) {
        folds.hole(device);
      }
    }
  }

  private void insert(
      Registry.Log log,
      Position position,
      String type,
      Category.Key key,
      Moment at,
      long atMs,
      Verdict.Chain chain,
      String payload)
      throws SQLException {
    session.later(
        "INSERT INTO journal (log_id, epoch, sequence, category, type, point, alarm, holder, badge,"
            + " at_ms, clock, chain, received_ms, payload)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        log.id,
        position.epoch(),
        position.sequence(),
        key.category().code(),
        type,
        key.point(),
        key.alarm(),
        key.holder(),
        key.badge(),
        atMs,
        at.clock().ordinal(),
        chain.ordinal(),
        clock.wallMs(),
        payload);
  }

  private void hole(
      Registry.Log log,
      IngestStream stream,
      @Nullable Position from,
      Position to,
      String why,
      @Nullable String payload,
      byte @Nullable [] bytes)
      throws SQLException {
    session.update(
        "INSERT INTO hole (log_id, kind, from_epoch, from_sequence, to_epoch, to_sequence, why,"
            + " payload, bytes, found_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        log.id,
        stream.kind.code(),
        from == null ? null : from.epoch(),
        from == null ? null : from.sequence(),
        to.epoch(),
        to.sequence(),
        why,
        payload,
        bytes,
        clock.wallMs());
    changes.add(Changes.Kind.DEVICES);
  }

  private void readings(Registry.Device device, Registry.Log log, TrendBatch batch)
      throws SQLException {
    int epoch = batch.position().epoch();
    Moment first = batch.readings().getFirst().at(); // all of a batch are on the same clock
    boolean doubtful = !registry.dated(log, epoch, first);
    long correctionMs = registry.wallMs(log, epoch, first) - first.wallMs();
    for (Reading reading : batch.readings()) {
      long wallMs = Math.clamp(reading.at().wallMs() + correctionMs, 0, SeriesPackets.LATEST_MS);
      Unit unit = reading instanceof Reading.Taken taken ? taken.measure().unit() : null;
      int point = registry.point(device, reading.point().name(), unit);
      if (point == 0) {
        counters.refusedPoint();
        continue;
      }
      switch (reading) {
        case Reading.Taken taken ->
            packet.add(point, wallMs, taken.measure().value(), Samples.mark(null, doubtful));
        case Reading.Missed missed ->
            packet.add(point, wallMs, Double.NaN, Samples.mark(missed.why(), doubtful));
      }
    }
    if (packet.size() > PACKET_BYTES) {
      writePacket();
    }
    changes.add(Changes.Kind.TREND);
  }

  private void writePacket() throws SQLException {
    if (packet.count() > 0) {
      int count = packet.count();
      byte[] data = packet.finish();
      packets.add(data);
      session.later(
          "INSERT INTO pending (id, count, data) VALUES (?, ?, ?)", nextPacket++, count, data);
    }
  }

  private void born(Registry.Device device, Message.Born born) throws SQLException {
    var status = born.status();
    if (device.retired && !born.live()) {
      return; // the broker had kept it
    }
    Registry.Log log = registry.log(device, status.log());
    Position held = log.journal.held.highWater();
    if (born.live() && held != null && status.epoch() < held.epoch()) {
      folds.forked(device, log, new Position(status.epoch(), 1));
    }
    String before = device.log;
    if (registry.born(device, status)) {
      folds.newLog(device, before, born);
    }
    Moment at = status.at();
    EpochClock known = log.clocks.get(status.epoch());
    if (at != null && at.clock().trusted() && (known == null || !known.believed())) {
      registry.learn(log, status.epoch(), EpochClock.of(at));
    } else if (at != null && born.live() && known == null) {
      registry.learn(log, status.epoch(), EpochClock.arrived(at, clock.wallMs()));
    }
    log.journal.declare(status.oldestJournal());
    log.trend.declare(status.oldestTrend());
    changed.add(log.journal);
    changed.add(log.trend);
    changes.add(Changes.Kind.DEVICES);
    toAnswer.put(log, device);
  }
}
