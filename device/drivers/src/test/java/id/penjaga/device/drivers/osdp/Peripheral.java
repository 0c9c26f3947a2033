package id.penjaga.device.drivers.osdp;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.Timing;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The reader's side of OSDP, written from the standard's words for these tests: its own frames,
/// its own CRC, its own arithmetic with AES blocks. It shares no line with the driver.
public final class Peripheral implements SerialLink {
  private static final HexFormat HEX = HexFormat.of();
  static final String FACTORY = "303132333435363738393a3b3c3d3e3f";

  private final Timing timing;
  private final Deque<byte[]> wire = new ArrayDeque<>();
  private final Deque<String> cards = new ArrayDeque<>();
  final List<Integer> heard = new ArrayList<>();

  // How it is.
  int address;
  byte[] key = HEX.parseHex(FACTORY);
  boolean ownKey;
  boolean tamper;
  boolean powerFailure;
  boolean secureCapable = true;
  boolean knowsStatus = true;
  boolean plugged = true;
  boolean lostSession;
  byte[] lastLed = {};
  byte[] lastBuzzer = {};

  // How it misbehaves.
  int dropReplies;
  int busy;
  int pieces = Integer.MAX_VALUE;
  boolean echo;
  boolean macOnly;
  boolean claimsFactoryKey;
  boolean wrongCryptogram;
  boolean wrongFirstMac;
  boolean refusesFirstMac;
  boolean plainInSession;
  public UnaryOperator<byte[]> tampering = UnaryOperator.identity();

  /// Changes what it says before it is encrypted and framed.
  public UnaryOperator<byte[]> saying = UnaryOperator.identity();

  private int lastSequence = -1;
  private byte[] lastReply = {};
  private byte[] sEnc = {};
  private byte[] sMac1 = {};
  private byte[] sMac2 = {};
  private byte[] panelRandom = {};
  private final byte[] ourRandom = HEX.parseHex("a0a1a2a3a4a5a6a7");
  private byte[] chain = {};
  private boolean secure;
  private boolean statusChanged;

  public Peripheral(Timing timing) {
    this.timing = timing;
  }

  public void hasKey(String hex) {
    key = HEX.parseHex(hex);
    ownKey = true;
  }

  /// @param raw reader, format, count of bits and bits
  public void shows(String raw) {
    cards.add("50" + raw);
  }

  /// @param keys reader, count, a character for each
  public void pressed(String keys) {
    cards.add("53" + keys);
  }

  void opened(boolean now) {
    tamper = now;
    statusChanged = true;
  }

  boolean inSession() {
    return secure;
  }

  void says(byte[] bytes) {
    wire.add(bytes);
  }

  @Override
  public void write(byte[] bytes) {
    if (echo) {
      wire.add(bytes.clone());
    }
    if (!plugged) {
      return;
    }
    byte[] reply = hear(bytes);
    if (reply == null) {
      return;
    }
    if (dropReplies > 0) {
      dropReplies--;
      return;
    }
    byte[] sent = tampering.apply(reply);
    for (int i = 0; i < sent.length; i += Math.min(pieces, sent.length - i)) {
      wire.add(Arrays.copyOfRange(sent, i, Math.min(sent.length, i + Math.min(pieces, 4096))));
    }
  }

  @Override
  public int read(byte[] into, Duration wait) {
    byte[] piece = wire.poll();
    if (piece == null) {
      timing.pause(wait);
      return 0;
    }
    int count = Math.min(into.length, piece.length);
    System.arraycopy(piece, 0, into, 0, count);
    if (count < piece.length) {
      wire.addFirst(Arrays.copyOfRange(piece, count, piece.length));
    }
    return count;
  }

  @Override
  public void close() {}

  private byte @Nullable [] hear(byte[] frame) {
    int length = (frame[2] & 0xFF) + 256 * (frame[3] & 0xFF);
    if (frame[0] != 0x53 || length != frame.length || (frame[1] & 0x7F) != address) {
      return null;
    }
    int crc = crc(Arrays.copyOf(frame, length - 2));
    if ((frame[length - 2] & 0xFF) != crc % 256 || (frame[length - 1] & 0xFF) != crc / 256) {
      return null;
    }
    int sequence = frame[4] & 3;
    if (busy > 0) {
      busy--;
      return framed(0, new byte[0], new byte[] {0x79}, false);
    }
    if (sequence != 0 && sequence == lastSequence) {
      return lastReply;
    }
    if (sequence == 0 || lostSession) {
      secure = false;
    }
    lostSession = false;
    lastSequence = sequence;
    lastReply = answer(frame, length, sequence);
    return lastReply;
  }

