package id.penjaga.hub.app.kiosk;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes by which visitors find their visit at the screen of a door: nine digits for each
/// visitor of each visit, made of its number with a secret of this hub. Nothing of a code is kept;
/// it leads somewhere as long as its visit is open.
public final class VisitCodes {
  /// Digits of a code, so that a screen needs ten large keys and no more.
  public static final int DIGITS = 9;

  /// A visit has no more visitors than this.
  private static final int MOST_VISITORS = 50;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /// Where a code leads.
  ///
  /// @param about number of the case
  /// @param item number of the visitor in its list, from 1
  public record Found(long about, String item) {}

  private VisitCodes(byte[] secret) {
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// The codes of a hub; their secret is made when there is none.
  ///
  /// @param folder the hub's data folder
  /// @throws IOException when the secret cannot be read or made, or is not private
  public static VisitCodes in(Path folder) throws IOException {
    Path file = folder.resolve("visit-codes.key");
    if (!Files.exists(file)) {
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      String text = HexFormat.of().formatHex(secret) + "\n";
      DurableFile.write(file, text.getBytes(StandardCharsets.US_ASCII), "rw-------");
    }
    try {
      return new VisitCodes(HexFormat.of().parseHex(SecretFile.read(file)));
    } catch (IllegalArgumentException e) {
      throw new SecretRefused(file + ": is no key; delete it, and every visitor gets a new code");
    }
  }

  /// The code of a visitor.
  public String code(long about, String item) {
    return digits(ByteBuffer.wrap(mac(about + "/" + item)).getLong() >>> 1, DIGITS);
  }

  /// The same as people read it, in groups of three.
  public static String spoken(String code) {
    return code.replaceAll("([0-9]{3})(?=[0-9])", "$1 ");
  }

  /// What somebody typed or a camera read, without what is between the digits; empty when it can be
  /// no code.
  public static String typed(String text) {
    String digits = text.replaceFirst("^.*:", "").replaceAll("[\\s.-]", "");
    return digits.matches("[0-9]{" + DIGITS + "}") ? digits : "";
  }

  /// Finds the visitor of a code.
  ///
  /// @param open the numbers of all open visits
  public Optional<Found> find(String code, List<Long> open) {
    for (long about : open) {
      for (int item = 1; item <= MOST_VISITORS; item++) {
        String one = code(about, Integer.toString(item));
        if (MessageDigest.isEqual(
            one.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII))) {
          return Optional.of(new Found(about, Integer.toString(item)));
        }
      }
    }
    return Optional.empty();
  }

  static String digits(long number, int many) {
    String digits = Long.toString(Math.floorMod(number, (long) Math.pow(10, many)));
    return "0".repeat(many - digits.length()) + digits;
  }

  byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
