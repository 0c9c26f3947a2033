package id.penjaga.device.app.link;

import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.Publication;
import java.util.List;
import org.tinylog.Logger;

/// Makes the broker forget what an earlier configuration left there: an empty retained message for
/// each topic, a few at a time. A topic is forgotten here too once the broker has confirmed
/// everything. One object for each connection, so that what was under way is sent again.
final class Clearing {
  private static final int AT_ONCE = 50;

  private final RetainedTopics retained;
  private List<String> waiting;
  private int underWay;

  Clearing(RetainedTopics retained, List<String> stale) {
    this.retained = retained;
    waiting = stale;
    if (!stale.isEmpty()) {
      Logger.info("{} topics of an earlier configuration are cleared", stale.size());
    }
  }

  /// Sends the next few when the last few are confirmed.
  void send(Connection open, Outbox outbox, long nowMs) throws BrokerException {
    if (waiting.isEmpty() || underWay > 0 && !outbox.idle()) {
      return;
    }
    if (underWay > 0) {
      retained.cleared(waiting.subList(0, underWay));
      waiting = List.copyOf(waiting.subList(underWay, waiting.size()));
    }
    underWay = Math.min(AT_ONCE, waiting.size());
    for (String topic : waiting.subList(0, underWay)) {
      open.publish(new Publication(topic, new byte[0], true));
      outbox.sent(nowMs);
    }
    if (waiting.isEmpty()) {
      retained.save();
    }
  }
}
