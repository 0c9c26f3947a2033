package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccurrenceTest {
  private static final PointId LEAK = new PointId("leak.floor");

  @TempDir Path folder;
  private OpenStore hub;
  private Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    hub = new OpenStore(folder);
    hub.give(room.born(null, null));
    hub.clock.pass(60_000); // what the broker had kept has come
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @DisplayName("F36 Acknowledging an old occurrence leaves a newer one as it is")
  void aNewerOccurrenceStaysUntouched() {
    hub.give(raised(0, 23.4), cleared(60_000, null));
    long seen = newest().id(); // the page with this one is open
    hub.give(raised(120_000, 31));
    assertEquals(1, hub.store.actions().acknowledge(seen, "operator-1", "AC reset").join());
    AlarmLine now = newest();
    assertTrue(now.standing());
    assertNull(now.acknowledgedMs());
    assertEquals(room.lastOccurrence(), now.occurrence());
  }

  @Test
  @DisplayName("F36 Records of the device name the occurrence, whatever has happened since")
  void recordsNameTheOccurrence() {
    hub.give(raised(0, 23.4));
    OccurrenceId first = room.lastOccurrence();
    hub.give(cleared(1000, first), raised(2000, 31));
    hub.give(
        room.journal(
            3000,
            new JournalEvent.AlarmAcknowledged(
                AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, "Sari", "seen", first)));
    List<AlarmLine> all = alarms();
    assertNull(all.getFirst().acknowledgedMs());
    assertEquals("Sari", all.getLast().acknowledgedBy());
  }

  @Test
  @DisplayName("ENV-11 what was acknowledged at the device waits for its note, one for one press")
  void aNoteIsWrittenLater() {
    PointId button = new PointId("button.acknowledge");
    hub.give(raised(0, 23.4));
    OccurrenceId hot = room.lastOccurrence();
    hub.give(
        room.journal(
            1000,
            new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, LEAK, Severity.CRITICAL, null)));
    OccurrenceId wet = room.lastOccurrence();
    hub.give(
        room.journal(
            2000,
            new JournalEvent.AlarmAcknowledged(
                AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, "staff-1", "", hot, button)),
        room.journal(
            2000,
            new JournalEvent.AlarmAcknowledged(
                AlarmKind.WATER_LEAK, LEAK, "staff-1", "", wet, button)));
    hub.give(cleared(3000, hot));
    AlarmLine leak = alarms().getFirst();
    assertEquals("staff-1", leak.acknowledgedBy());
    assertTrue(alarms().getLast().attention(), "it has cleared and waits for its note");
    assertFalse(alarms().getLast().standing());
    assertEquals(
        2, hub.store.actions().acknowledge(leak.id(), "ratna", "Talang dibersihkan").join());
    for (AlarmLine line : alarms()) {
      assertEquals("Talang dibersihkan (ratna)", line.note());
      assertEquals("staff-1", line.acknowledgedBy(), "who took note stays who it was");
      assertEquals(line.standing(), line.attention());
    }
    assertEquals(0, hub.store.actions().acknowledge(leak.id(), "sari", "sudah lama").join());
    assertEquals("Talang dibersihkan (ratna)", alarms().getFirst().note());
  }

  @Test
  @DisplayName("F36 Device and hub agree on every alarm after any order of events")
  void deviceAndHubAgree() {
    for (long seed = 1; seed <= 20; seed++) {
      room = new Teller("room-" + (seed + 1), "00000000000000aa");
      hub.give(room.born(null, null));
      anyOrder(seed);
    }
  }

  /// A device that raises, clears, latches and loses records, and people who acknowledge whatever
  /// they saw at any time before.
  private void anyOrder(long seed) {
    Random random = new Random(seed);
    Map<AlarmKind, Shown> device = new HashMap<>();
    List<AlarmLine> seen = new ArrayList<>();
    long at = 0;
    boolean hole = false;
    for (int step = 0; step < 60; step++) {
      AlarmKind kind = random.nextBoolean() ? AlarmKind.TEMP_HIGH : AlarmKind.WATER_LEAK;
      at += 1000;
      Shown now = device.get(kind);
      List<Message> said = new ArrayList<>();
      switch (random.nextInt(4)) {
        case 0 -> {
          if (now == null) {
            said.add(
                room.journal(
                    at, new JournalEvent.AlarmRaised(kind, LEAK, Severity.CRITICAL, null)));
            device.put(kind, new Shown(room.lastOccurrence(), false));
          }
        }
        case 1 -> {
          if (now != null) {
            said.add(room.journal(at, new JournalEvent.AlarmCleared(kind, LEAK, 1000, now.which)));
            device.remove(kind);
          }
        }
        case 2 -> seen.addAll(alarms());
        default -> {
          if (!seen.isEmpty()) {
            AlarmLine order = seen.get(random.nextInt(seen.size()));
            hub.store.actions().acknowledge(order.id(), "Sari", "seen").join();
            AlarmKind which = AlarmKind.valueOf(order.kind());
            Shown there = device.get(which);
            if (there != null && there.which.equals(order.occurrence()) && !there.acknowledged) {
              device.put(which, new Shown(there.which, true));
              said.add(
                  room.journal(
                      at,
                      new JournalEvent.AlarmAcknowledged(
                          which, LEAK, "Sari", "seen", there.which)));
            }
          }
        }
      }
      if (!said.isEmpty() && random.nextInt(5) == 0) {
        hole = true; // the card lost them
      } else {
        for (Message message : said) {
          if (hole) {
            Message.Journal record = (Message.Journal) message;
            hub.give(room.born(record.record().position(), null));
            hole = false;
          }
          hub.give(message);
        }
      }
    }
    for (AlarmKind kind : List.of(AlarmKind.TEMP_HIGH, AlarmKind.WATER_LEAK)) {
      Shown now = device.get(kind);
      hub.hear(
          new StateMessage.Alarm(
              room.device,
              kind,
              LEAK,
              Severity.CRITICAL,
              now == null ? StateMessage.AlarmPhase.CLEARED : StateMessage.AlarmPhase.RAISED,
              now != null && now.acknowledged,
              Teller.at(at, room.clock),
              null,
              now == null ? null : now.which));
    }
    hub.hear(room.health(at, 0));
    Map<AlarmKind, Shown> held = new HashMap<>();
    for (AlarmLine line : alarms()) {
      if (line.standing()) {
        OccurrenceId which = line.occurrence();
        assertNotNull(which);
        Shown before =
            held.put(
                AlarmKind.valueOf(line.kind()), new Shown(which, line.acknowledgedMs() != null));
        assertNull(before, "two standing at once, seed " + seed);
      }
    }
    assertEquals(device, held, "seed " + seed);
  }

  private record Shown(OccurrenceId which, boolean acknowledged) {}

  @Test
  @DisplayName("F37 A clearing that fell into a hole is found by what the device shows")
  void aHoleSwallowsTheClearing() {
    hub.give(leak(0));
    OccurrenceId first = room.lastOccurrence();
    room.journal(1000, new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, LEAK, 1000, first));
    Message.Journal after = room.journal(2000, new JournalEvent.DoorOpened(new PointId("d"), null));
    hub.give(room.born(after.record().position(), null), after);
    hub.hear(room.alarm(AlarmKind.WATER_LEAK, LEAK, StateMessage.AlarmPhase.CLEARED, null));
    hub.hear(room.health(3000, 1));
    assertTrue(newest().standing(), "the device still has something to say");
    hub.hear(room.health(33_000, 0));
    assertFalse(newest().standing());
    assertEquals("UNSEEN", newest().remark());
    assertTrue(newest().attention(), "somebody must still take note of it");
  }

  @Test
  @DisplayName("F37 A raising that fell into a hole is found by what the device shows")
  void aHoleSwallowsTheRaising() {
    leak(0);
    OccurrenceId lost = room.lastOccurrence();
    hub.hear(room.alarm(AlarmKind.WATER_LEAK, LEAK, StateMessage.AlarmPhase.RAISED, lost));
    hub.hear(room.health(3000, 0));
    assertTrue(newest().standing());
    assertEquals(lost, newest().occurrence());
    hub.hear(room.health(33_000, 0));
    assertEquals(1, alarms().size());
  }

  @Test
  @DisplayName("F37 A raising after one that was never cleared ends the earlier occurrence")
  void raisedTwice() {
    hub.give(leak(0), leak(5000));
    List<AlarmLine> all = alarms();
    assertEquals(2, all.size());
    assertTrue(all.getFirst().standing());
    assertEquals("UNSEEN", all.getLast().remark());
    assertFalse(all.getLast().standing());
  }

  @Test
  @DisplayName("F37 Another card closes what the old one raised, with a remark")
  void anotherCard() {
    hub.give(leak(0));
    hub.give(new Teller("room-1", "00000000000000bb").born(null, null));
    assertFalse(newest().standing());
    assertEquals("NEW_LOG", newest().remark());
  }

  private Message.Journal raised(long ms, double celsius) {
    return room.journal(
        ms,
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, Severity.WARNING, Measure.celsius(celsius)));
  }

  private Message.Journal cleared(long ms, @Nullable OccurrenceId which) {
    return room.journal(
        ms, new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, 1000, which));
  }

  private Message.Journal leak(long ms) {
    return room.journal(
        ms, new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, LEAK, Severity.CRITICAL, null));
  }

  private AlarmLine newest() {
    return alarms().getFirst();
  }

  private List<AlarmLine> alarms() {
    return hub.store
        .queries()
        .alarms(new AlarmLine.Filter(room.device, null, false, Long.MAX_VALUE, 1000));
  }
}
