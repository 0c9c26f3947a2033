package id.penjaga.device.app.loop;

import id.penjaga.device.core.Remembered;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.PointId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of the journal still matters to the room after a restart, in bounded memory however long the journal is (PWR-16): of each alarm, band and mains
/// point the latest, of each door the latest passages. Feeding it the whole journal or only what came after an earlier recollection gives the same.
public final class Recollection {
  /// Passages of one door that may still be without an end.
  private static final int PASSAGES = 200;

  private final Map<String, JournalRecord> latest = new LinkedHashMap<>();
  private final Map<PointId, Deque<JournalRecord>> passages = new LinkedHashMap<>();

  /// Takes the next record.
  public void recall(JournalRecord record) {
    switch (record.event()) {
      case JournalEvent.AlarmRaised e -> {
        String alarm = e.kind() + " " + e.point();
        put("raised " + alarm, record);
        latest.remove("acknowledged " + alarm);
        latest.remove("cleared " + alarm);
      }
      case JournalEvent.AlarmAcknowledged e ->
          put("acknowledged " + e.kind() + " " + e.point(), record);
      case JournalEvent.AlarmCleared e -> {
        String alarm = e.kind() + " " + e.point();
        latest.remove("raised " + alarm);
        latest.remove("acknowledged " + alarm);
        put("cleared " + alarm, record);
      }
      case JournalEvent.MainsLost e -> put("mains " + e.point(), record);
      case JournalEvent.MainsRestored e -> put("mains " + e.point(), record);
      case JournalEvent.LimitsChanged e -> put("limits " + e.point(), record);
      case JournalEvent.AccessGranted e -> passage(e.door(), record);
      case JournalEvent.AccessNotTaken e -> passage(e.door(), record);
      case JournalEvent.PersonEntered e -> passage(e.door(), record);
      case JournalEvent.PersonLeft e -> passage(e.door(), record);
      case JournalEvent.DoorOpened e -> passage(e.door(), record);
      case JournalEvent.DoorClosed e -> passage(e.door(), record);
      case JournalEvent.DeviceStarted _,
          JournalEvent.ClockChanged _,
          JournalEvent.BuzzerSilenced _,
          JournalEvent.OutputsTested _,
          JournalEvent.AccessDenied _,
          JournalEvent.ExitRequested _,
          JournalEvent.CommandRefused _,
          JournalEvent.TrendDropped _,
          JournalEvent.LossDeclared _ -> {}
    }
  }

  private void put(String key, JournalRecord record) {
    latest.remove(key);
    latest.put(key, record);
  }

  private void passage(PointId door, JournalRecord record) {
    Deque<JournalRecord> kept = passages.computeIfAbsent(door, _ -> new ArrayDeque<>());
    kept.add(record);
    if (kept.size() > PASSAGES) {
      kept.removeFirst();
    }
  }

  /// The records that matter, oldest first.
  public List<JournalRecord> records() {
    List<JournalRecord> records = new ArrayList<>(latest.values());
    passages.values().forEach(records::addAll);
    records.sort((a, b) -> a.position().compareTo(b.position()));
    return records;
  }

  public List<Remembered> remembered() {
    return records().stream().map(record -> new Remembered(record.at(), record.event())).toList();
  }
}
