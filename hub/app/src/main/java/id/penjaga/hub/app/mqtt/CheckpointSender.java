package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.HubCheckpoint;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.Checkpoints;
import id.penjaga.hub.app.store.sql.StoreException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.tinylog.Logger;

/// Says the checkpoints of book and journals, retained, every hour and when it is asked.
final class CheckpointSender {
  private static final long EVERY_MS = TimeUnit.HOURS.toMillis(1);
  private static final long AGAIN_MS = TimeUnit.MINUTES.toMillis(1);

  private final Store store;
  private final Predicate<Publication> publish;
  private volatile boolean asked = true;
  private long nextMs;

  /// @param publish whether it could be handed to the broker
  CheckpointSender(Store store, Predicate<Publication> publish) {
    this.store = store;
    this.publish = publish;
  }

  void ask() {
    asked = true;
  }

  /// To be called every second while there is a connection, on one thread.
  void watch() {
    long now = store.clock().uptimeMs();
    if (!asked && now < nextMs) {
      return;
    }
    asked = false;
    nextMs = now + (say() ? EVERY_MS : AGAIN_MS);
  }

  private boolean say() {
    try {
      List<Checkpoints.Checkpointed> all = store.reads().in(Checkpoints::of);
      return all.stream().allMatch(this::said);
    } catch (StoreException e) {
      Logger.warn("no checkpoint was said: {}", e.getMessage());
      return false;
    }
  }

  private boolean said(Checkpoints.Checkpointed checkpoint) {
    String chain = checkpoint.anchor().chain();
    HubCheckpoint message =
        new HubCheckpoint(
            chain, store.clock().wallMs(), checkpoint.device(), checkpoint.anchor().toString());
    return publish.test(new Publication(Topics.checkpoint(chain), Codec.write(message), true));
  }
}
