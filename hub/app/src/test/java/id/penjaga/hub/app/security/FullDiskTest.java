package id.penjaga.hub.app.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.secret.Passwords;
import id.penjaga.hub.app.security.secret.ResetTickets;
import id.penjaga.hub.app.store.accounts.AccountTables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Accounts on a full disk")
class FullDiskTest {
  private static final String GOOD = "kunci cadangan rak tiga";
  private static final String HERE = "192.168.1.20";
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  @TempDir Path folder;
  private final Threads threads = new Threads(bug -> fail(bug));
  private final Passwords cheap = new Passwords(Duration.ofSeconds(10), Passwords.Cost.CHEAP);
  private Security security;

  @BeforeEach
  void open() {
    security = open(folder);
  }

  @AfterEach
  void close() {
    security.close();
  }

  private Security open(Path where) {
    return open(AccountTables.inFolder(where, threads), where);
  }

  private Security open(AccountBook book, Path where) {
    return new Security(book, new ResetTickets(where), () -> NOW, () -> 0L, cheap, threads);
  }

  private LoginSession admin() {
    String token = security.setUpToken().orElseThrow();
    assertEquals(Optional.empty(), security.createFirstAdmin(token, "Sari", GOOD, HERE));
    return welcome("sari", false).session();
  }

  private LoginOutcome.Welcome welcome(String name, boolean wall) {
    return assertInstanceOf(
        LoginOutcome.Welcome.class, security.logIn(name, GOOD, HERE, wall), name);
  }

  @Test
  @DisplayName(
      "F30 Logins go on from memory while the database refuses to write, and are kept later")
  void aLoginDoesNotWaitForTheDisk() {
    LoginSession admin = admin();
    security.close();
    FullDisk disk = new FullDisk(AccountTables.inFolder(folder, threads));
    security = open(disk, folder);
    disk.full = true;
    LoginOutcome.Welcome session = welcome("sari", false);
    assertTrue(security.session(session.id(), true).isPresent());
    assertEquals(NOW, security.accounts().getFirst().lastLogin());
    assertThrows(
        AccountsUnavailable.class,
        () -> security.addAccount(admin, "Budi", Role.VIEWER, GOOD, HERE));
    assertEquals(1, security.accounts().size(), "what is not durable is not done");
    disk.full = false;
    security.close();
    security = open(folder);
    assertTrue(security.session(session.id(), true).isPresent(), "written when there was room");
  }

  @Test
  @DisplayName("F30 On a really full file system people log in, also after a restart there")
  void aFullFileSystem() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a tmpfs");
    Path mount = Files.createDirectory(folder.resolve("small"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", mount.toString()));
    try {
      security.close();
      Path own = folder;
      security = open(mount);
      admin();
      fill(mount.resolve("filler"));
      LoginOutcome.Welcome before = welcome("sari", false);
      assertTrue(security.session(before.id(), true).isPresent());
      security.close();
      security = open(mount);
      welcome("sari", false);
      Files.delete(mount.resolve("filler"));
      LoginOutcome.Welcome after = welcome("sari", false);
      security.close();
      security = open(mount);
      assertTrue(security.session(after.id(), true).isPresent(), "written when there was room");
      security.close();
      security = open(own);
    } finally {
      ran("umount", mount.toString());
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException _) { // now it is full
      assertTrue(Files.size(file) > 0);
    }
  }

  private static boolean ran(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  /// A database whose disk is full when told so.
  private static final class FullDisk implements AccountBook {
    private final AccountBook book;
    volatile boolean full;

    FullDisk(AccountBook book) {
      this.book = book;
    }

    private AccountBook room() {
      if (full) {
        throw new AccountsUnavailable("no space", new IOException("no space"));
      }
      return book;
    }

    @Override
    public List<Kept> accounts() {
      return book.accounts();
    }

    @Override
    public List<LoginSession> sessions() {
      return book.sessions();
    }

    @Override
    public Account add(String name, Role role, String passwordHash, Instant at) {
      return room().add(name, role, passwordHash, at);
    }

    @Override
    public void setPassword(long id, String passwordHash) {
      room().setPassword(id, passwordHash);
    }

    @Override
    public void setRole(long id, Role role) {
      room().setRole(id, role);
    }

    @Override
    public void setEnabled(long id, boolean enabled) {
      room().setEnabled(id, enabled);
    }

    @Override
    public void setLastLogin(long id, Instant at) {
      room().setLastLogin(id, at);
    }

    @Override
    public void addSession(LoginSession session) {
      room().addSession(session);
    }

    @Override
    public void removeSession(String key) {
      room().removeSession(key);
    }

    @Override
    public void note(AccountEvent event) {
      room().note(event);
    }

    @Override
    public List<AccountEvent> events(Instant before, int most) {
      return book.events(before, most);
    }

    @Override
    public void close() {
      book.close();
    }
  }
}
