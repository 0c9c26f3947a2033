package id.penjaga.hub.app.seal;

import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.hub.app.print.PdfSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The seal of the site: its newest key, and the certificates of all keys it ever had.
public final class Seal implements PdfSeal {
  static final String ALIAS = "seal-";
  static final String AUTHORITY = "authority";

  private final PrivateKey key;
  private final X509Certificate authority;
  private final List<X509Certificate> certificates;
  private final int size;

  private Seal(PrivateKey key, X509Certificate authority, List<X509Certificate> certificates) {
    this.key = key;
    this.authority = authority;
    this.certificates = List.copyOf(certificates);
    size = cms(new byte[0]).length;
  }

  /// Opens a store that [SealStore] made.
  ///
  /// @param store PKCS #12, readable by its owner only
  /// @throws SealRefused when it holds no key of RSA, or the password does not open it
  public static Seal open(Path store, String password) throws SealRefused {
    try {
      SecretFile.requireOwnerOnly(store);
      KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
      List<String> aliases = aliases(keys);
      if (aliases.isEmpty()
          || !(keys.getKey(aliases.getFirst(), password.toCharArray()) instanceof PrivateKey key)
          || !(keys.getCertificate(AUTHORITY) instanceof X509Certificate authority)
          || !key.getAlgorithm().equals("RSA")) {
        throw new SealRefused(store + " holds no key of a seal; make one with the command seal");
      }
      List<X509Certificate> certificates = new ArrayList<>();
      for (String alias : aliases) {
        certificates.add((X509Certificate) keys.getCertificate(alias));
      }
      return new Seal(key, authority, certificates);
    } catch (SecretRefused e) {
      throw new SealRefused(String.valueOf(e.getMessage()), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new SealRefused(
          store + " does not open with the password of the configuration: " + e.getMessage(), e);
    }
  }

  /// Those of a store that are seals, the newest first.
  static List<String> aliases(KeyStore keys) throws GeneralSecurityException {
    return Collections.list(keys.aliases()).stream()
        .filter(alias -> alias.matches(ALIAS + "[0-9]{1,6}"))
        .sorted(Comparator.comparingInt(Seal::number).reversed())
        .toList();
  }

  static int number(String alias) {
    return Integer.parseInt(alias.substring(ALIAS.length()));
  }

  /// What a reader trusts once: whoever vouches for all keys of the seal.
  public X509Certificate authority() {
    return authority;
  }

  /// The certificates of the keys, the one that seals now first.
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /// The end of the certificate that seals now.
  public Instant until() {
    return certificates.getFirst().getNotAfter().toInstant();
  }

  @Override
  public boolean holds(Instant at) {
    X509Certificate now = certificates.getFirst();
    return !at.isBefore(now.getNotBefore().toInstant()) && at.isBefore(until());
  }

  @Override
  public String name() {
    String name = certificates.getFirst().getSubjectX500Principal().getName();
    return name.replaceFirst("^CN=((?:[^,\\\\]|\\\\.)*).*$", "$1").replace("\\", "");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public byte[] cms(byte[] content) {
    try {
      return CmsSignature.of(content, key, certificates.getFirst(), authority);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA and SHA-256", e);
    }
  }
}
