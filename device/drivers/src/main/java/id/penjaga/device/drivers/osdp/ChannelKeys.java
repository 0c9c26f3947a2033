package id.penjaga.device.drivers.osdp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of one session and the chain of its MACs, as annex D of the standard forms them. Seen
/// from the panel.
final class ChannelKeys {
  static final int KEY_BYTES = 16;
  static final int RANDOM_BYTES = 8;
  static final int MAC_SENT = 4;

  private static final int BLOCK = 16;
  private static final byte MARK = (byte) 0x80;

  private final SecretKeySpec encryption;
  private final SecretKeySpec mac1;
  private final SecretKeySpec mac2;
  private final byte[] ourRandom;
  private byte[] commandMac = new byte[BLOCK];
  private byte[] replyMac = new byte[BLOCK];

  /// @param key which both sides know (SCBK)
  /// @param ourRandom eight bytes
  ChannelKeys(byte[] key, byte[] ourRandom) {
    SecretKeySpec base = new SecretKeySpec(key, "AES");
    this.ourRandom = ourRandom.clone();
    encryption = derived(base, (byte) 0x82);
    mac1 = derived(base, (byte) 0x01);
    mac2 = derived(base, (byte) 0x02);
  }

  private SecretKeySpec derived(SecretKeySpec base, byte purpose) {
    byte[] block = new byte[BLOCK];
    block[0] = 1;
    block[1] = purpose;
    System.arraycopy(ourRandom, 0, block, 2, 6);
    return new SecretKeySpec(encrypt(base, new byte[BLOCK], block), "AES");
  }

  /// Whether the reader knows the key.
  boolean proves(byte[] theirRandom, byte[] cryptogram) {
    return MessageDigest.isEqual(
        encrypt(encryption, new byte[BLOCK], joined(ourRandom, theirRandom)), cryptogram);
  }

  /// How we prove that we know it.
  byte[] ourCryptogram(byte[] theirRandom) {
    return encrypt(encryption, new byte[BLOCK], joined(theirRandom, ourRandom));
  }

  /// Begins the chain of MACs.
  ///
  /// @return whether the reader begins it as we do
  boolean begin(byte[] ourCryptogram, byte[] theirFirstMac) {
    replyMac = encrypt(mac2, new byte[BLOCK], encrypt(mac1, new byte[BLOCK], ourCryptogram));
    return MessageDigest.isEqual(replyMac, theirFirstMac);
  }

  /// The data of a command, encrypted. Call it before {@link #seal} of the same command.
  byte[] encrypted(byte[] data) {
    return encrypt(encryption, inverted(replyMac), marked(data));
  }

  /// The command with its four bytes of MAC.
  byte[] seal(byte[] frame) {
    commandMac = mac(replyMac, frame);
    byte[] sealed = Arrays.copyOf(frame, frame.length + MAC_SENT);
    System.arraycopy(commandMac, 0, sealed, frame.length, MAC_SENT);
    return sealed;
  }

  /// Whether the answer to the command that was sealed last is the reader's own. Call it once for
  /// an answer, before {@link #decrypted}.
  ///
  /// @param frame with its MAC, without its CRC
  boolean verify(byte[] frame) {
    int count = frame.length - MAC_SENT;
    byte[] whole = mac(commandMac, Arrays.copyOf(frame, count));
    if (!MessageDigest.isEqual(
        Arrays.copyOf(whole, MAC_SENT), Arrays.copyOfRange(frame, count, frame.length))) {
      return false;
    }
    replyMac = whole;
    return true;
  }

  /// The data of an answer; null if they are not what the reader encrypted.
  byte @Nullable [] decrypted(byte[] data) {
    if (data.length == 0 || data.length % BLOCK != 0) {
      return null;
    }
    byte[] plain = crypt(Cipher.DECRYPT_MODE, encryption, inverted(commandMac), data);
    int end = plain.length - 1;
    while (end >= 0 && plain[end] == 0) {
      end--;
    }
    return end >= 0 && plain[end] == MARK ? Arrays.copyOf(plain, end) : null;
  }

  private byte[] mac(byte[] start, byte[] frame) {
    byte[] padded = frame.length % BLOCK == 0 ? frame : marked(frame);
    int last = padded.length - BLOCK;
    byte[] chain = start;
    if (last > 0) {
      byte[] before = encrypt(mac1, start, Arrays.copyOf(padded, last));
      chain = Arrays.copyOfRange(before, before.length - BLOCK, before.length);
    }
    return encrypt(mac2, chain, Arrays.copyOfRange(padded, last, padded.length));
  }

  /// With the mark of its end, filled with zeros to whole blocks.
  private static byte[] marked(byte[] data) {
    byte[] marked = Arrays.copyOf(data, (data.length / BLOCK + 1) * BLOCK);
    marked[data.length] = MARK;
    return marked;
  }

  private static byte[] inverted(byte[] mac) {
    byte[] inverted = new byte[mac.length];
    for (int i = 0; i < mac.length; i++) {
      inverted[i] = (byte) ~mac[i];
    }
    return inverted;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] encrypt(SecretKeySpec key, byte[] start, byte[] blocks) {
    return crypt(Cipher.ENCRYPT_MODE, key, start, blocks);
  }

  /// CBC; of one block with a start of zeros it is what the standard writes as ECB.
  private static byte[] crypt(int mode, SecretKeySpec key, byte[] start, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(start));
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }
}
