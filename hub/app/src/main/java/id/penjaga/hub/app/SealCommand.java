package id.penjaga.hub.app;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.seal.Seal;
import id.penjaga.hub.app.seal.SealRefused;
import id.penjaga.hub.app.seal.SealStore;
import id.penjaga.hub.app.security.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The command `seal`: makes the key with which the hub seals papers, and later a new one in its
/// place. And the seal that a hub starts with.
final class SealCommand {
  private static final Duration SOON = Duration.ofDays(60);

  private SealCommand() {}

  /// @return what was made, and what to write into the configuration
  /// @throws HubRefused when it could not be made
  static String run(Path config) throws ConfigRefused, HubRefused {
    HubConfig read = HubConfigReader.read(config);
    HubConfig.Seal seal = read.seal();
    boolean first = seal == null;
    Path folder = config.toAbsolutePath().getParent();
    if (seal == null && folder != null) {
      seal = new HubConfig.Seal(folder.resolve("seal.p12"), folder.resolve("seal.password"));
    }
    if (seal == null) {
      throw new HubRefused(config + " lies in no folder", new IOException("no folder"));
    }
    try {
      if (first && (Files.exists(seal.store()) || Files.exists(seal.passwordFile()))) {
        return seal.store()
            + " or its password is there already, and "
            + config
            + " does not name it.\n"
            + write(seal);
      }
      if (first) {
        String secret = new Secrets(new SecureRandom()).next();
        DurableFile.write(
            seal.passwordFile(), (secret + "\n").getBytes(StandardCharsets.UTF_8), "rw-------");
      }
      String secret = SecretFile.read(seal.passwordFile());
      String whose = read.site().organisation();
      new SealStore(seal.store(), seal.passwordFile())
          .renew(whose.isEmpty() ? read.site().name() : whose, secret);
      Seal made = Seal.open(seal.store(), secret);
      return "A key for the seal of "
          + made.name()
          + " is in "
          + seal.store()
          + "; its certificate ends at "
          + made.until()
          + ".\n"
          + (first ? write(seal) : "Papers sealed before can still be checked. Restart the hub.\n");
    } catch (SecretRefused | SealRefused e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(seal.store(), e), e);
    }
  }

  private static String write(HubConfig.Seal seal) {
    return """
    To seal papers from now on, write into the configuration and restart the hub:

    seal:
      store: %s
      password-file: %s

    Keep a copy of both files offline: who has them can seal in the name of the site.
    """
        .formatted(seal.store().getFileName(), seal.passwordFile().getFileName());
  }

  /// Opens the seal that is configured; null for none.
  ///
  /// @throws HubRefused when it does not open: papers would go without it unseen
  static @Nullable Seal open(HubConfig config, HubClock clock) throws HubRefused {
    HubConfig.Seal configured = config.seal();
    if (configured == null) {
      return null;
    }
    try {
      Seal seal = Seal.open(configured.store(), SecretFile.read(configured.passwordFile()));
      if (!seal.holds(Instant.ofEpochMilli(clock.wallMs()).plus(SOON))) {
        Logger.warn(
            "The certificate of the seal ends at {}; renew it with the command seal, or papers are"
                + " frozen without a seal then",
            seal.until());
      }
      return seal;
    } catch (SealRefused | SecretRefused e) {
      throw new HubRefused("the seal of papers: " + e.getMessage(), e);
    }
  }
}
