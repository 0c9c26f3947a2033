package id.penjaga.hub.app.store.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.kiosk.Kiosk;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the table of screens at doors promises, whichever database it is in.
abstract class KioskContract {
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(900);
  private static final Instant LATER = NOW.plusSeconds(3600);

  @TempDir Path folder;
  final Threads threads =
      new Threads(bug -> {
        throw new IllegalStateException(bug);
      });
  private AccountTables accounts;

  /// Empty ones; asked again they are those of before.
  abstract AccountTables open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    accounts = open();
  }

  @AfterEach
  void end() {
    accounts.close();
  }

  private Kiosk announced(String hash) {
    return new KioskTables(accounts)
        .add("Pintu 王 <b>", "room-1", "door.main", hash, SOON, NOW, "sari");
  }

  private Kiosk again() throws Exception {
    accounts.close();
    accounts = open();
    return new KioskTables(accounts).kiosks().getFirst();
  }

  @Test
  void whatIsAnnouncedWaitsForItsBrowserAndIsThereAgain() throws Exception {
    Kiosk made = announced("a".repeat(64));
    assertTrue(made.waits(NOW));
    assertFalse(made.waits(SOON), "its code is over");
    assertEquals(made, again());
  }

  @Test
  void pairedItIsItsBrowserUntilItIsRevokedAndTheFirstEndCounts() throws Exception {
    long id = announced("a".repeat(64)).id();
    KioskTables tables = new KioskTables(accounts);
    tables.pair(id, "b".repeat(64), SOON, "10.0.0.7");
    tables.setSeen(id, LATER, "10.0.0.8");
    Kiosk paired = again();
    assertTrue(paired.isPaired());
    assertEquals("b".repeat(64), paired.keyHash());
    assertEquals(SOON, paired.paired());
    assertEquals(LATER, paired.seen());
    assertEquals("10.0.0.8", paired.address());
    tables = new KioskTables(accounts);
    tables.revoke(id, new Kiosk.Revoked(LATER, "sari"));
    tables.revoke(id, new Kiosk.Revoked(LATER.plusSeconds(1), "dewi"));
    tables.pair(id, "c".repeat(64), LATER, "10.0.0.9");
    Kiosk ended = again();
    assertEquals(new Kiosk.Revoked(LATER, "sari"), ended.revoked());
    assertNull(ended.keyHash(), "a revoked one is nobody's");
    assertFalse(ended.isPaired());
  }
}
