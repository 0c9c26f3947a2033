package id.penjaga.device.app.year;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.journal.UnreadablePage;
import id.penjaga.device.app.link.CommandGate;
import id.penjaga.device.app.link.OutboundStream;
import id.penjaga.device.app.link.Outbox;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.News;
import id.penjaga.device.app.loop.OutputDriver;
import id.penjaga.device.app.loop.Recollection;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.sim.SplitMix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One life of the device program, from start to kill: the production controller, interpreter,
/// journal, trend store and outbox on fake disks. Every call may end in a {@link PowerCut}.
final class Box {
  static final DeviceId DEVICE = new DeviceId("room-1");
  private static final Journal.Options JOURNAL = new Journal.Options(32_768, 60);

  private static final TrendStore.Options TREND =
      new TrendStore.Options(65_536, 1 << 20, 65_536, 60_000);

  private final Year year;
  private final Story story;
  private final Clocks clocks;
  private final Journal journal;
  private final Interpreter interpreter;
  private final Deque<Event> clockSteps = new ArrayDeque<>();
  private final Cursor audit;
  final Outbox outbox;
  private CommandGate gate;
  private long lastGrantMs = -1;
  private boolean leaving;
  private boolean buzzer;
  private boolean reborn;
  private final Set<Long> unlockedUnrecorded = new HashSet<>();
  private final Set<Long> unlockedInTrouble = new HashSet<>();
  private boolean recordsLost;

  Box(Year year, RoomRules rules, Clocks clocks, SplitMix ids) throws DiskException {
    this.year = year;
    this.story = year.story;
    this.clocks = clocks;
    clocks.onChange(clockSteps::add);
    RandomGenerator random = ids::nextLong;
    journal = Journal.open(year.journalDisk, JOURNAL, random);
    Position last = journal.last();
    Position known = story.durable.isEmpty() ? null : story.durable.lastKey();
    story.require(
        known == null || last != null && last.compareTo(known) >= 0,
        "record " + known + " was durable and is gone; the newest is " + last);
    audit = journal.after(known);
    audit();
    Recollection recollection = new Recollection();
    try (Cursor all = journal.after(null)) {
      for (JournalEntry entry = readable(all); entry != null; entry = readable(all)) {
        recollection.recall(read(entry));
      }
    }
    interpreter =
        new Interpreter(
            RoomController.of(rules).restore(recollection.remembered()),
            journal,
            new Hands(),
            clocks.now());
    story.impairedStarts += journal.begun() ? 0 : 1;
    interpreter.tell(new Tongue());
    handle(new Event.Started(clocks.now(), "1", "cafe", "year", true));
    interpreter.keepIn((log, losses) -> TrendStore.open(year.trendDisk, TREND, log, losses));
    gate =
        new CommandGate(
            DEVICE, year.plant == Plant.COMMANDS_FORGOTTEN ? List.of() : year.seenCommands);
    outbox = new Outbox(DEVICE, journal.log(), journalStream(), trendStream());
  }

  // ---- what happens to it

  Moment now() {
    Moment now = clocks.now();
    while (!clockSteps.isEmpty()) {
      handle(clockSteps.removeFirst());
    }
    return now;
  }

  void handle(Event event) {
    leaving =
        event instanceof Event.ExitPressed
            || event instanceof Event.BadgePresented badge && badge.reader().equals(Rules.OUT);
    interpreter.handle(event);
    leaving = false;
    audit();
    settled();
  }

  void pass() {
    interpreter.pass(now());
    audit();
    settled();
  }

  /// What the outbox found to be lost on the disk is recorded.
  void declareLost() {
    lost(JournalEvent.Loss.UNREADABLE_RECORDS, outbox.takeLostRecords());
    lost(JournalEvent.Loss.UNREADABLE_BATCHES, outbox.takeLostBatches());
  }

  private void lost(JournalEvent.Loss what, long count) {
    if (count > 0) {
      handle(new Event.Lost(now(), what, count));
    }
  }

  /// A command came in; the ids are kept before it is run.
  void command(byte[] payload) {
    Moment now = now();
    switch (gate.judge(payload, false, now)) {
      case CommandGate.Run(var id, var command) -> {
        year.seenCommands = gate.remembered();
        handle(new Event.Commanded(now, id, command));
      }
      case CommandGate.Refused(var id, var why) -> {
        interpreter.record(now, new JournalEvent.CommandRefused(id, why));
        audit();
      }
      case CommandGate.Unusable(var why) -> story.require(false, "command unusable: " + why);
    }
  }

  // ---- what it says

  Publication birth() throws DiskException {
    reborn = false;
    TrendStore trends = interpreter.trends();
    Position record = outbox.firstRecord();
    Position batch = outbox.firstBatch();
    StateMessage.Status status =
        new StateMessage.Status(
            DEVICE,
            true,
            "1",
            "year",
            true,
            journal.log(),
            journal.epoch(),
            now(),
            record == null ? first(journal.after(null)) : record,
            batch == null && trends != null ? first(trends.after(null)) : batch,
            List.of());
    outbox.declared();
    return new Publication(Topics.status(DEVICE), Codec.write(status), true);
  }

  boolean takeReborn() {
    boolean was = reborn;
    reborn = false;
    return was;
  }

  /// Uptime wake-up as a wait from now.
  long waitMs() {
    return interpreter.room().wakeUpMs() - clocks.uptimeMs();
  }

  boolean buzzing() {
    return buzzer;
  }

  boolean recording() {
    return interpreter.recording();
  }

  long backlog() throws DiskException {
    TrendStore trends = interpreter.trends();
    return journal.countAfter(outbox.journalHeld())
        + (trends == null ? 0 : trends.countAfter(outbox.trendHeld()));
  }

