package id.penjaga.device.app.loop;

import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.Position;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Tells the room at which position each alarm was raised, once that record is durable (F36).
/// Records may become durable on any thread; the room is told on the control thread.
final class Raisings {
  private record Raised(Effect.Record record, OccurrenceId occurrence) {}

  private final ConcurrentLinkedQueue<Raised> durable = new ConcurrentLinkedQueue<>();

  /// @param positions of the records, in their order
  void durable(List<Effect.Record> records, String log, List<Position> positions) {
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).event() instanceof JournalEvent.AlarmRaised) {
        durable.add(new Raised(records.get(i), new OccurrenceId(log, positions.get(i))));
      }
    }
  }

  void tell(Moment now, Consumer<Event> room) {
    for (Raised each = durable.poll(); each != null; each = durable.poll()) {
      if (each.record().event() instanceof JournalEvent.AlarmRaised e) {
        room.accept(
            new Event.AlarmRecorded(
                now, e.kind(), e.point(), each.record().at(), each.occurrence()));
      }
    }
  }
}
