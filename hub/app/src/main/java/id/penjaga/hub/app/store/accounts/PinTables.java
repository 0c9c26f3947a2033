package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.security.pin.PinBook;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/// The PINs beside their accounts.
public final class PinTables implements PinBook {
  private final AccountTables tables;

  /// @param tables whose database it is
  public PinTables(AccountTables tables) {
    this.tables = tables;
  }

  @Override
  public Map<Long, Kept> pins() {
    return tables.read(session -> {
      Map<Long, Kept> pins = new HashMap<>();
      session.list(
          row ->
              pins.put(
                  row.getLong("account_id"),
                  new Kept(
                      row.getString("hash"),
                      row.getObject("since", OffsetDateTime.class).toInstant())),
          "SELECT account_id, hash, since FROM account_pin");
      return pins;
    });
  }

  @Override
  public void set(long account, Kept pin) {
    tables.write(session -> {
      session.update("DELETE FROM account_pin WHERE account_id = ?", account);
      return session.update(
          "INSERT INTO account_pin (account_id, hash, since) VALUES (?, ?, ?)",
          account,
          pin.hash(),
          AccountTables.utc(pin.since()));
    });
  }

  @Override
  public void remove(long account) {
    tables.write(
        session -> session.update("DELETE FROM account_pin WHERE account_id = ?", account));
  }
}
