package id.penjaga.device.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Messages to JSON bytes and back. Reading throws nothing but [MalformedMessage]. Every message of
/// schema version 1 stays readable; a golden file of each holds it.
public final class Codec {
  /// The schema version, in every message as `v`.
  public static final int VERSION = 1;

  /// No message is larger.
  public static final int MOST_BYTES = 256 * 1024;

  private static final byte[] HASH_FIELD = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = HASH_FIELD.length + 64 + 2;

  private static final String SIGNATURE_FIELD = ",\"sig\":\"";
  private static final int SIGNED_TAIL = SIGNATURE_FIELD.length() + 128 + 2;
  private static final Pattern SIGNED_FORM =
      Pattern.compile(SIGNATURE_FIELD + "[0-9a-f]{128}\"\\}");

  private Codec() {}

  /// A journal record's payload up to but without `,"hash":`; {@link #seal} completes it.
  public static byte[] journalBody(
      DeviceId device,
      String log,
      Position position,
      @Nullable Position after,
      Moment at,
      JournalEvent event,
      String previous) {
    JsonText json = header(device, log, position, after);
    Parts.moment(json, "at", at);
    json.object("event", () -> Events.write(json, event));
    return json.put("prev", previous).open();
  }

  /// Appends the hash to a journal body: the finished payload.
  ///
  /// @param hash 64 hex digits, from {@link #sha256} of the body
  public static byte[] seal(byte[] body, String hash) {
    byte[] payload = new byte[body.length + TAIL];
    System.arraycopy(body, 0, payload, 0, body.length);
    System.arraycopy(HASH_FIELD, 0, payload, body.length, HASH_FIELD.length);
    byte[] tail = (hash + "\"}").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(tail, 0, payload, body.length + HASH_FIELD.length, tail.length);
    return payload;
  }

