package id.penjaga.hub.app.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.secret.Passwords;
import id.penjaga.hub.app.security.secret.ResetLinks;
import id.penjaga.hub.app.security.secret.ResetTickets;
import id.penjaga.hub.app.security.secret.SetUpLink;
import id.penjaga.hub.app.security.secret.Throttle;
import id.penjaga.hub.app.store.accounts.AccountTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logins, guesses, sessions and the set-up link.
class SecurityTest {
  private static final String GOOD = "kunci cadangan rak tiga";
  private static final String HERE = "192.168.1.20";

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final Threads threads = new Threads(bug -> fail(bug));

  /// Done once while a password is being checked.
  private @Nullable Runnable meanwhile;

  private final Passwords passwords =
      new Passwords(Duration.ofSeconds(10), Passwords.Cost.CHEAP) {
        @Override
        public Answer check(String password, @Nullable String encoded) {
          Answer answer = super.check(password, encoded);
          Runnable change = meanwhile;
          meanwhile = null;
          if (change != null) {
            change.run();
          }
          return answer;
        }
      };
  private Security security;

  @BeforeEach
  void open() {
    security = openAgain();
  }

  @AfterEach
  void close() {
    security.close();
  }

  private Security openAgain() {
    Instant start = Instant.parse("2026-11-21T03:00:00Z");
    return new Security(
        AccountTables.inFolder(folder, threads),
        new ResetTickets(folder),
        () -> start.plusNanos(nanos.get()),
        nanos::get,
        passwords,
        threads);
  }

