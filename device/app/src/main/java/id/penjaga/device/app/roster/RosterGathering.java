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
/// force as well is not kept a second time. One that the heap would not hold is refused while it
/// comes: a device that ends for want of memory would end again at every start.
final class RosterGathering {
  /// What lives of a badge beside its texts: its record, its digest and a place in each table; of a
  /// permit; and of a visitor whom it names. Rounded up from a histogram of the heap.
  private static final int BADGE_BYTES = 220;

  private static final int PERMIT_BYTES = 220;
  private static final int MEMBER_BYTES = 80;

  private static final byte[] LINE_END = {'\n'};

  private final DeviceId device;
  private final PublicKey signer;
  private final Supplier<@Nullable Roster> inForce;
  private final long room;
  private final TreeMap<Integer, Piece> pieces = new TreeMap<>();
  private @Nullable SharedValues shared;
  private long bytes;

  /// The latest that was too large: what else comes of it, now or when it is sent again, is refused
  /// as well, so that whoever listens does not believe that it was taken.
  private @Nullable TooLarge tooLarge;

  private record TooLarge(Identity roster, Refused answer) {}

  /// Which roster a part is of, without what stands in it.
  private record Identity(long version, int parts, int keyVersion, long issuedMs, long leaseMs) {
    static Identity of(Roster.Part part) {
      return new Identity(
          part.version(), part.parts(), part.keyVersion(), part.issuedMs(), part.leaseMs());
    }
  }

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
  /// @param room bytes of the heap for rosters
  RosterGathering(
      DeviceId device, PublicKey signer, Supplier<@Nullable Roster> inForce, long room) {
    this.device = device;
    this.signer = signer;
    this.inForce = inForce;
    this.room = room;
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
    TooLarge known = tooLarge;
    if (known != null && known.roster().equals(Identity.of(part))) {
      return known.answer();
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
      bytes += bytes(part, payload.length);
    }
    if (bytes > room) {
      clear();
      Refused answer =
          new Refused(
              part.version(),
              RosterRefusal.TOO_LARGE,
              "its "
                  + part.parts()
                  + " parts take more than the "
                  + (room >> 20)
                  + " MB that are here for it: fewer badges, or a larger -Xmx");
      tooLarge = new TooLarge(Identity.of(part), answer);
      return answer;
    }
    return pieces.size() < part.parts() ? new Waiting() : whole(part.version());
  }

  /// What a part costs while it is adopted: its payload is kept until all are here, and it may have
  /// nothing in common with the one in force, which is as large.
  static long bytes(Roster.Part part, int payload) {
    long members = part.permits().stream().mapToLong(permit -> permit.members().size()).sum();
    long lives =
        payload
            + (long) BADGE_BYTES * part.badges().size()
            + (long) PERMIT_BYTES * part.permits().size()
            + MEMBER_BYTES * members;
    return payload + 2 * lives;
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
