package id.penjaga.device.core.replay;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One measured point, judged again from the readings that its device kept, by the same controller
/// in simulated time. The same readings and settings give the same records.
///
/// The readings are those of the history: calibrated, and what the plausibility gate held back is a
/// missed reading whose value nobody kept. So the point has no gate here, and an alarm that was
/// raised by values held back (F2) does not come again. A computed point is judged by the values
/// that were computed then. Alarms chatter as shipped (decision 0028).
public final class PointReplay {
  /// The alarms that settings of limits change.
  public static final Set<AlarmKind> KINDS =
      Set.copyOf(EnumSet.range(AlarmKind.TEMP_HIGH, AlarmKind.VALUE_LOW_LOW));

  /// Takes what is recorded of limits, as it is.
  @FunctionalInterface
  public interface Receiver {
    /// @param event an alarm of [#KINDS] that was raised or has cleared
    void recorded(long wallMs, JournalEvent event);
  }

  private final RoomRules rules;
  private final PointInfo info;
  private final Receiver receiver;
  private final Map<AlarmKind, Remembered> standing = new EnumMap<>(AlarmKind.class);
  private final Map<AlarmKind, Remembered> chattering = new EnumMap<>(AlarmKind.class);
  private RoomController room;
  private @Nullable Remembered band;
  private long beginMs;
  private long latestMs;
  private boolean started;

  /// @param info the point with the settings to judge by
  public PointReplay(DeviceId device, PointInfo info, Receiver receiver) {
    this.info = info;
    this.receiver = receiver;
    rules =
        new RoomRules(
                device,
                Map.of(info.point(), info),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                new RoomRules.Denials(0, 0))
            .withChatter(ChatterRules.USUAL);
    room = RoomController.of(rules);
  }

  /// The next reading.
  ///
  /// @param wallMs not before the one before
  public void taken(long wallMs, double value) {
    Moment at = moment(wallMs);
    step(new Event.Sampled(new Reading.Taken(at, info.point(), new Measure(value, info.unit()))));
  }

  public void missed(long wallMs, MissReason why) {
    step(new Event.Sampled(new Reading.Missed(moment(wallMs), info.point(), why)));
  }

  /// The device started again: what stood still stands, and a delay that ran is forgotten.
  public void restarted(long wallMs) {
    List<Remembered> journal = new ArrayList<>();
    if (band != null) {
      journal.add(band);
    }
    journal.addAll(standing.values());
    journal.addAll(chattering.values());
    room = RoomController.of(rules).restore(journal);
    started = false;
    moment(wallMs);
  }

  /// Somebody moved the band, as an order of the hub does.
  ///
  /// @return whether it fits the other settings
  public boolean moved(long wallMs, double low, double high) {
    DeviceCommand order = new DeviceCommand.ChangeLimits(info.point(), low, high, "", "");
    boolean taken = false;
    for (Effect effect : step(new Event.Commanded(moment(wallMs), "replay", order))) {
      if (effect instanceof Effect.Record record
          && record.event() instanceof JournalEvent.LimitsChanged) {
        band = new Remembered(record.at(), record.event());
        taken = true;
      }
    }
    return taken;
  }

  /// Starts the room at the first moment of a run. Uptime runs on as the wall clock of the history
  /// does, which is corrected where that was possible.
  private Moment moment(long wallMs) {
    if (!started) {
      started = true;
      beginMs = wallMs;
      latestMs = wallMs;
      step(new Event.Started(at(wallMs), "", "", "replay", true));
    }
    latestMs = Math.max(latestMs, wallMs);
    return at(latestMs);
  }

  private Moment at(long wallMs) {
    return new Moment(wallMs - beginMs, wallMs, ClockQuality.NTP);
  }

  private List<Effect> step(Event event) {
    Transition step = room.on(event);
    room = step.next();
    List<Effect> effects = step.effects();
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) instanceof Effect.Record record) {
        keep(record);
      }
    }
    return effects;
  }

  private void keep(Effect.Record record) {
    switch (record.event()) {
      case JournalEvent.AlarmRaised e when KINDS.contains(e.kind()) -> {
        standing.put(e.kind(), new Remembered(record.at(), e));
        receiver.recorded(record.at().wallMs(), e);
      }
      case JournalEvent.AlarmCleared e when KINDS.contains(e.kind()) -> {
        standing.remove(e.kind());
        chattering.remove(e.kind());
        receiver.recorded(record.at().wallMs(), e);
      }
      case JournalEvent.AlarmChattering e ->
          chattering.put(e.kind(), new Remembered(record.at(), e));
      case JournalEvent.AlarmSettled e -> chattering.remove(e.kind());
      default -> {}
    }
  }
}
