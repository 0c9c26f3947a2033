package id.penjaga.hub.app.store.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.security.token.TokenScope;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the table of tokens promises, whichever database it is in.
abstract class TokenContract {
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant LATER = Instant.parse("2027-02-18T03:00:00Z");
  private static final String HASH = "a".repeat(64);

  @TempDir Path folder;
  final Threads threads =
      new Threads(bug -> {
        throw new IllegalStateException(bug);
      });
  private AccountTables accounts;
  private long sari;

  /// Empty ones; asked again they are those of before.
  abstract AccountTables open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    accounts = open();
    sari = accounts.add("sari", Role.ADMIN, "hash", NOW).id();
  }

  @AfterEach
  void end() {
    accounts.close();
  }

  private ApiToken add(String hash, TokenScope scope) {
    return new TokenTables(accounts).add(sari, "ekspor", hash, scope, NOW, LATER);
  }

  @Test
  void aKeyIsSpentOnceUntilItIsGivenBackOrForgotten() throws Exception {
    String key = "3f0c8a52-5a2e-3b1c-9d55-1f2e3d4c5b6a";
    Instant early = NOW.minusSeconds(60);
    TokenTables tokens = new TokenTables(accounts);
    assertNull(tokens.spend(key, HASH, NOW, early));
    accounts.close();
    accounts = open();
    tokens = new TokenTables(accounts);
    assertEquals(HASH, tokens.spend(key, "b".repeat(64), NOW, early), "after a restart as well");
    tokens.giveBack(key);
    assertNull(tokens.spend(key, HASH, NOW, early));
    assertNull(tokens.spend(key, HASH, LATER, LATER.minusSeconds(60)), "a day is over");
  }

  @Test
  void aTokenComesBackAsItWasMade() throws Exception {
    TokenScope narrow =
        new TokenScope(Role.OPERATOR, Set.of("staf_jaringan_dc", "petugas_piket"), Set.of("r1"));
    ApiToken first = add(HASH, narrow);
    ApiToken second = add("b".repeat(64), new TokenScope(Role.VIEWER, null, null));
    accounts.close();
    accounts = open();
    assertEquals(List.of(first, second), new TokenTables(accounts).tokens());
    assertEquals(narrow, first.scope());
    assertEquals(LATER, first.expires());
    assertNull(first.revoked());
    assertEquals(ApiToken.Use.NEVER, first.use());
    assertNull(second.scope().roles(), "all roles, also those given later");
  }

  @Test
  void noRoleIsNotAllRoles() {
    ApiToken none = add(HASH, new TokenScope(Role.VIEWER, Set.of(), Set.of()));
    assertEquals(Set.of(), none.scope().roles());
    assertEquals(Set.of(), none.scope().rooms());
  }

  @Test
  void theFirstRevocationCounts() {
    TokenTables tokens = new TokenTables(accounts);
    ApiToken token = add(HASH, new TokenScope(Role.VIEWER, null, null));
    tokens.revoke(token.id(), new ApiToken.Revoked(NOW, "sari"));
    tokens.revoke(token.id(), new ApiToken.Revoked(LATER, "budi"));
    ApiToken.Revoked end = tokens.tokens().getFirst().revoked();
    assertNotNull(end);
    assertEquals(NOW, end.at());
    assertEquals("sari", end.by());
    assertFalse(tokens.tokens().getFirst().live(NOW));
  }

  @Test
  void itsUseIsKept() {
    TokenTables tokens = new TokenTables(accounts);
    ApiToken token = add(HASH, new TokenScope(Role.VIEWER, null, null));
    ApiToken.Use use = new ApiToken.Use(17, NOW, "192.168.1.9");
    tokens.setUse(token.id(), use);
    assertEquals(use, tokens.tokens().getFirst().use());
  }

  @Test
  void twoTokensNeverShareAHash() {
    add(HASH, new TokenScope(Role.VIEWER, null, null));
    assertThrows(
        AccountsUnavailable.class, () -> add(HASH, new TokenScope(Role.VIEWER, null, null)));
    assertEquals(1, new TokenTables(accounts).tokens().size());
  }
}
