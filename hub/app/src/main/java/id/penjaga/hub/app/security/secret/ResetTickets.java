package id.penjaga.hub.app.security.secret;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tinylog.Logger;

/// A password reset that a person at the machine's console asked for: a small file in the hub's
/// data folder, which only the hub's user and root may write.
///
/// The running hub reads it when the link is opened, so neither has to stop for the other. The file
/// holds the account, the hash of the token and its end, never the token.
public final class ResetTickets {
  public static final Duration LIFE = Duration.ofMinutes(15);
  private static final String FILE = "password-reset";

  private final Path file;

  /// @param folder the hub's data folder
  public ResetTickets(Path folder) {
    this.file = folder.resolve(FILE);
  }

  public record Ticket(String name, String hash, Instant until) {
    public boolean opens(String token, Instant now) {
      return now.isBefore(until) && Secrets.same(hash, Secrets.hash(token));
    }
  }

  /// Writes a ticket for an account; the one before is revoked.
  ///
  /// @param now wall clock of this machine
  /// @return the token of the link
  /// @throws IOException when it cannot be written
  public String issue(String name, Instant now) throws IOException {
    String token = new Secrets(new SecureRandom()).next();
    String lines =
        String.join("\n", Secrets.hash(token) + " " + now.plus(LIFE).toEpochMilli(), name, "");
    DurableFile.write(file, lines.getBytes(StandardCharsets.UTF_8), "rw-------");
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) { // root at the console writes for the hub's own user
      Files.setOwner(file, Files.getOwner(folder));
    }
    return token;
  }

  /// The ticket that lies there; empty when none does or it cannot be read.
  public Optional<Ticket> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String[] first = SecretFile.read(file).split(" ");
      String name = Files.readAllLines(file).get(1).strip();
      Instant until = Instant.ofEpochMilli(Long.parseLong(first[1]));
      return Optional.of(new Ticket(name, first[0], until));
    } catch (SecretRefused e) {
      Logger.warn("A password reset from the console is not used: {}", e.getMessage());
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
      Logger.warn("{} is unreadable and not used; make it again with reset-password", file);
    }
    return Optional.empty();
  }

  public void delete() {
    try {
      DurableFile.delete(file);
    } catch (IOException _) {
      Logger.warn("{} could not be deleted; delete it by hand", file);
    }
  }
}
