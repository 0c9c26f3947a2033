/// Who saw personal data, and who changed people, roles, settings and accounts: kept as it happens,
/// asked for as one list, newest first (SEC-14).
///
/// Changes are entries of the book and events of accounts, which are there anyway; of reads each
/// has a row of its own. It must not know how the list is shown.
@NullMarked
package id.penjaga.hub.app.audit;

import org.jspecify.annotations.NullMarked;
