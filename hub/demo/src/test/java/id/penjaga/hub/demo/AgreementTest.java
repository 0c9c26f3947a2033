package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.loop.Recollection;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Alarms come and go in a simulated room while broker, device and hub are taken away and brought
/// back, and a person acknowledges whatever the pages showed at any time before: the production
/// device, mosquitto, the production hub and its forms. `.ci/slow` takes more steps.
@DisplayName("Device and hub agree on every alarm")
class AgreementTest {
  private static final int STEPS = Integer.getInteger("agreement.steps", 100);
  private static final Set<String> DEVICES_OWN =
      Stream.of(AlarmKind.values()).map(Enum::name).collect(Collectors.toSet());

  @TempDir Path folder;
  private final Random random = new Random(Long.getLong("agreement.seed", 1));
  private final List<AlarmLine> seen = new ArrayList<>();

  /// Newest row that a person acknowledged, of each kind and point.
  private final Map<String, Long> ordered = new HashMap<>();

  private BothEnds ends;
  private Operator operator;
  private boolean brokerUp = true;
  private int orders;

  @Test
  @Timeout(600)
  @DisplayName("F36 ENV-11: after any order of events, the real room and link at one end")
  void afterAnyOrderOfEvents() throws Exception {
    try (BothEnds both = new BothEnds(folder, false, 20);
        Operator person = new Operator()) {
      ends = both;
      operator = person;
      ends.startHub();
      ends.startDevice();
      operator.goTo(ends.hub().port(), ends.hub().setUpPath().orElseThrow());
      BothEnds.await("the hub hears the device", 20, () -> ends.countAtHub("DeviceStarted") == 1);
      for (int step = 0; step < STEPS; step++) {
        step(random.nextInt(40));
        BothEnds.pause(random.nextInt(100));
      }
      heal();
      calm();
      everythingIsAcknowledged();
      ends.healedAndEqual();
      agree();
    }
  }

  private void step(int what) throws Exception {
    if (what < 8) {
      ends.room().wet("leak.floor");
    } else if (what < 15) {
      ends.room().dry("leak.floor");
    } else if (what < 17) {
      ends.room().force("door.main");
    } else if (what < 19) {
      ends.room().close("door.main");
    } else if (what < 20) {
      ends.room().mainsOff();
    } else if (what < 21) {
      ends.room().mainsOn();
    } else if (what < 28) {
      seen.addAll(rows());
    } else if (what < 37 && !seen.isEmpty()) {
      acknowledge(seen.get(random.nextInt(seen.size())));
    } else if (what == 37 && brokerUp) {
      ends.broker.kill();
      brokerUp = false;
    } else if (what == 37) {
      ends.broker.start();
      brokerUp = true;
    } else if (what == 38) {
      ends.stopDevice();
      ends.startDevice();
    } else if (what == 39) {
      ends.stopHub();
      ends.startHub();
      operator.goTo(ends.hub().port(), "");
    }
  }

  private void heal() throws Exception {
    if (!brokerUp) {
      ends.broker.start();
      brokerUp = true;
    }
    BothEnds.await(
        "the hub hears the device",
        60,
        () ->
            ends.hub().store().live().links().stream()
                .anyMatch(link -> link.device().equals(BothEnds.ROOM) && link.online()));
  }

  private void calm() {
    ends.room().dry("leak.floor");
    ends.room().mainsOn();
    ends.room().close("door.main");
  }

  /// What stands is offered to the person until the device has taken note of it, also where an
  /// earlier order never reached it.
  private void everythingIsAcknowledged() {
    BothEnds.await(
        "nothing waits for anybody",
        90,
        () -> {
          List<AlarmLine> attention = rows().stream().filter(AlarmLine::attention).toList();
          attention.forEach(this::acknowledgeOnThePage);
          return attention.isEmpty();
        });
  }

  private void acknowledgeOnThePage(AlarmLine row) {
    try {
      String form = "/alarms/" + row.id() + "/acknowledge";
      if (operator.get("/alarms").body().contains(form)) {
        acknowledge(row);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void acknowledge(AlarmLine row) throws Exception {
    ordered.merge(row.kind() + " " + row.point(), row.id(), Math::max);
    int status =
        operator
            .post(
                "/alarms",
                "/alarms/" + row.id() + "/acknowledge",
                Map.of("note", "order " + ++orders))
            .statusCode();
    assertEquals(303, status);
  }

  /// All alarms of the device that the hub knows.
  private List<AlarmLine> rows() {
    return ends
        .queries()
        .alarms(new AlarmLine.Filter(BothEnds.ROOM, null, false, Long.MAX_VALUE, 1_000))
        .stream()
        .filter(row -> DEVICES_OWN.contains(row.kind()))
        .toList();
  }

  /// The device was stopped: its journal, folded by its own rules, against the hub's rows.
  private void agree() throws Exception {
    Map<OccurrenceId, Boolean> device = new HashMap<>();
    for (StateMessage.Alarm alarm : ofTheDevice()) {
      device.put(alarm.occurrence(), alarm.acknowledged());
    }
    Map<OccurrenceId, Boolean> hub = new HashMap<>();
    Set<String> standing = new HashSet<>();
    for (AlarmLine row : rows()) {
      String which = row.kind() + " " + row.point();
      if (row.standing()) {
        assertTrue(standing.add(which), which + " stands twice");
        hub.put(row.occurrence(), row.acknowledgedMs() != null);
      }
      assertTrue(
          row.acknowledgedMs() == null || row.id() <= ordered.getOrDefault(which, -1L),
          () -> "nobody acknowledged what has come later: " + row);
    }
    assertEquals(device, hub);
    System.out.printf(
        "%d steps, %d occurrences, acknowledged by %d orders%n", STEPS, rows().size(), orders);
    assertTrue(rows().size() >= 5 && orders >= 5, "something happened");
  }

  private List<StateMessage.Alarm> ofTheDevice() throws Exception {
    Recollection recollection = new Recollection();
    try (Journal journal =
            Journal.open(
                Disk.folder(ends.home().resolve("journal")), Journal.Options.USUAL, random);
        Cursor all = journal.after(null)) {
      for (JournalEntry entry = all.next(); entry != null; entry = all.next()) {
        recollection.recall(Codec.readJournal(entry.body()));
      }
    }
    return RoomController.of(
            ConfigReader.read(ends.deviceConfig()).rules(_ -> new BadgeId("0".repeat(32))))
        .restore(recollection.remembered())
        .picture(new Moment(1, 1, ClockQuality.NTP))
        .stream()
        .filter(message -> message instanceof StateMessage.Alarm)
        .map(StateMessage.Alarm.class::cast)
        .filter(alarm -> alarm.phase() != AlarmPhase.CLEARED)
        .toList();
  }
}
