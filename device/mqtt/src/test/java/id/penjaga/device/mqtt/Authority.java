package id.penjaga.device.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/// A site's certificate authority and its broker's certificates, made on the spot with the JDK's
/// keytool.
public final class Authority {
  private static final String PASSWORD = "changeit";

  public final Path certificate;
  private final Path folder;

  public Authority(Path folder, String name) throws Exception {
    this.folder = Files.createDirectories(folder.resolve(name));
    keytool("ca", name, "-ext", "bc:c", "-validity", "30");
    certificate = pem("ca", "CERTIFICATE", store().getCertificate("ca").getEncoded());
  }

  /// Lines for mosquitto's listener with a certificate of this authority.
  ///
  /// @param host the only name the certificate is made out to
  /// @param start when it begins to be valid for two days, as keytool writes it: `-1H`, `-9d`
  public String listener(String host, String start) throws Exception {
    String alias = host + start;
    String name = "san=dns:" + host;
    keytool(alias, "broker", "-signer", "ca", "-ext", name, "-startdate", start, "-validity", "2");
    byte[] signed = store().getCertificate(alias).getEncoded();
    byte[] key = store().getKey(alias, PASSWORD.toCharArray()).getEncoded();
    return "certfile "
        + pem(alias, "CERTIFICATE", signed)
        + "\nkeyfile "
        + pem(alias, "PRIVATE KEY", key)
        + "\n";
  }

  /// Makes the server's side of TLS with a certificate of this authority.
  ///
  /// @param host the only name the certificate is made out to
  public SSLSocketFactory server(String host) throws Exception {
    listener(host, "-1H");
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    String alias = host + "-1H";
    char[] password = PASSWORD.toCharArray();
    one.setKeyEntry(
        alias, store().getKey(alias, password), password, store().getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(one, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getSocketFactory();
  }

  private Path pem(String name, String what, byte[] content) throws IOException {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return Files.writeString(
        folder.resolve(name + "." + what.replace(' ', '-')),
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, newline).encodeToString(content)
            + "\n-----END "
            + what
            + "-----\n");
  }

  private Path file() {
    return folder.resolve("store.p12");
  }

  private KeyStore store() throws Exception {
    return KeyStore.getInstance(file().toFile(), PASSWORD.toCharArray());
  }

  private void keytool(String alias, String name, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + name));
    command.addAll(List.of("-keystore", file().toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
