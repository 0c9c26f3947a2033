/// The command `verify`: an auditor checks an export of the book and of journals, on any computer,
/// without the hub.
///
/// It must know nothing of the hub but the files it wrote: no database, no configuration, no
/// network.
@NullMarked
package id.penjaga.hub.app.verify;

import org.jspecify.annotations.NullMarked;
