package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// Tells from the hub's acknowledgements whether our log is an older copy of the one it knows, such
/// as that of a card restored from an image.
record CopyProof(DeviceId device, Journal journal) {
  /// A position of our own log that it never reached; null when the acknowledgement names none.
  @Nullable Position provenBy(@Nullable Acknowledgement ack) {
    if (ack == null || !ack.device().equals(device) || !ack.log().equals(journal.log())) {
      return null;
    }
    Position records = ack.journal();
    if (records != null && journal.neverReached(records)) {
      return records;
    }
    Position batches = ack.trend();
    return batches != null && batches.epoch() > journal.epoch() ? batches : null;
  }
}
