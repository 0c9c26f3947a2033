package id.penjaga.device.app.roster;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.shell.keys.Signing;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gathers the parts of one roster. Only what the site signed is kept, so that nobody else can fill
/// the memory; a part of a newer roster throws the older pieces away.
final class RosterGathering {
  /// All parts together.
  static final int MOST_BYTES = 16 << 20;

  private final DeviceId device;
  private final PublicKey signer;
  private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
  private long bytes;

  private record Piece(Roster.Part part, byte[] payload) {}

  /// What became of a part.
  sealed interface Outcome {}

  /// More is to come, or it was here already.
  record Waiting() implements Outcome {}

  /// @param key the wrapped badge keys; null when the roster brings none
  /// @param payload all parts in their order, a line each
  record Whole(Roster roster, @Nullable String key, byte[] payload) implements Outcome {
    /// SHA-256, 64 hex digits.
    String hash() {
      return Codec.sha256(payload, payload.length);
    }
  }

  record Refused(long version, RosterRefusal reason, String why) implements Outcome {}

  RosterGathering(DeviceId device, PublicKey signer) {
    this.device = device;
    this.signer = signer;
  }

  Outcome arrived(byte[] payload) {
    Codec.Signed signed = Codec.signed(payload);
    if (signed == null || !Signing.holds(signer, signed.body(), signed.signature())) {
      return new Refused(0, RosterRefusal.BAD_SIGNATURE, "a part was not signed by this site");
    }
    Roster.Part part;
    try {
      part = Codec.readRosterPart(payload);
    } catch (MalformedMessage e) {
      return new Refused(0, RosterRefusal.INCONSISTENT, String.valueOf(e.getMessage()));
    }
    if (!part.device().equals(device)) {
      return new Refused(part.version(), RosterRefusal.OTHER_DEVICE, "it is for " + part.device());
    }
    Piece first = pieces.isEmpty() ? null : pieces.firstEntry().getValue();
    if (first != null && !first.part().belongsTo(part)) {
      if (part.version() < first.part().version()) {
        return new Waiting();
      }
      clear();
    }
    if (pieces.putIfAbsent(part.part(), new Piece(part, payload)) == null) {
      bytes += payload.length;
    }
    if (bytes > MOST_BYTES) {
      clear();
      return new Refused(part.version(), RosterRefusal.INCONSISTENT, "it is too large");
    }
    return pieces.size() < part.parts() ? new Waiting() : whole(part.version());
  }

  private Outcome whole(long version) {
    ByteArrayOutputStream all = new ByteArrayOutputStream((int) bytes + pieces.size());
    List<Roster.Part> parts = new ArrayList<>();
    for (Piece piece : pieces.values()) {
      all.writeBytes(piece.payload());
      all.write('\n');
      parts.add(piece.part());
    }
    clear();
    try {
      return new Whole(Roster.join(parts), parts.getFirst().key(), all.toByteArray());
    } catch (IllegalArgumentException e) {
      return new Refused(version, RosterRefusal.INCONSISTENT, String.valueOf(e.getMessage()));
    }
  }

  private void clear() {
    pieces.clear();
    bytes = 0;
  }
}
