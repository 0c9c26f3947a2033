package id.penjaga.device.shell.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Ed25519 (RFC 8032): the hub signs, devices check. Keys are written as hex digits: the public key
/// as its 32 bytes, the private one as its 32-byte seed.
public final class Signing {
  /// What DER puts before the 32 bytes (RFC 8410).
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private Signing() {}

  /// A new pair.
  ///
  /// @param secret the seed, 64 hex digits
  /// @param open the public key, 64 hex digits
  public record Pair(String secret, String open) {
    @Override
    public String toString() {
      return "key pair of " + open;
    }
  }

  public static Pair pair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      return new Pair(last(pair.getPrivate().getEncoded()), last(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  private static String last(byte[] encoded) {
    return HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
  }

  /// @throws IllegalArgumentException when it has not 64 hex digits, or is no key
  public static PublicKey publicKey(String hex) {
    try {
      return factory().generatePublic(new X509EncodedKeySpec(joined(PUBLIC, hex)));
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("is no Ed25519 public key", e);
    }
  }

  /// @throws IllegalArgumentException when it has not 64 hex digits
  public static PrivateKey privateKey(String hex) {
    try {
      return factory().generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, hex)));
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("is no Ed25519 private key", e);
    }
  }

  private static byte[] joined(byte[] before, String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("has not 64 hex digits");
    }
    byte[] all = Arrays.copyOf(before, before.length + 32);
    System.arraycopy(HexFormat.of().parseHex(hex), 0, all, before.length, 32);
    return all;
  }

  private static KeyFactory factory() {
    try {
      return KeyFactory.getInstance("Ed25519");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// @return 64 bytes
  public static byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs", e);
    }
  }

  public static boolean holds(PublicKey key, byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(bytes);
      return check.verify(signature);
    } catch (SignatureException _) {
      return false; // no point of the curve: as good as a wrong one
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }
}