  private byte[] answer(byte[] frame, int length, int sequence) {
    int block = (frame[4] & 8) != 0 ? frame[5] : 0;
    int kind = block > 0 ? frame[6] : 0;
    byte[] body = Arrays.copyOfRange(frame, 5 + block, length - 2);
    if (secure) {
      if (kind != 0x15 && kind != 0x17) {
        return nak(sequence, 5);
      }
      byte[] mac = mac(chain, Arrays.copyOf(frame, length - 6));
      if (!Arrays.equals(
          Arrays.copyOf(mac, 4), Arrays.copyOfRange(frame, length - 6, length - 2))) {
        secure = false;
        return nak(sequence, 6);
      }
      body = Arrays.copyOf(body, body.length - 4);
      if (kind == 0x17) {
        byte[] plain = cbc(false, sEnc, not(chain), Arrays.copyOfRange(body, 1, body.length));
        int end = plain.length - 1;
        while (plain[end] == 0) {
          end--;
        }
        byte[] opened = new byte[1 + end];
        opened[0] = body[0];
        System.arraycopy(plain, 0, opened, 1, end);
        body = opened;
      }
      chain = mac;
    } else if (kind > 0x14) {
      return nak(sequence, 6);
    }
    heard.add(body[0] & 0xFF);
    byte[] reply = does(body, block > 0 ? frame[7] : -1, sequence);
    if (reply.length > 0 && !isFrame(reply)) {
      reply = saying.apply(reply);
    }
    if (isFrame(reply)) {
      return reply; // already framed
    }
    return secure && !plainInSession
        ? sealed(sequence, reply)
        : framed(sequence, new byte[0], reply, true);
  }

  private byte[] does(byte[] body, int keyKind, int sequence) {
    switch (body[0] & 0xFF) {
      case 0x60:
        if (statusChanged) {
          statusChanged = false;
          return status();
        }
        return cards.isEmpty() ? HEX.parseHex("40") : HEX.parseHex(cards.remove());
      case 0x61:
        return HEX.parseHex("45068e01011d59007a053e00");
      case 0x62:
        return HEX.parseHex("46" + "040104" + "050101" + (secureCapable ? "090101" : "090000"));
      case 0x64:
        return knowsStatus ? status() : HEX.parseHex("4103");
      case 0x69:
        lastLed = Arrays.copyOfRange(body, 1, body.length);
        return HEX.parseHex("40");
      case 0x6A:
        lastBuzzer = Arrays.copyOfRange(body, 1, body.length);
        return HEX.parseHex("40");
      case 0x75:
        if (!secure || body[1] != 1 || body[2] != 16) {
          return HEX.parseHex("4109");
        }
        key = Arrays.copyOfRange(body, 3, 19);
        ownKey = true;
        return HEX.parseHex("40");
      case 0x76:
        return challenge(body, keyKind, sequence);
      case 0x77:
        return cryptogram(body, keyKind, sequence);
      default:
        return HEX.parseHex("4103");
    }
  }

  /// Keys have the code of a frame's first byte, and no address behind it.
  private static boolean isFrame(byte[] reply) {
    return reply.length > 1 && reply[0] == 0x53 && reply[1] < 0;
  }

  private byte[] status() {
    return new byte[] {0x48, (byte) (tamper ? 1 : 0), (byte) (powerFailure ? 1 : 0)};
  }

  private byte[] challenge(byte[] body, int keyKind, int sequence) {
    if (keyKind == 1 && !ownKey && !claimsFactoryKey) {
      return HEX.parseHex("4106");
    }
    panelRandom = Arrays.copyOfRange(body, 1, 9);
    byte[] used = keyKind == 0 && ownKey ? new byte[16] : key;
    sEnc = sessionKey(used, 0x82);
    sMac1 = sessionKey(used, 0x01);
    sMac2 = sessionKey(used, 0x02);
    byte[] proof = ecb(true, sEnc, concat(panelRandom, ourRandom));
    if (wrongCryptogram) {
      proof[3] ^= 1;
    }
    int said = claimsFactoryKey ? 0 : keyKind == 0 && ownKey ? 1 : keyKind;
    return framed(
        sequence,
        new byte[] {3, 0x12, (byte) said},
        concat(concat(HEX.parseHex("76" + "068e01011d59007a"), ourRandom), proof),
        true);
  }

