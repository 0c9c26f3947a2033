package id.penjaga.device.app.loop;

import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.access.Traffic;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What of the journal still matters to the room after a restart, in bounded memory however long
/// the journal is (PWR-16): of each alarm, band and mains point the latest, what is set aside,
/// which servers are being shut down, of each door the latest passages and the starts between them,
/// who is inside, which visitors have left, and the wrong PINs since a badge was let in. Feeding it
/// the whole journal or only what came after an earlier recollection gives the same.
public final class Recollection {
  /// Passages of one door that may still be without an end, and the starts between them.
  private static final int PASSAGES = 200;

  /// Wrong PINs of one badge, and badges that have some: more than a door lets anybody try.
  private static final int TRIES = 20;

  private static final int TRIED = 200;

  private final Map<String, JournalRecord> latest = new LinkedHashMap<>();
  private final Map<BadgeId, JournalRecord> visitorsLeft = new LinkedHashMap<>();
  private final Map<PointId, Deque<JournalRecord>> passages = new LinkedHashMap<>();
  private final Map<BadgeId, Deque<JournalRecord>> wrongPins = new LinkedHashMap<>();

  /// Takes the next record.
  public void recall(JournalRecord record) {
    switch (record.event()) {
      case JournalEvent.AlarmRaised e -> {
        String alarm = e.kind() + " " + e.point();
        put("raised " + alarm, record);
        latest.remove("acknowledged " + alarm);
        latest.remove("chattering " + alarm);
        latest.remove("cleared " + alarm);
      }
      case JournalEvent.AlarmAcknowledged e ->
          put("acknowledged " + e.kind() + " " + e.point(), record);
      case JournalEvent.AlarmCleared e -> {
        String alarm = e.kind() + " " + e.point();
        latest.remove("raised " + alarm);
        latest.remove("acknowledged " + alarm);
        latest.remove("chattering " + alarm);
        put("cleared " + alarm, record);
      }
      case JournalEvent.AlarmChattering e ->
          put("chattering " + e.kind() + " " + e.point(), record);
      case JournalEvent.AlarmSettled e -> latest.remove("chattering " + e.kind() + " " + e.point());
      case JournalEvent.AlarmShelved e -> put("shelved " + e.kind() + " " + e.point(), record);
      case JournalEvent.AlarmUnshelved e -> latest.remove("shelved " + e.kind() + " " + e.point());
      case JournalEvent.PointOutOfService e -> put("out " + e.point(), record);
      case JournalEvent.PointInService e -> latest.remove("out " + e.point());
      case JournalEvent.MainsLost e -> put("mains " + e.point(), record);
      case JournalEvent.MainsRestored e -> put("mains " + e.point(), record);
      case JournalEvent.ShutdownAnnounced e -> put("shutdown " + e.group(), record);
      case JournalEvent.ShutdownOrdered e -> put("shutdown " + e.group(), record);
      case JournalEvent.ShutdownCancelled e -> latest.remove("shutdown " + e.group());
      case JournalEvent.ShutdownReleased e -> latest.remove("shutdown " + e.group());
      case JournalEvent.LimitsChanged e -> put("limits " + e.point(), record);
      case JournalEvent.AccessGranted e -> {
        if (e.direction() == Direction.IN) {
          wrongPins.remove(e.badge());
        }
        passage(e.door(), record);
      }
      case JournalEvent.AccessDenied e -> denied(e, record);
      case JournalEvent.AccessNotTaken e -> passage(e.door(), record);
      case JournalEvent.PersonEntered e -> {
        entered(e.badge(), record);
        passage(e.door(), record);
      }
      case JournalEvent.PersonLeft e -> {
        left(e.badge(), record);
        passage(e.door(), record);
      }
      case JournalEvent.PassbackForgiven e -> put("forgiven " + e.badge(), record);
      case JournalEvent.RosterAdopted _ -> put("roster", record);
      case JournalEvent.DoorOpened e -> passage(e.door(), record);
      case JournalEvent.DoorClosed e -> passage(e.door(), record);
      case JournalEvent.DeviceStarted _ ->
          passages.values().forEach(door -> restarted(door, record));
      case JournalEvent.ClockChanged _,
          JournalEvent.BuzzerSilenced _,
          JournalEvent.BuzzerRearmed _,
          JournalEvent.OutputsTested _,
          JournalEvent.ExitRequested _,
          JournalEvent.CommandRefused _,
          JournalEvent.RosterRefused _,
          JournalEvent.EnrolmentOpened _,
          JournalEvent.EnrolmentEnded _,
          JournalEvent.TrendDropped _,
          JournalEvent.LossDeclared _ -> {}
    }
  }

  private void denied(JournalEvent.AccessDenied denied, JournalRecord record) {
    if (denied.reason() == DenialReason.PIN_WRONG) {
      Deque<JournalRecord> tries = wrongPins.remove(denied.badge());
      tries = tries == null ? new ArrayDeque<>() : tries;
      tries.add(record);
      if (tries.size() > TRIES) {
        tries.removeFirst();
      }
      wrongPins.put(denied.badge(), tries);
      if (wrongPins.size() > TRIED) {
        wrongPins.remove(wrongPins.keySet().iterator().next());
      }
    }
  }

  /// Who is inside, however long ago and however many have passed since.
  private void entered(BadgeId badge, JournalRecord record) {
    put("inside " + badge, record);
    latest.remove("forgiven " + badge);
  }

  /// The latest leaving of a visitor stands until their account of it is there (ACC-05).
  private void left(BadgeId badge, JournalRecord record) {
    JournalRecord entered = latest.remove("inside " + badge);
    latest.remove("forgiven " + badge);
    boolean ofStaff =
        entered != null
            && entered.event() instanceof JournalEvent.PersonEntered e
            && e.permit() == null;
    if (!ofStaff) {
      visitorsLeft.remove(badge);
      visitorsLeft.put(badge, record);
      if (visitorsLeft.size() > Traffic.MOST_LEFT) {
        visitorsLeft.remove(visitorsLeft.keySet().iterator().next());
      }
    }
  }

  private void put(String key, JournalRecord record) {
    latest.remove(key);
    latest.put(key, record);
  }

  private void passage(PointId door, JournalRecord record) {
    keep(passages.computeIfAbsent(door, _ -> new ArrayDeque<>()), record);
  }

  /// A start between two passages matters: a person who badges after it at a door that still stands
  /// open walks through once more. Of several starts in a row one is enough.
  private static void restarted(Deque<JournalRecord> door, JournalRecord start) {
    if (!(door.getLast().event() instanceof JournalEvent.DeviceStarted)) {
      keep(door, start);
    }
  }

  private static void keep(Deque<JournalRecord> door, JournalRecord record) {
    door.add(record);
    if (door.size() > PASSAGES) {
      door.removeFirst();
    }
  }

  /// The records that matter, oldest first.
  public List<JournalRecord> records() {
    TreeMap<Position, JournalRecord> records = new TreeMap<>();
    latest.values().forEach(record -> records.put(record.position(), record));
    visitorsLeft.values().forEach(record -> records.put(record.position(), record));
    wrongPins
        .values()
        .forEach(tries -> tries.forEach(record -> records.put(record.position(), record)));
    passages
        .values()
        .forEach(door -> door.forEach(record -> records.put(record.position(), record)));
    return List.copyOf(records.values());
  }

  public List<Remembered> remembered() {
    return records().stream()
        .map(record ->
            new Remembered(
                record.at(), record.event(), new OccurrenceId(record.log(), record.position())))
        .toList();
  }
}
