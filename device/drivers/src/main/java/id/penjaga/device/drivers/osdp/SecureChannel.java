package id.penjaga.device.drivers.osdp;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;

import id.penjaga.device.drivers.wire.WireException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A conversation with one reader from sequence 0 on. Of no use any more after it threw.
final class SecureChannel {
  static final int POLL = 0x60;
  static final int LOCAL_STATUS = 0x64;
  static final int LED = 0x69;
  static final int BUZZER = 0x6A;

  static final int ACK = 0x40;
  static final int NAK = 0x41;
  static final int LOCAL_STATUS_REPORT = 0x48;
  static final int RAW = 0x50;
  static final int KEYPAD = 0x53;

  private static final int ID = 0x61;
  private static final int CAPABILITIES = 0x62;
  private static final int KEY_SET = 0x75;
  private static final int CHALLENGE = 0x76;
  private static final int SERVER_CRYPTOGRAM = 0x77;

  private static final int ID_REPORT = 0x45;
  private static final int CAPABILITIES_REPORT = 0x46;
  private static final int CLIENT_CRYPTOGRAM = 0x76;
  private static final int FIRST_MAC = 0x78;

  private static final int SCS_11 = 0x11;
  private static final int SCS_12 = 0x12;
  private static final int SCS_13 = 0x13;
  private static final int SCS_14 = 0x14;
  private static final int SCS_15 = 0x15;
  private static final int SCS_17 = 0x17;
  private static final int SCS_18 = 0x18;

  /// Function codes of a capability report.
  private static final int CAN_LED = 4;

  private static final int CAN_SOUND = 5;
  private static final int CAN_ENCRYPT = 9;

  /// Errors that say "I cannot do this": wrong length, unknown command, unable to process. All
  /// others end the session.
  private static final Set<Integer> CANNOT = Set.of(2, 3, 9);

  private static final byte[] FACTORY_KEY = new byte[ChannelKeys.KEY_BYTES];

  static {
    for (int i = 0; i < FACTORY_KEY.length; i++) {
      FACTORY_KEY[i] = (byte) (0x30 + i);
    }
  }

  /// What the reader answered: a code and its data.
  record Reply(int code, byte[] data) {}

  private final OsdpLine line;
  private final String place;
  private final Set<Integer> abilities = new HashSet<>();
  private int sequence;
  private @Nullable ChannelKeys channel;

  private SecureChannel(OsdpLine line, String place) {
    this.line = line;
    this.place = place;
  }

  /// Whether a key is one that is tried first: the factory's, one with few different bytes, or
  /// bytes in even steps.
  static boolean isWeak(byte[] key) {
    Set<Byte> different = new HashSet<>();
    boolean steps = true;
    for (int i = 0; i < key.length; i++) {
      different.add(key[i]);
      steps &= i < 2 || (byte) (key[i] - key[i - 1]) == (byte) (key[1] - key[0]);
    }
    return steps || different.size() < key.length / 2;
  }

  /// A session in which both sides have proved that they know the key.
  ///
  /// @param random eight fresh bytes
  static SecureChannel begin(OsdpLine line, String place, byte[] key, byte[] random)
      throws WireException {
    SecureChannel session = new SecureChannel(line, place);
    session.introduce();
    session.prove(key, random, false);
    return session;
  }

  /// Brings a key into a reader that still has the factory's.
  static void install(OsdpLine line, String place, byte[] key, byte[] random) throws WireException {
    SecureChannel session = new SecureChannel(line, place);
    session.introduce();
    session.prove(FACTORY_KEY, random, true);
    byte[] data = new byte[2 + key.length];
    data[0] = 1;
    data[1] = (byte) key.length;
    System.arraycopy(key, 0, data, 2, key.length);
    Reply reply = session.ask(KEY_SET, data);
    Arrays.fill(data, (byte) 0);
    if (reply.code() != ACK) {
      throw session.nonsense();
    }
  }

  boolean canLed() {
    return abilities.contains(CAN_LED);
  }

  boolean canSound() {
    return abilities.contains(CAN_SOUND);
  }

  private void introduce() throws WireException {
    if (ask(ID, new byte[] {0}).code() != ID_REPORT) {
      throw nonsense();
    }
    Reply report = ask(CAPABILITIES, new byte[] {0});
    if (report.code() != CAPABILITIES_REPORT || report.data().length % 3 != 0) {
      throw nonsense();
    }
    Map<Integer, Integer> levels = new HashMap<>();
    for (int i = 0; i < report.data().length; i += 3) {
      levels.put(Byte.toUnsignedInt(report.data()[i]), Byte.toUnsignedInt(report.data()[i + 1]));
    }
    levels.forEach((function, level) -> {
      if (level > 0) {
        abilities.add(function);
      }
    });
    if ((levels.getOrDefault(CAN_ENCRYPT, 0) & 1) == 0) {
      throw refused(" has no secure channel; take a reader that has, or switch it on in this one");
    }
  }

