/// Erasing personal data in the writer's transaction, and the list of what may be erased.
///
/// The rules stand in `hub/core/erasure`; this room finds the entries they speak of.
@NullMarked
package id.penjaga.hub.app.store.erasure;

import org.jspecify.annotations.NullMarked;
