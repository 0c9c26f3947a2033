package id.penjaga.device.shell.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A secret on its way to one device: AES-256-GCM under that device's own key, bound to its name.
public final class KeyWrap {
  public static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private KeyWrap() {}

  /// @param key of the device, 32 bytes
  /// @param name of the device: opened under another name it is refused
  /// @return hex digits
  public static String seal(byte[] key, String name, String secret, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, name);
      byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// @throws IllegalArgumentException when it was sealed with another key, for another device, or
  ///     changed since
  public static String open(byte[] key, String name, String sealed) {
    byte[] bytes = HexFormat.of().parseHex(sealed);
    if (bytes.length <= NONCE_BYTES) {
      throw new IllegalArgumentException("is too short for a wrapped key");
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), name);
      byte[] secret = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(secret, StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("was not wrapped for this device", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String name)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("penjaga badge keys " + name).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