  private void prove(byte[] key, byte[] random, boolean factory) throws WireException {
    ChannelKeys begun = new ChannelKeys(key, random);
    byte keyKind = (byte) (factory ? 0 : 1);
    Packet challenged = send(new byte[] {3, SCS_11, keyKind}, CHALLENGE, random);
    byte[] theirs = challenged.body();
    if (theirs[0] == NAK) {
      throw refused(" does not take our challenge: it has no key of its own yet, or no channel");
    }
    if (challenged.security() != SCS_12
        || Byte.toUnsignedInt(theirs[0]) != CLIENT_CRYPTOGRAM
        || theirs.length != 1 + 8 + 8 + 16) {
      throw nonsense();
    }
    if (challenged.securityData() != keyKind) {
      throw refused(
          factory
              ? " has a key already; write install: no, or reset the reader"
              : " still has the key from the factory; bring ours into it first (install: yes)");
    }
    byte[] theirRandom = Arrays.copyOfRange(theirs, 9, 17);
    if (!begun.proves(theirRandom, Arrays.copyOfRange(theirs, 17, 33))) {
      throw refused(" does not know our key; check the key-file, or install the key again");
    }
    byte[] cryptogram = begun.ourCryptogram(theirRandom);
    Packet last = send(new byte[] {3, SCS_13, keyKind}, SERVER_CRYPTOGRAM, cryptogram);
    byte[] first = last.body();
    if (last.security() != SCS_14 || first[0] != FIRST_MAC || first.length != 1 + 16) {
      throw nonsense();
    }
    boolean same = begun.begin(cryptogram, Arrays.copyOfRange(first, 1, 17));
    if (last.securityData() != 1 || !same) {
      throw refused(" does not accept that we know the key; install the key again");
    }
    channel = begun;
  }

  /// Asks in the secure channel once there is one. A {@link #NAK} among the answers means that this
  /// reader cannot do it; every other refusal is thrown.
  Reply ask(int code, byte... data) throws WireException {
    ChannelKeys secure = channel;
    byte[] body;
    Packet packet;
    if (secure == null) {
      packet = send(new byte[0], code, data);
      body = packet.body();
    } else {
      packet = sendSealed(secure, code, data);
      body = open(secure, packet);
    }
    int reply = Byte.toUnsignedInt(body[0]);
    int error = reply == NAK && body.length > 1 ? Byte.toUnsignedInt(body[1]) : 0;
    if (reply == NAK && (packet.security() == 0 || !CANNOT.contains(error))) {
      throw new WireException(
          MALFORMED,
          "the reader at "
              + place
              + " refuses what it is asked, error "
              + error
              + "; the session is begun anew");
    }
    return new Reply(reply, Arrays.copyOfRange(body, 1, body.length));
  }

  private Packet send(byte[] security, int code, byte[] data) throws WireException {
    byte[] body = body(code, data);
    return exchange(Packet.end(Packet.begin(line.address(), sequence, security, body, 0)));
  }

  private Packet sendSealed(ChannelKeys secure, int code, byte[] data) throws WireException {
    boolean bare = data.length == 0;
    byte[] security = {2, (byte) (bare ? SCS_15 : SCS_17)};
    byte[] body = body(code, bare ? data : secure.encrypted(data));
    byte[] frame = Packet.begin(line.address(), sequence, security, body, ChannelKeys.MAC_SENT);
    return exchange(Packet.end(secure.seal(frame)));
  }

  private Packet exchange(byte[] frame) throws WireException {
    Packet answer = line.ask(frame, sequence);
    sequence = sequence % 3 + 1;
    return answer;
  }

  /// Code and data of a sealed answer. A reader that has lost the session may say so in the clear;
  /// nothing else is believed in the clear. Some readers write the numbers of commands (15, 17)
  /// over their answers (16, 18); what counts is the MAC.
  private byte[] open(ChannelKeys secure, Packet packet) throws WireException {
    byte[] body = packet.body();
    int security = packet.security();
    if (security == 0 && body[0] == NAK) {
      return body;
    }
    if (security < SCS_15 || security > SCS_18 || body.length < 1 + ChannelKeys.MAC_SENT) {
      throw new WireException(
          MALFORMED,
          "the reader at "
              + place
              + " answers without encryption in a secure session; look whether somebody is between"
              + " it and us");
    }
    if (!secure.verify(packet.bytes())) {
      throw new WireException(
          CHECKSUM,
          "an answer at "
              + place
              + " is not the reader's: its MAC is wrong; if this goes on, look whether somebody is"
              + " between it and us");
    }
    byte[] data = Arrays.copyOfRange(body, 1, body.length - ChannelKeys.MAC_SENT);
    if (security >= SCS_17 && data.length > 0) {
      byte[] plain = secure.decrypted(data);
      if (plain == null) {
        throw nonsense();
      }
      data = plain;
    }
    return body(Byte.toUnsignedInt(body[0]), data);
  }

  private static byte[] body(int code, byte[] data) {
    byte[] body = new byte[1 + data.length];
    body[0] = (byte) code;
    System.arraycopy(data, 0, body, 1, data.length);
    return body;
  }

  WireException nonsense() {
    return new WireException(
        MALFORMED,
        "the reader at " + place + " answers what OSDP does not know here; check its version");
  }

  private WireException refused(String what) {
    return new WireException(NOT_CONNECTED, "the reader at " + place + what);
  }
}
