package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.store.NewTables;

class H2TokenTest extends TokenContract {
  @Override
  AccountTables open() {
    return AccountTables.inFolder(NewTables.accounts(folder), threads);
  }
}
