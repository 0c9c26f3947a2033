package id.penjaga.hub.app.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens for the forms of people who are not logged in: random bytes and a MAC that only this hub
/// can make. So a cookie alone shows, before a form is read, that its browser has fetched a page
/// here since the hub started.
final class FormTokens {
  private static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  FormTokens() {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String name = HexFormat.of().formatHex(bytes);
    return name + mac(name);
  }

  boolean genuine(String token) {
    if (token.length() != 4 * BYTES) {
      return false;
    }
    String mac = mac(token.substring(0, 2 * BYTES));
    return MessageDigest.isEqual(
        mac.getBytes(StandardCharsets.UTF_8),
        token.substring(2 * BYTES).getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] bytes = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
