/// The screens at doors: which there are, which browser is which, and the codes and tickets by
/// which visitors find their visit there.
///
/// A screen has no login. An administrator announces it and reads a pairing code to the tablet,
/// which keeps a token of its own; revoked, it is a stranger again. Must know no page, and nothing
/// of what a visitor answers: that is a step of a case.
@NullMarked
package id.penjaga.hub.app.kiosk;

import org.jspecify.annotations.NullMarked;
