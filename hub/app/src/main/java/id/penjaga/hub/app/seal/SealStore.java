package id.penjaga.hub.app.seal;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.hub.app.setup.Keytool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;

/// The PKCS #12 store of the seal: an authority of its own, which readers trust once, and the key
/// that seals, which it vouches for. A new key takes the place of the one before, of which the
/// certificate stays: papers that were sealed with it can be checked for ever, and nobody can seal
/// with it any more.
public final class SealStore {
  /// Five years, as long as papers are kept at least.
  private static final int DAYS = 1827;

  private static final int AUTHORITY_DAYS = 14_610;

  private static final int MOST_KEYS = 999_999;

  private final Path store;
  private final Path password;

  /// @param password file that holds it
  public SealStore(Path store, Path password) {
    this.store = store;
    this.password = password;
  }

  /// Makes a key that seals from now on; the store as well when there is none.
  ///
  /// @param organisation whose seal it is, in the certificate
  /// @param secret that the password file holds
  /// @throws IOException when `keytool` is missing or refuses, or the store cannot be written
  public void renew(String organisation, String secret) throws IOException {
    try {
      List<String> before =
          Files.exists(store)
              ? Seal.aliases(KeyStore.getInstance(store.toFile(), secret.toCharArray()))
              : List.of();
      int number = before.isEmpty() ? 1 : Seal.number(before.getFirst()) + 1;
      if (number > MOST_KEYS) {
        throw new IOException("no more keys fit into " + store);
      }
      String letters = organisation.replaceAll("[^\\p{L}\\p{N}.-]+", " ").strip();
      String name = letters.isEmpty() ? "Penjaga" : letters;
      Keytool keytool = new Keytool(store, password);
      List<String> rsa = List.of("-keyalg", "RSA", "-keysize", "3072", "-sigalg", "SHA256withRSA");
      if (before.isEmpty()) {
        keytool.run(
            rsa,
            "-genkeypair",
            "-alias",
            Seal.AUTHORITY,
            "-dname",
            "CN=" + name + ", OU=Otoritas segel, C=ID",
            "-ext",
            "bc:c=ca:true,pathlen:0",
            "-ext",
            "ku:c=keyCertSign,cRLSign",
            "-validity",
            Integer.toString(AUTHORITY_DAYS));
      }
      keytool.run(
          rsa,
          "-genkeypair",
          "-alias",
          Seal.ALIAS + number,
          "-signer",
          Seal.AUTHORITY,
          "-dname",
          "CN=" + name + ", OU=Segel elektronik, C=ID",
          "-ext",
          "ku:c=digitalSignature,nonRepudiation",
          "-validity",
          Integer.toString(DAYS));
      if (!before.isEmpty()) {
        retire(before.getFirst(), secret);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(store + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void retire(String alias, String secret) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), secret.toCharArray());
    Certificate certificate = keys.getCertificate(alias);
    keys.deleteEntry(alias);
    keys.setCertificateEntry(alias, certificate);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    keys.store(bytes, secret.toCharArray());
    DurableFile.write(store, bytes.toByteArray(), "rw-------");
  }
}
