package id.penjaga.hub.app.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate authority for one site, made by the JDK's `keytool`: elliptic keys (P-256), a
/// certificate for the broker signed by it.
final class SiteAuthority {
  static final String STORE = "authority.p12";
  private static final String AUTHORITY = "authority";
  private static final String BROKER = "broker";
  private static final String AUTHORITY_DAYS = "7300";
  private static final String BROKER_DAYS = "3650";

  private final Path store;
  private final String password;

  /// @param folder where `authority.p12` is made; it must not be there
  SiteAuthority(Path folder, String password) {
    this.store = folder.resolve(STORE);
    this.password = password;
  }

  /// Makes the authority and the broker's certificate.
  ///
  /// @param site named in the authority's certificate
  /// @param hosts names and addresses by which the broker is reached
  /// @throws IOException when keytool is missing or refuses; the message quotes it
  void make(String site, List<String> hosts) throws IOException {
    String name = "CN=" + site.replaceAll("[^\\p{L}\\p{N} .-]", " ").strip();
    keytool(
        "-genkeypair",
        "-alias",
        AUTHORITY,
        "-dname",
        name,
        "-ext",
        "bc:c",
        "-ext",
        "ku:c=keyCertSign,cRLSign",
        "-validity",
        AUTHORITY_DAYS);
    List<String> names = new ArrayList<>();
    for (String host : hosts) {
      names.add((isAddress(host) ? "ip:" : "dns:") + host);
    }
    keytool(
        "-genkeypair",
        "-alias",
        BROKER,
        "-dname",
        "CN=broker",
        "-signer",
        AUTHORITY,
        "-ext",
        "san=" + String.join(",", names),
        "-ext",
        "eku=serverAuth",
        "-validity",
        BROKER_DAYS);
  }

  /// The authority's certificate as PEM: what clients trust.
  String authority() throws IOException {
    return certificate(AUTHORITY);
  }

  /// The broker's certificate as PEM.
  String broker() throws IOException {
    return certificate(BROKER);
  }

  /// The broker's private key as PEM (PKCS #8, not encrypted).
  String brokerKey() throws IOException {
    try {
      Key key = open().getKey(BROKER, password.toCharArray());
      return pem("PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(store + " cannot be read back", e);
    }
  }

  static boolean isAddress(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }

  private String certificate(String alias) throws IOException {
    try {
      return pem("CERTIFICATE", open().getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(store + " cannot be read back", e);
    }
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), password.toCharArray());
  }

  private static String pem(String what, byte[] bytes) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(what, lines.encodeToString(bytes))
        .replace("\r\n", "\n");
  }

  private void keytool(String... arguments) throws IOException {
    new Keytool(store, store.resolveSibling("authority.password"))
        .run(List.of("-keyalg", "EC", "-groupname", "secp256r1"), arguments);
  }
}