  /// Whether an alarm stands, by the device's own picture.
  List<StateMessage.Alarm> alarms(AlarmKind kind) {
    List<StateMessage.Alarm> found = new ArrayList<>();
    for (StateMessage message : interpreter.room().picture(clocks.now())) {
      if (message instanceof StateMessage.Alarm alarm
          && alarm.kind() == kind
          && alarm.phase() != StateMessage.AlarmPhase.CLEARED) {
        found.add(alarm);
      }
    }
    return found;
  }

  // ---- oracles

  /// Reads back what has become durable.
  private void audit() {
    Position last = journal.last();
    if (!journal.begun()) {
      return; // what was found may stand in the system's cache alone
    }
    if (last == null || !story.durable.isEmpty() && story.durable.lastKey().equals(last)) {
      return;
    }
    try {
      for (JournalEntry entry = audit.next(); entry != null; entry = audit.next()) {
        JournalRecord record = read(entry);
        story.durable(record.position(), record.hash());
        judge(record);
      }
    } catch (DiskException e) {
      throw new AssertionError(e);
    }
  }

  /// Once recording goes on, every release of the lock during the trouble is on record, at its own
  /// moment.
  private void settled() {
    story.require(
        !interpreter.recording() || recordsLost || unlockedUnrecorded.isEmpty(),
        "the lock was released at " + unlockedUnrecorded + " and that was never recorded");
  }

  private void judge(JournalRecord record) {
    switch (record.event()) {
      case JournalEvent.AccessGranted _, JournalEvent.ExitRequested _ -> {
        lastGrantMs = record.at().uptimeMs();
        unlockedUnrecorded.remove(lastGrantMs);
        story.madeUp += unlockedInTrouble.remove(lastGrantMs) ? 1 : 0;
      }
      case JournalEvent.OutputsTested(var id) ->
          story.require(
              story.commandsRun.merge(id, 1, Integer::sum) == 1, "command " + id + " ran twice");
      case JournalEvent.LossDeclared(var what, var count) -> {
        story.declaredLost += count;
        recordsLost |= what == JournalEvent.Loss.JOURNAL_RECORDS;
        story.declaredUnreadable += what == JournalEvent.Loss.UNREADABLE_RECORDS ? count : 0;
      }
      case JournalEvent.AlarmRaised(var kind, var point, _, _) ->
          story.require(
              kind != AlarmKind.SENSOR_FAULT
                  || point.equals(Rules.TEMPERATURE)
                  || point.equals(Rules.HUMIDITY),
              "a false sensor fault at " + point + ", which always answered");
      default -> {}
    }
  }

  private static JournalRecord read(JournalEntry entry) {
    try {
      return Codec.readJournal(entry.body());
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable JournalEntry readable(Cursor cursor) throws DiskException {
    while (true) {
      try {
        return cursor.next();
      } catch (UnreadablePage _) {
        // It goes on behind it.
      }
    }
  }

  private static @Nullable Position first(Cursor cursor) throws DiskException {
    try (cursor) {
      JournalEntry entry = cursor.next();
      return entry == null ? null : entry.position();
    } catch (UnreadablePage _) {
      return null;
    }
  }

  private final class Hands implements OutputDriver {
    @Override
    public void set(PointId output, boolean on, Pattern pattern) {
      year.passing("before-relay");
      story.note(on ? "on" : "off", output.hashCode());
      if (output.equals(Rules.BUZZER)) {
        buzzer = on;
      }
    }

    @Override
    public void release(PointId lock, long forMs) {
      year.passing("after-journal-before-lock");
      audit();
      story.unlocks++;
      story.note("unlock", forMs);
      // Who leaves is released first; that the record follows is seen in settled().
      story.require(
          !interpreter.recording() || leaving || lastGrantMs == clocks.uptimeMs(),
          "the lock was released and its reason is not durable");
      if (lastGrantMs != clocks.uptimeMs()) {
        unlockedUnrecorded.add(clocks.uptimeMs());
      }
      if (!interpreter.recording()) {
        unlockedInTrouble.add(clocks.uptimeMs());
      }
      year.released(forMs);
      year.passing("after-lock");
    }
  }

  private final class Tongue implements News {
    @Override
    public void publish(StateMessage message) {}

    @Override
    public void grown() {
      year.somethingToSend();
    }

    @Override
    public void reborn() {
      reborn = true;
    }
  }

  private OutboundStream journalStream() {
    return new OutboundStream() {
      @Override
      public boolean ready() {
        return journal.begun();
      }

      @Override
      public boolean givesUp() {
        return false;
      }

      @Override
      public Cursor after(@Nullable Position position) throws DiskException {
        return journal.after(position);
      }

      @Override
      public @Nullable Position acknowledged() {
        return journal.acknowledged();
      }

      @Override
      public void acknowledge(Position upTo) {
        year.passing("before-free");
        story.require(
            year.hub().history.containsKey(upTo),
            "record " + upTo + " was freed and is not committed at the hub");
        journal.acknowledge(upTo);
      }
    };
  }

  private OutboundStream trendStream() {
    return new OutboundStream() {
      @Override
      public boolean ready() {
        return interpreter.trends() != null;
      }

      @Override
      public boolean givesUp() {
        return true;
      }

      @Override
      public Cursor after(@Nullable Position position) throws DiskException {
        return trends().after(position);
      }

      @Override
      public @Nullable Position acknowledged() {
        return interpreter.trends() == null ? null : trends().acknowledged();
      }

      @Override
      public void acknowledge(Position upTo) {
        if (interpreter.trends() != null) {
          trends().acknowledge(upTo);
        }
      }
    };
  }

  private TrendStore trends() {
    TrendStore store = interpreter.trends();
    if (store == null) {
      throw new IllegalStateException("the readings are not open yet");
    }
    return store;
  }
}