  @Test
  void theCostOfAHashIsWhatOwaspAsksFor() {
    Passwords dear = new Passwords(Duration.ofSeconds(10), Passwords.Cost.SHIPPED);
    String hash = String.valueOf(dear.hash(GOOD));
    assertTrue(hash.startsWith("$argon2id$v=19$m=7168,t=5,p=1$"), hash);
    assertEquals(Passwords.Answer.RIGHT, dear.check(GOOD, hash));
    assertEquals(Passwords.Answer.WRONG, dear.check(GOOD, null));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
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
  @DisplayName("row 4: the set-up link works once, dies after 15 minutes, and there is no default")
  void theSetUpLinkOpensOnceAndNotForLong() {
    String first = security.setUpToken().orElseThrow();
    assertTrue(security.setUpOpens(first));
    assertFalse(security.setUpOpens(first + "x"));
    pass(SetUpLink.LIFE);
    assertFalse(security.setUpOpens(first), "too old");
    String second = security.setUpToken().orElseThrow();
    assertNotEquals(first, second);
    assertFalse(security.setUpOpens(first), "replaced");
    assertEquals(Optional.empty(), security.createFirstAdmin(second, "Sari", GOOD, HERE));
    assertEquals(
        Optional.of(AccountProblem.LINK_DEAD),
        security.createFirstAdmin(second, "Budi", GOOD, HERE));
    assertEquals(Optional.empty(), security.setUpToken(), "there is an administrator now");
  }

  @Test
  void aRestartKillsTheSetUpLink() {
    String token = security.setUpToken().orElseThrow();
    security.close();
    security = openAgain();
    assertFalse(security.setUpOpens(token));
  }

  @Test
  void anUnknownNameAndAWrongPasswordGetTheSameAnswer() {
    admin();
    assertEquals(
        security.logIn("sari", "salah salah salah", HERE, false),
        security.logIn("tidak-ada", "salah salah salah", HERE, false));
  }

  @Test
  @DisplayName(
      "row 5: 10,000 guesses over 200 names and 50 addresses: none in, the owner still can")
  void guessesAreSlowedAndTheOwnerIsNot() {
    admin();
    int checked = 0;
    for (int i = 0; i < 10_000; i++) {
      String name = i % 200 == 0 ? "sari" : "orang-" + i % 200;
      LoginOutcome outcome = security.logIn(name, "tebakan ke " + i, "10.0.0." + i % 50, false);
      checked += outcome instanceof LoginOutcome.Refused ? 1 : 0;
      assertFalse(outcome instanceof LoginOutcome.Welcome);
    }
    assertTrue(checked <= 1_000, checked + " guesses were checked at all");
    welcome("sari", false);
  }

  @Test
  void eachFurtherGuessWaitsTwiceAsLong() {
    Throttle throttle = new Throttle(nanos::get, 2, Duration.ofSeconds(5), Duration.ofHours(1));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    assertEquals(Duration.ofSeconds(1), throttle.attempt("a"));
    assertEquals(Duration.ZERO, throttle.attempt("b"), "another name is free");
    pass(Duration.ofSeconds(1));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    assertEquals(Duration.ofSeconds(2), throttle.attempt("a"));
    pass(Duration.ofSeconds(2));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    pass(Duration.ofSeconds(4));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    assertEquals(Duration.ofSeconds(5), throttle.attempt("a"), "never longer than the longest");
    pass(Duration.ofHours(2));
    assertEquals(Duration.ZERO, throttle.attempt("a"));
    assertEquals(Duration.ZERO, throttle.attempt("a"), "forgotten");
  }

  @Test
  @DisplayName("row 6: a session ends after 15 idle minutes, and after 12 hours in any case")
  void sessionsEnd() {
    admin();
    LoginOutcome.Welcome idle = welcome("sari", false);
    pass(Sessions.IDLE.minusSeconds(1));
    assertTrue(security.session(idle.id(), false).isPresent());
    pass(Duration.ofSeconds(2));
    assertFalse(security.session(idle.id(), true).isPresent(), "a self-refreshing page is idle");

    LoginOutcome.Welcome busy = welcome("sari", false);
    for (int minutes = 0; minutes < 12 * 60; minutes += 10) {
      assertTrue(security.session(busy.id(), true).isPresent());
      pass(Duration.ofMinutes(10));
    }
    pass(Duration.ofSeconds(1));
    assertFalse(security.session(busy.id(), true).isPresent(), "12 hours are over");
  }

  @Test
  void aWallDisplayStaysAndComesBackAfterARestart() {
    admin();
    LoginOutcome.Welcome wall = welcome("sari", true);
    pass(Duration.ofDays(30));
    security.close();
    security = openAgain();
    assertTrue(security.session(wall.id(), false).orElseThrow().wall());
    pass(Sessions.WALL_LIFE);
    assertFalse(security.session(wall.id(), false).isPresent());
  }

  @Test
  void logoutAndPasswordChangeEndSessions() {
    admin();
    LoginOutcome.Welcome first = welcome("sari", false);
    LoginOutcome.Welcome second = welcome("sari", false);
    assertNotEquals(first.id(), second.id());
    security.logOut(first.session());
    assertFalse(security.session(first.id(), true).isPresent());
    assertEquals(
        Optional.of(AccountProblem.PASSWORD_WRONG),
        security.changePassword(second.session(), "bukan itu", "kata sandi lain lagi", HERE));
    assertEquals(
        Optional.empty(),
        security.changePassword(second.session(), GOOD, "kata sandi lain lagi", HERE));
    assertFalse(security.session(second.id(), true).isPresent());
    assertInstanceOf(LoginOutcome.Refused.class, security.logIn("sari", GOOD, HERE, false));
  }

  @Test
  void aDisabledAccountIsOutAtOnceAndTheLastAdminStays() {
    LoginSession admin = admin();
    assertEquals(Optional.empty(), security.addAccount(admin, "Budi", Role.OPERATOR, GOOD, HERE));
    LoginOutcome.Welcome budi = welcome("budi", false);
    assertEquals(Optional.empty(), security.setEnabled(admin, "budi", false, HERE));
    assertFalse(security.session(budi.id(), true).isPresent());
    assertInstanceOf(LoginOutcome.Refused.class, security.logIn("budi", GOOD, HERE, false));
    assertEquals(
        Optional.of(AccountProblem.LAST_ADMIN), security.setEnabled(admin, "sari", false, HERE));
    assertEquals(
        Optional.of(AccountProblem.LAST_ADMIN), security.setRole(admin, "sari", Role.VIEWER, HERE));
  }

  @Test
  void weakPasswordsAndStrangeNamesAreRefused() {
    LoginSession admin = admin();
    assertEquals(AccountProblem.PASSWORD_SHORT, problem(admin, "Budi", "pendek"));
    assertEquals(AccountProblem.PASSWORD_LONG, problem(admin, "Budi", "a".repeat(129)));
    assertEquals(AccountProblem.PASSWORD_HAS_NAME, problem(admin, "Budi", "rahasia BUDI sekali"));
    assertEquals(AccountProblem.NAME_FORM, problem(admin, "b\nadmin", GOOD));
    assertEquals(AccountProblem.NAME_TAKEN, problem(admin, "SARI", GOOD));
  }

  private AccountProblem problem(LoginSession admin, String name, String password) {
    return security.addAccount(admin, name, Role.VIEWER, password, HERE).orElseThrow();
  }

  @Test
  @DisplayName("row 17: neither passwords nor session ids stand in the database")
  void theDatabaseHoldsNoSecret() throws Exception {
    admin();
    LoginOutcome.Welcome session = welcome("sari", false);
    security.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(GOOD));
        assertFalse(bytes.contains(session.id()));
      }
    }
    security = openAgain();
  }

  @Test
  @DisplayName("Who has left by the book opens nothing from that moment on; the last admin stays")
  void whoLeftOpensNothing() {
    LoginSession admin = admin();
    security.addAccount(admin, "budi", Role.OPERATOR, GOOD, HERE);
    LoginOutcome.Welcome budi = welcome("budi", false);
    assertTrue(security.session(budi.id(), true).isPresent());
    security.leavers(name -> name.equals("budi") || name.equals("sari"));
    assertFalse(security.session(budi.id(), true).isPresent());
    assertFalse(security.alive(budi.session()));
    assertInstanceOf(LoginOutcome.Refused.class, security.logIn("budi", GOOD, HERE, false));
    assertTrue(security.alive(admin), "or nobody could let anybody in");

    security.closeLeft();
    security.closeLeft();
    security.leavers(_ -> false); // the book has forgotten whose it was
    assertInstanceOf(LoginOutcome.Refused.class, security.logIn("budi", GOOD, HERE, false));
    assertEquals(
        List.of("hub DISABLED budi"),
        security.events(50).stream()
            .filter(event -> event.action() == AccountEvent.Action.DISABLED)
            .map(event -> event.actor() + " " + event.action() + " " + event.subject())
            .toList());
  }

  @Test
  @DisplayName(
      "F74 An account disabled, demoted or given a new password during its login stays out")
  void whatChangesDuringALoginEndsIt() {
    LoginSession admin = admin();
    List<Runnable> changes =
        List.of(
            () -> security.setEnabled(admin, "budi", false, HERE),
            () -> security.setRole(admin, "budi", Role.VIEWER, HERE),
            () -> {
              String link = security.resetLink(admin, "budi", HERE).orElseThrow();
              assertEquals(
                  Optional.empty(), security.resetPassword(link, "kata sandi lain lagi", HERE));
            });
    for (Runnable change : changes) {
      pass(Duration.ofHours(2));
      security.addAccount(admin, "budi", Role.OPERATOR, GOOD, HERE);
      security.setEnabled(admin, "budi", true, HERE);
      security.setRole(admin, "budi", Role.OPERATOR, HERE);
      assertInstanceOf(LoginOutcome.Welcome.class, security.logIn("budi", GOOD, HERE, false));
      meanwhile = change;
      assertInstanceOf(LoginOutcome.Refused.class, security.logIn("budi", GOOD, HERE, true));
    }
  }

  @Test
  @DisplayName("F34 An administrator's link sets another's password once, and it is recorded")
  void aResetLinkWorksOnce() {
    LoginSession admin = admin();
    security.addAccount(admin, "Budi", Role.OPERATOR, GOOD, HERE);
    LoginOutcome.Welcome budi = welcome("budi", false);
    assertEquals(Optional.empty(), security.resetLink(admin, "nobody", HERE));
    assertEquals(Optional.empty(), security.resetLink(admin, "SARI", HERE), "not one's own");
    String old = security.resetLink(admin, "budi", HERE).orElseThrow();
    String link = security.resetLink(admin, "budi", HERE).orElseThrow();
    assertEquals(Optional.empty(), security.resetOpens(old), "replaced");
    assertEquals(Optional.of("Budi"), security.resetOpens(link));
    assertEquals(
        Optional.of(AccountProblem.PASSWORD_SHORT), security.resetPassword(link, "pendek", HERE));
    assertEquals(Optional.empty(), security.resetPassword(link, "kata sandi lain lagi", HERE));
    assertEquals(
        Optional.of(AccountProblem.LINK_DEAD),
        security.resetPassword(link, "kata sandi lain lagi", HERE));
    assertFalse(security.session(budi.id(), true).isPresent(), "old sessions end");
    assertInstanceOf(LoginOutcome.Refused.class, security.logIn("budi", GOOD, HERE, false));
    assertInstanceOf(
        LoginOutcome.Welcome.class, security.logIn("budi", "kata sandi lain lagi", HERE, false));
    String late = security.resetLink(admin, "budi", HERE).orElseThrow();
    pass(ResetLinks.LIFE.plusSeconds(1));
    assertEquals(Optional.empty(), security.resetOpens(late));

    security.close();
    security = openAgain();
    List<String> told =
        security.events(50).stream()
            .map(event -> event.actor() + " " + event.action() + " " + event.subject())
            .toList();
    assertTrue(told.contains("Sari RESET_LINK Budi"), told::toString);
    assertTrue(told.contains("Budi PASSWORD_RESET Budi"), told::toString);
  }

  @Test
  @DisplayName("F34 The last administrator gets back in by a ticket from the machine's console")
  void aTicketFromTheConsoleOpensToo() throws Exception {
    admin();
    Instant now = Instant.parse("2026-11-21T03:00:00Z").plusNanos(nanos.get());
    String token = new ResetTickets(folder).issue("sari", now);
    Path file = folder.resolve("password-reset");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(Files.readString(file).contains(token), "only its hash is kept");
    assertEquals(Optional.empty(), security.resetOpens(token + "x"));
    assertEquals(Optional.of("Sari"), security.resetOpens(token), "the running hub sees it");
    assertEquals(Optional.empty(), security.resetPassword(token, "kata sandi lain lagi", HERE));
    assertFalse(Files.exists(file));
    assertEquals(Optional.empty(), security.resetOpens(token));
    assertInstanceOf(
        LoginOutcome.Welcome.class, security.logIn("sari", "kata sandi lain lagi", HERE, false));

    String late = new ResetTickets(folder).issue("sari", now);
    pass(ResetTickets.LIFE);
    assertEquals(Optional.empty(), security.resetOpens(late));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String lax = new ResetTickets(folder).issue("sari", now.plus(ResetTickets.LIFE));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertEquals(Optional.empty(), security.resetOpens(lax), "others could have written it");
  }

  @Test
  @DisplayName("F31 Behind a proxy that names no address one guesser does not lock out the house")
  void anUnknownAddressWaitsBriefly() {
    admin();
    for (int i = 0; i < 500; i++) {
      security.logIn("orang-" + i, "tebakan", Security.UNKNOWN_ADDRESS, false);
    }
    pass(Duration.ofSeconds(1));
    assertInstanceOf(
        LoginOutcome.Welcome.class, security.logIn("sari", GOOD, Security.UNKNOWN_ADDRESS, false));
  }
}
