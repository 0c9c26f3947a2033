package id.penjaga.hub.app.store.accounts;

class H2KioskTest extends KioskContract {
  @Override
  AccountTables open() {
    return AccountTables.inFolder(folder, threads);
  }
}
