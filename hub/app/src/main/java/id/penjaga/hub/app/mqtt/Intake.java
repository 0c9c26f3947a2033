package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Header;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.ingest.StreamKind;
import id.penjaga.hub.core.Arrival;
import id.penjaga.hub.core.monitor.CollectorMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// From a topic and bytes to something the store or the live picture can use. Used by one thread at
/// a time.
final class Intake {
  /// Topics whose way is remembered, and the longest of them: the map must not grow by what
  /// strangers make up.
  private static final int MOST_ROUTES = 4_000;

  private static final int LONGEST_TOPIC = 200;

  private final Store store;
  private final BadMessages bad;
  private final AnswerWatch answers;
  private final Collectors collectors;
  private final Receipts receipts;
  private final Map<String, Route> routes = new HashMap<>();

  Intake(
      Store store, BadMessages bad, AnswerWatch answers, Collectors collectors, Receipts receipts) {
    this.receipts = receipts;
    this.collectors = collectors;
    this.store = store;
    this.bad = bad;
    this.answers = answers;
  }

  private enum Branch {
    JOURNAL,
    TREND,
    STATE,
    READINGS,
    RECEIPT,
    FOREIGN
  }

  private record Route(@Nullable DeviceId device, Branch branch) {}

  void arrived(String topic, byte[] payload, boolean retained) {
    Route route = routes.get(topic);
    if (route == null) {
      route = route(topic);
      if (routes.size() < MOST_ROUTES && topic.length() <= LONGEST_TOPIC) {
        routes.put(topic, route);
      }
    }
    DeviceId device = route.device;
    if (device == null) {
      bad.note(BadMessages.NOBODY, BadMessages.Kind.FOREIGN, topic, "no device name", payload);
      return;
    }
    try {
      switch (route.branch) {
        case TREND -> trend(device, topic, payload);
        case JOURNAL -> journal(device, topic, payload);
        case STATE -> state(device, topic, payload, !retained);
        case READINGS -> readings(device, payload, !retained);
        case RECEIPT -> receipt(device, payload);
        case FOREIGN ->
            note(device, BadMessages.Kind.FOREIGN, topic, "no topic of this contract", payload);
      }
    } catch (MalformedMessage e) {
      note(
          device,
          BadMessages.Kind.valueOf(e.kind().name()),
          topic,
          String.valueOf(e.getMessage()),
          payload);
    } catch (IllegalArgumentException e) {
      note(device, BadMessages.Kind.FIELD, topic, String.valueOf(e.getMessage()), payload);
    }
  }

  private static Route route(String topic) {
    DeviceId device = Topics.deviceOf(topic);
    if (device == null) {
      return new Route(null, Branch.FOREIGN);
    }
    String rest = topic.substring(Topics.ROOT.length() + device.name().length());
    return new Route(
        device,
        switch (rest) {
          case "/up/journal" -> Branch.JOURNAL;
          case "/up/trend" -> Branch.TREND;
          case "/up/readings" -> Branch.READINGS;
          case "/up/receipt" -> Branch.RECEIPT;
          default -> rest.startsWith("/state/") ? Branch.STATE : Branch.FOREIGN;
        });
  }

  /// What a collector says of a server. Retained, it would be old without saying so.
  private void readings(DeviceId collector, byte[] payload, boolean live) {
    CollectorMessage message = CollectorMessage.read(new String(payload, StandardCharsets.UTF_8));
    if (live && !collectors.take(collector.name(), message)) {
      Logger.debug("more readings of {} than can be kept", collector);
    }
  }

  private void receipt(DeviceId centre, byte[] payload) {
    if (payload.length == 0 || payload.length > Receipts.LONGEST) {
      throw new IllegalArgumentException("a receipt is the id of a notice and nothing else");
    }
    receipts.take(centre.name(), new String(payload, StandardCharsets.UTF_8));
  }

  private void trend(DeviceId device, String topic, byte[] payload) throws MalformedMessage {
    TrendBatch batch;
    try {
      batch = Codec.readTrend(payload);
      Arrival.of(batch);
    } catch (MalformedMessage e) {
      keepUnread(device, topic, payload, StreamKind.TREND, e);
      return;
    }
    if (same(device, batch.device(), topic, payload)) {
      numbered(device);
      store.offer(new Message.Trend(batch));
    }
  }

  private void journal(DeviceId device, String topic, byte[] payload) throws MalformedMessage {
    JournalRecord record;
    try {
      record = Codec.readJournal(payload);
      Arrival.of(record);
    } catch (MalformedMessage e) {
      keepUnread(device, topic, payload, StreamKind.JOURNAL, e);
      return;
    }
    if (same(device, record.device(), topic, payload)) {
      boolean intact = Codec.hashHolds(payload, record);
      if (!intact) {
        note(device, BadMessages.Kind.FIELD, topic, "hash does not fit the record", payload);
      }
      numbered(device);
      store.offer(new Message.Journal(record, payload, intact));
    }
  }

  /// A numbered message is a sign of life too.
  private void numbered(DeviceId device) {
    store.live().heard(device);
    answers.record(device, store.clock().uptimeMs());
  }

  private void state(DeviceId device, String topic, byte[] payload, boolean live)
      throws MalformedMessage {
    if (payload.length == 0) {
      store.live().cleared(device, topic); // the broker forgets a retained message
      return;
    }
    StateMessage message = Codec.readState(payload);
    if (!same(device, message.device(), topic, payload)) {
      return;
    }
    if (!Topics.state(message).equals(topic)) {
      note(device, BadMessages.Kind.FOREIGN, topic, "belongs on another topic", payload);
      return;
    }
    store.hear(message, !live);
    if (live && message instanceof StateMessage.Health health) {
      answers.health(health, store.clock().uptimeMs());
    }
  }

  /// Counts a message that cannot be read, and keeps its text in its place when at least its header
  /// can: a newer device must not get stuck at what this hub does not know.
  private void keepUnread(
      DeviceId device, String topic, byte[] payload, StreamKind stream, MalformedMessage why)
      throws MalformedMessage {
    if (why.kind() != MalformedMessage.Kind.FIELD) {
      throw why;
    }
    Header header = Codec.readHeader(payload);
    if (!same(device, header.device(), topic, payload)) {
      return;
    }
    boolean journal = stream == StreamKind.JOURNAL;
    if (journal && (header.previous() == null || header.hash() == null)) {
      throw why;
    }
    Arrival arrival =
        new Arrival(
            header.position(),
            header.after(),
            journal ? header.previous() : null,
            journal ? header.hash() : null);
    note(device, BadMessages.Kind.FIELD, topic, String.valueOf(why.getMessage()), payload);
    store.offer(
        new Message.Unreadable(
            device, header.log(), stream, arrival, header.at(), header.type(), payload));
  }

  private boolean same(DeviceId topicDevice, DeviceId said, String topic, byte[] payload) {
    boolean same = topicDevice.equals(said);
    if (!same) {
      note(topicDevice, BadMessages.Kind.WRONG_DEVICE, topic, "the payload names " + said, payload);
    }
    return same;
  }

  private void note(
      DeviceId device, BadMessages.Kind kind, String topic, String why, byte[] payload) {
    bad.note(device.name(), kind, topic, why, payload);
  }
}