  private byte[] cryptogram(byte[] body, int keyKind, int sequence) {
    byte[] theirs = Arrays.copyOfRange(body, 1, 17);
    boolean right = Arrays.equals(theirs, ecb(true, sEnc, concat(ourRandom, panelRandom)));
    chain = ecb(true, sMac2, ecb(true, sMac1, theirs));
    byte[] first = chain.clone();
    if (wrongFirstMac) {
      first[0] ^= 1;
    }
    secure = right && !refusesFirstMac;
    return framed(
        sequence,
        new byte[] {3, 0x14, (byte) (secure ? 1 : 0xFF)},
        concat(new byte[] {0x78}, first),
        true);
  }

  private byte[] nak(int sequence, int code) {
    return framed(sequence, new byte[0], new byte[] {0x41, (byte) code}, true);
  }

  private byte[] sealed(int sequence, byte[] reply) {
    boolean bare = reply.length == 1;
    boolean clear = bare || macOnly;
    byte[] data = Arrays.copyOfRange(reply, 1, reply.length);
    if (!clear) {
      byte[] padded = Arrays.copyOf(data, (data.length + 16) / 16 * 16);
      padded[data.length] = (byte) 0x80;
      data = cbc(true, sEnc, not(chain), padded);
    }
    byte[] security = {2, (byte) (macOnly ? 0x15 : bare ? 0x16 : 0x18)};
    byte[] body = concat(new byte[] {reply[0]}, data);
    byte[] frame = head(sequence, security, body, 6);
    chain = mac(chain, frame);
    return tail(concat(frame, Arrays.copyOf(chain, 4)));
  }

  private byte[] framed(int sequence, byte[] security, byte[] body, boolean numbered) {
    return tail(head(numbered ? sequence : 0, security, body, 2));
  }

  private byte[] head(int sequence, byte[] security, byte[] body, int more) {
    int length = 5 + security.length + body.length + more;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x53);
    out.write(address + 0x80);
    out.write(length % 256);
    out.write(length / 256);
    out.write(sequence + 4 + (security.length > 0 ? 8 : 0));
    out.writeBytes(security);
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] tail(byte[] frame) {
    int crc = crc(frame);
    return concat(frame, new byte[] {(byte) (crc % 256), (byte) (crc / 256)});
  }

  /// CRC-16/AUG-CCITT by long division of bits.
  private static int crc(byte[] bytes) {
    int rest = 0x1D0F;
    for (byte each : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean one = (each >> bit & 1) != rest >> 15;
        rest = rest * 2 % 65536;
        if (one) {
          rest ^= 0x1021;
        }
      }
    }
    return rest;
  }

  private byte[] sessionKey(byte[] base, int purpose) {
    byte[] block = new byte[16];
    block[0] = 1;
    block[1] = (byte) purpose;
    System.arraycopy(panelRandom, 0, block, 2, 6);
    return ecb(true, base, block);
  }

  private byte[] mac(byte[] start, byte[] frame) {
    byte[] data =
        frame.length % 16 == 0
            ? frame
            : Arrays.copyOf(concat(frame, new byte[] {(byte) 0x80}), (frame.length + 15) / 16 * 16);
    byte[] value = start;
    for (int at = 0; at < data.length; at += 16) {
      byte[] block = xor(value, Arrays.copyOfRange(data, at, at + 16));
      value = ecb(true, at + 16 == data.length ? sMac2 : sMac1, block);
    }
    return value;
  }

  private static byte[] cbc(boolean encrypt, byte[] key, byte[] start, byte[] data) {
    byte[] all = {};
    byte[] before = start;
    for (int at = 0; at < data.length; at += 16) {
      byte[] block = Arrays.copyOfRange(data, at, at + 16);
      byte[] done =
          encrypt ? ecb(true, key, xor(block, before)) : xor(ecb(false, key, block), before);
      before = encrypt ? done : block;
      all = concat(all, done);
    }
    return all;
  }

  private static byte[] ecb(boolean encrypt, byte[] key, byte[] block) {
    try {
      Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      return aes.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] both = new byte[16];
    for (int i = 0; i < 16; i++) {
      both[i] = (byte) (one[i] ^ other[i]);
    }
    return both;
  }

  private static byte[] not(byte[] block) {
    byte[] ones = new byte[16];
    Arrays.fill(ones, (byte) 0xFF);
    return xor(block, ones);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
