package id.penjaga.hub.app.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Poppler's `pdfsig` with a database of NSS that trusts given certificates. Tests skip where the
/// programs are not installed, except in CI.
public final class PdfSigPeer {
  private final Path folder;

  /// @param folder for the database and for the files that are looked at
  public PdfSigPeer(Path folder, List<X509Certificate> trusted) throws Exception {
    boolean there =
        Files.exists(Path.of("/usr/bin/pdfsig")) && Files.exists(Path.of("/usr/bin/certutil"));
    Assumptions.assumeTrue(
        there || System.getenv("CI") != null,
        "pdfsig or certutil is not installed: apt-get install poppler-utils libnss3-tools");
    this.folder = Files.createDirectories(folder.resolve("nss"));
    run("certutil", "-N", "-d", "sql:" + this.folder, "--empty-password");
    int number = 0;
    for (X509Certificate one : trusted) {
      Path file = this.folder.resolve("trusted-" + ++number + ".pem");
      Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(one.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
      String name = "seal-" + number;
      String database = "sql:" + this.folder;
      run("certutil", "-A", "-d", database, "-n", name, "-t", "C,C,C", "-i", file.toString());
    }
  }

  /// What it says of a file, in English.
  public String says(byte[] pdf) throws IOException {
    Path file = folder.resolve("paper.pdf");
    Files.write(file, pdf);
    return run("pdfsig", "-nssdir", "sql:" + folder, file.toString());
  }

  private static String run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return said;
  }
}
