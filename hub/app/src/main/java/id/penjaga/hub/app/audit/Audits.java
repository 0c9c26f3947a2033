package id.penjaga.hub.app.audit;

import java.util.List;

/// The audit. Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store
/// cannot answer.
public interface Audits {
  /// A piece of the list, newest first.
  ///
  /// @param next where the next piece begins
  /// @param more whether older ones may be there
  record Piece(List<AuditLine> lines, AuditQuery.Cursor next, boolean more) {}

  /// @param most lines; fewer may come although `more` are there, when few of those looked at fit
  Piece find(AuditQuery query, int most);

  /// Keeps that somebody saw personal data. It is on the disk when this returns, unless the disk
  /// refuses: then it is kept as soon as it can be, and the page is shown. The same page again
  /// within a quarter of an hour is not kept twice.
  ///
  /// @param account name of the login, or of the token
  /// @param exported whether it leaves the hub as a file, which is kept each time
  /// @param thing path of the page, with what it was asked for
  void saw(String account, boolean exported, String thing, String address);
}
