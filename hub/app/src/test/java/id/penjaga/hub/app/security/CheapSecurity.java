package id.penjaga.hub.app.security;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.secret.Passwords;
import id.penjaga.hub.app.security.secret.ResetTickets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// The accounts of tests that ask nothing about passwords: a hash costs a hundredth of a shipped
/// one. What hashes cost is a question of {@link SecurityTest}.
public final class CheapSecurity {
  private static final int MEMORY_KIB = 64;

  private CheapSecurity() {}

  /// @param book closed with it
  public static Security open(AccountBook book, Path folder, InstantSource clock, Threads threads) {
    return new Security(
        book,
        new ResetTickets(folder),
        clock,
        () -> 0L,
        new Passwords(Duration.ofSeconds(10), MEMORY_KIB),
        threads);
  }
}