  /// SHA-256 of the first `length` bytes, as 64 hex digits.
  public static String sha256(byte[] bytes, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, 0, length);
    return HexFormat.of().formatHex(digest.digest());
  }

  /// SHA-256 of pieces one behind the other, as 64 hex digits.
  public static String sha256(List<byte[]> pieces) {
    MessageDigest digest = sha256();
    pieces.forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Whether the hash in a journal payload is that of the bytes before it.
  public static boolean hashHolds(byte[] payload, JournalRecord record) {
    return payload.length > TAIL && sha256(payload, payload.length - TAIL).equals(record.hash());
  }

  public static JournalRecord readJournal(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    JournalRecord record;
    try {
      record =
          new JournalRecord(
              new DeviceId(json.text("device")),
              Parts.log(json),
              Parts.position(json),
              Parts.after(json),
              Parts.moment(json, "at"),
              Events.read(json.object("event")),
              json.text("prev"),
              json.text("hash"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("journal record:", String.valueOf(e.getMessage()));
    }
    if (record.hash().length() != 64 || record.previous().length() != 64) {
      throw json.wrong("hash", "and prev have 64 hex digits");
    }
    return record;
  }

  /// Only the header of a journal record or trend batch; what else stands in it may be unknown or
  /// wrong.
  public static Header readHeader(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      Fields event = json.objectOrNull("event");
      return new Header(
          new DeviceId(json.text("device")),
          Parts.log(json),
          Parts.position(json),
          Parts.after(json),
          Parts.moment(json, "at"),
          event == null ? "" : event.text("type"),
          json.textOrNull("prev"),
          json.textOrNull("hash"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("header:", String.valueOf(e.getMessage()));
    }
  }

  public static byte[] write(TrendBatch batch) {
    JsonText json = header(batch.device(), batch.log(), batch.position(), batch.after());
    Trends.write(json, batch);
    return json.end();
  }

  public static TrendBatch readTrend(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      return new TrendBatch(
          new DeviceId(json.text("device")),
          Parts.log(json),
          Parts.position(json),
          Parts.after(json),
          Trends.read(json));
    } catch (IllegalArgumentException e) {
      throw json.wrong("trend batch:", String.valueOf(e.getMessage()));
    }
  }

  public static byte[] write(StateMessage message) {
    JsonText json = new JsonText().put("v", VERSION);
    States.write(json, message);
    return json.end();
  }

  public static StateMessage readState(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      return States.read(json);
    } catch (IllegalArgumentException e) {
      throw json.wrong("state message:", String.valueOf(e.getMessage()));
    }
  }

  public static byte[] write(Acknowledgement ack) {
    JsonText json =
        new JsonText().put("v", VERSION).put("device", ack.device()).put("log", ack.log());
    Parts.position(json, "journal", ack.journal());
    Parts.position(json, "trend", ack.trend());
    return json.end();
  }

  public static Acknowledgement readAcknowledgement(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      return new Acknowledgement(
          new DeviceId(json.text("device")),
          Parts.log(json),
          Parts.position(json, "journal"),
          Parts.position(json, "trend"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("acknowledgement:", String.valueOf(e.getMessage()));
    }
  }

  public static byte[] write(CommandMessage message) {
    JsonText json =
        new JsonText()
            .put("v", VERSION)
            .put("device", message.device())
            .put("id", message.id())
            .put("issuedMs", message.issuedMs())
            .put("expiresMs", message.expiresMs());
    json.object("command", () -> Commands.write(json, message.command()));
    return json.end();
  }

  public static CommandMessage readCommand(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      return new CommandMessage(
          new DeviceId(json.text("device")),
          json.text("id"),
          json.integer("issuedMs"),
          json.integer("expiresMs"),
          Commands.read(json.object("command")));
    } catch (IllegalArgumentException e) {
      throw json.wrong("command:", String.valueOf(e.getMessage()));
    }
  }

  /// A roster part's payload up to but without `,"sig":`; {@link #sign} completes it.
  public static byte[] rosterBody(Roster.Part part) {
    return Rosters.body(part);
  }

  /// Appends the signature to the body of a roster part: the finished payload.
  ///
  /// @param signature 64 bytes, Ed25519 over the body
  public static byte[] sign(byte[] body, byte[] signature) {
    byte[] payload = Arrays.copyOf(body, body.length + SIGNED_TAIL);
    byte[] tail =
        (SIGNATURE_FIELD + HexFormat.of().formatHex(signature) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(tail, 0, payload, body.length, tail.length);
    return payload;
  }

  /// What the signature of a roster part is over, and the signature; null when it has none.
  public static @Nullable Signed signed(byte[] payload) {
    int body = payload.length - SIGNED_TAIL;
    if (body <= 0) {
      return null;
    }
    String tail = new String(payload, body, SIGNED_TAIL, StandardCharsets.US_ASCII);
    if (!SIGNED_FORM.matcher(tail).matches()) {
      return null;
    }
    String hex = tail.substring(SIGNATURE_FIELD.length(), SIGNED_TAIL - 2);
    return new Signed(Arrays.copyOf(payload, body), HexFormat.of().parseHex(hex));
  }

  /// Bytes and their signature.
  public record Signed(byte[] body, byte[] signature) {}

  /// A part of a roster. Its signature is not looked at: see {@link #signed}.
  public static Roster.Part readRosterPart(byte[] payload) throws MalformedMessage {
    Fields json = versioned(payload);
    try {
      return Rosters.read(json);
    } catch (IllegalArgumentException e) {
      throw json.wrong("roster part:", String.valueOf(e.getMessage()));
    }
  }

  public static byte[] write(HubCheckpoint checkpoint) {
    return new JsonText()
        .put("v", VERSION)
        .put("wallMs", checkpoint.wallMs())
        .put("device", checkpoint.device())
        .put("checkpoint", checkpoint.checkpoint())
        .end();
  }

  /// One journal event as a JSON object of its own, as `replay` prints it.
  public static byte[] write(Moment at, JournalEvent event) {
    JsonText json = new JsonText();
    Parts.moment(json, "at", at);
    json.object("event", () -> Events.write(json, event));
    return json.end();
  }

  private static JsonText header(
      DeviceId device, String log, Position position, @Nullable Position after) {
    JsonText json =
        new JsonText()
            .put("v", VERSION)
            .put("device", device)
            .put("log", log)
            .put("epoch", position.epoch())
            .put("seq", position.sequence());
    Parts.position(json, "after", after);
    return json;
  }

  private static Fields versioned(byte[] payload) throws MalformedMessage {
    Fields json = JsonTree.parse(payload, MOST_BYTES);
    long version = json.integer("v");
    if (version != VERSION) {
      throw new MalformedMessage(
          MalformedMessage.Kind.VERSION,
          "schema version " + version + "; this program reads version " + VERSION);
    }
    return json;
  }
}
