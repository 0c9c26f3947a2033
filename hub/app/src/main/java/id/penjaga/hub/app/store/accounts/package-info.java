/// Accounts, sessions and account events in a small database file of their own, beside the history:
/// the history may be set aside and rebuilt from the devices' journals (decision 0004), and who may
/// log in must not go with it.
///
/// It must not decide anything; that is `security`.
@NullMarked
package id.penjaga.hub.app.store.accounts;

import org.jspecify.annotations.NullMarked;
