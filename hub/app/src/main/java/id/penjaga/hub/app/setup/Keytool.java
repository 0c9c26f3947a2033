package id.penjaga.hub.app.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The JDK's `keytool` on one PKCS #12 store. The password goes through a file: a command line can
/// be read by every account of the machine.
public final class Keytool {
  private final Path store;
  private final Path password;

  /// @param password file that holds it
  public Keytool(Path store, Path password) {
    this.store = store;
    this.password = password;
  }

  /// Runs it; the store is its owner's only afterwards.
  ///
  /// @param kind of key
  /// @throws IOException when keytool is missing or refuses; the message quotes it
  public void run(List<String> kind, String... arguments) throws IOException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    if (!Files.isExecutable(program)) {
      throw new IOException(
          "there is no " + program + "; start this with a JDK 25, for example Temurin");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-J-Duser.language=en"));
    command.addAll(List.of(arguments));
    command.addAll(kind);
    command.addAll(
        List.of(
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass:file",
            password.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool refuses: " + said.strip());
      }
      Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
