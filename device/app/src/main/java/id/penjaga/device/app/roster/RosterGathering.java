package id.penjaga.device.app.roster;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.shell.keys.Signing;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers the parts of one roster. Only what the site signed is kept, so that nobody else can fill
/// the memory; a part of a newer roster throws the older pieces away. What stands in the roster in
/// force as well is not kept a second time.
final class RosterGathering {
  /// All parts together.
  static final int MOST_BYTES = 16 << 20;

  private static final byte[] LINE_END = {'\n'};

  private final DeviceId device;
  private final PublicKey signer;
  private final Supplier<@Nullable Roster> inForce;
  private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
  private @Nullable SharedValues shared;
  private long bytes;

  private record Piece(Roster.Part part, byte[] payload) {}

  /// What became of a part.
  sealed interface Outcome {}

  /// More is to come, or it was here already.
  record Waiting() implements Outcome {}

  /// @param key the wrapped badge keys; null when the roster brings none
  /// @param payload all parts in their order, a line each, in pieces
  /// @param hash SHA-256 of the payload, 64 hex digits
  record Whole(Roster roster, @Nullable String key, List<byte[]> payload, String hash)
      implements Outcome {}

  record Refused(long version, RosterRefusal reason, String why) implements Outcome {}

  /// @param inForce asked when the first part of another roster comes
  RosterGathering(DeviceId device, PublicKey signer, Supplier<@Nullable Roster> inForce) {
    this.device = device;
    this.signer = signer;
    this.inForce = inForce;
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
    if (!pieces.containsKey(part.part())) {
      pieces.put(part.part(), new Piece(sharing(part), payload));
      bytes += payload.length;
    }
    if (bytes > MOST_BYTES) {
      clear();
      return new Refused(part.version(), RosterRefusal.INCONSISTENT, "it is too large");
    }
    return pieces.size() < part.parts() ? new Waiting() : whole(part.version());
  }

  private Roster.Part sharing(Roster.Part part) {
    SharedValues values = shared;
    if (values == null) {
      values = new SharedValues(inForce.get());
      shared = values;
    }
    return values.in(part);
  }

  private Outcome whole(long version) {
    List<byte[]> payload = new ArrayList<>();
    List<Roster.Part> parts = new ArrayList<>();
    for (Piece piece : pieces.values()) {
      payload.add(piece.payload());
      payload.add(LINE_END);
      parts.add(piece.part());
    }
    clear();
    try {
      return new Whole(Roster.join(parts), parts.getFirst().key(), payload, Codec.sha256(payload));
    } catch (IllegalArgumentException e) {
      return new Refused(version, RosterRefusal.INCONSISTENT, String.valueOf(e.getMessage()));
    }
  }

  private void clear() {
    pieces.clear();
    shared = null;
    bytes = 0;
  }
}
