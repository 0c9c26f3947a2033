package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.hub.core.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a device said that must be kept, checked and parsed.
public sealed interface Message {
  DeviceId device();

  /// Whether the device itself has just sent it.
  default boolean live() {
    return true;
  }

  /// About how much memory it holds, in bytes; the queue to the writer is bounded by it.
  int weight();

  /// @param payload as received, byte for byte
  /// @param intact whether the record's own hash holds; one that does not is kept and marked
  record Journal(JournalRecord record, byte[] payload, boolean intact) implements Message {
    @Override
    public DeviceId device() {
      return record.device();
    }

    @Override
    public int weight() {
      return 400 + payload.length;
    }

    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  record Trend(TrendBatch batch) implements Message {
    @Override
    public DeviceId device() {
      return batch.device();
    }

    @Override
    public int weight() {
      return 300 + 90 * batch.readings().size();
    }
  }

  /// A numbered message whose header could be read and whose content could not: from a newer
  /// device, or wrong. Its text is kept, so that the stream goes on and nothing is lost.
  ///
  /// @param type the event's type as far as it could be read
  record Unreadable(
      DeviceId device,
      String log,
      StreamKind stream,
      Arrival arrival,
      Moment at,
      String type,
      byte[] payload)
      implements Message {
    @Override
    public int weight() {
      return 400 + payload.length;
    }
  }

  /// A birth certificate. It is answered with an acknowledgement at once.
  ///
  /// @param live false when the broker had kept it: then its time says nothing about now
  record Born(StateMessage.Status status, boolean live) implements Message {
    @Override
    public DeviceId device() {
      return status.device();
    }

    @Override
    public int weight() {
      return 1000 + 400 * status.points().size();
    }

    /// The same without what it says of its points and of itself.
    Born bare() {
      return new Born(
          new StateMessage.Status(
              status.device(),
              status.online(),
              "",
              "",
              status.simulated(),
              status.log(),
              status.epoch(),
              status.at(),
              status.oldestJournal(),
              status.oldestTrend(),
              List.of()),
          live);
    }
  }

  /// A device holds no record that it has not delivered, and shows these alarms: the current ones.
  record Settled(DeviceId device, List<StateMessage.Alarm> alarms) implements Message {
    public Settled {
      alarms = List.copyOf(alarms);
    }

    @Override
    public int weight() {
      return 200 + 200 * alarms.size();
    }
  }

  /// A message whose content the database refused.
  record Refused(Message message) implements Message {
    @Override
    public DeviceId device() {
      return message.device();
    }

    @Override
    public int weight() {
      return message.weight();
    }
  }
}
