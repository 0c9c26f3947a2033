/// A look at one server from the network, when somebody who keeps its register asks for it: which
/// ports take a connection and what they say first (003 G.4, G.11). It sends nothing, asks no other
/// address than the one in the register, and takes a bounded time.
///
/// It must know nothing of registers and pages.
@NullMarked
package id.penjaga.hub.app.probe;

import org.jspecify.annotations.NullMarked;
