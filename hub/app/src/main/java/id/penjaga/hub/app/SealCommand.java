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
import id.penjaga.hub.app.setup.SampleText;
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
  private static final String OFFLINE =
      "Keep a copy of both files of the seal offline: who has them can seal in the name of the"
          + " site.\n";

  private SealCommand() {}

  /// @return what was made, and what to write into the configuration
  /// @throws HubRefused when it could not be made
  static String run(Path config) throws ConfigRefused, HubRefused {
    HubConfig read = HubConfigReader.read(config);
    String whose =
        read.site().organisation().isEmpty() ? read.site().name() : read.site().organisation();
    HubConfig.Seal named = read.seal();
    if (named == null) {
      HubConfig.Seal seal = beside(config);
      return Files.exists(seal.store()) || Files.exists(seal.passwordFile())
          ? seal.store()
              + " or its password is there already, and "
              + config
              + " does not name it.\n"
              + write(seal)
          : told(fresh(seal, whose), seal) + write(seal);
    }
    try {
      String secret = SecretFile.read(named.passwordFile());
      if (Files.exists(named.store())) {
        Seal.open(named.store(), secret); // what does not open is not written over
      }
      return told(renewed(named, whose, secret), named)
          + "Papers sealed before can still be checked. Restart the hub.\n";
    } catch (SecretRefused | SealRefused e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
  }

  /// Whether a seal can bear a name.
  ///
  /// @throws IllegalArgumentException with what to write instead
  static void requireName(String organisation) {
    if (!organisation.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .-]{0,59}")) {
      throw new IllegalArgumentException(
          "--seal \""
              + organisation
              + "\": write whose seal it is, 1 to 60 letters, figures, dots and hyphens");
    }
  }

  /// Gives a site that was just made its first key, and names it in the configuration.
  ///
  /// @param organisation whose seal it is
  /// @return what was made
  static String first(Path config, String organisation) throws ConfigRefused, HubRefused {
    HubConfig.Seal seal = beside(config);
    Seal made = fresh(seal, organisation);
    try {
      Files.writeString(
          config,
          SampleText.of(config)
              .with("organisation: Dinas Kominfo Kota Contoh", "organisation: " + organisation)
              .with("# seal:    ", "seal:    ")
              .with("#   store: seal.p12", "  store: seal.p12")
              .with("#   password-file: seal.password", "  password-file: seal.password")
              .text());
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(config, e), e);
    }
    HubConfigReader.read(config);
    return told(made, seal) + OFFLINE;
  }

  private static HubConfig.Seal beside(Path config) throws HubRefused {
    Path folder = config.toAbsolutePath().getParent();
    if (folder == null) {
      throw new HubRefused(config + " lies in no folder", new IOException("no folder"));
    }
    return new HubConfig.Seal(folder.resolve("seal.p12"), folder.resolve("seal.password"));
  }

  private static Seal fresh(HubConfig.Seal seal, String whose) throws HubRefused {
    String secret = new Secrets(new SecureRandom()).next();
    try {
      DurableFile.write(
          seal.passwordFile(), (secret + "\n").getBytes(StandardCharsets.UTF_8), "rw-------");
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(seal.passwordFile(), e), e);
    }
    return renewed(seal, whose, secret);
  }

  private static Seal renewed(HubConfig.Seal seal, String whose, String secret) throws HubRefused {
    try {
      new SealStore(seal.store(), seal.passwordFile()).renew(whose, secret);
      return Seal.open(seal.store(), secret);
    } catch (SealRefused e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(seal.store(), e), e);
    }
  }

  private static String told(Seal made, HubConfig.Seal seal) {
    return "A key for the seal of "
        + made.name()
        + " is in "
        + seal.store()
        + "; its certificate ends at "
        + made.until()
        + ".\n";
  }

  private static String write(HubConfig.Seal seal) {
    return """
    To seal papers from now on, write into the configuration and restart the hub:

    seal:
      store: %s
      password-file: %s

    """
            .formatted(seal.store().getFileName(), seal.passwordFile().getFileName())
        + OFFLINE;
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
