package id.penjaga.hub.app.store.accounts;

class H2TokenTest extends TokenContract {
  @Override
  AccountTables open() {
    return AccountTables.inFolder(folder, threads);
  }
}
