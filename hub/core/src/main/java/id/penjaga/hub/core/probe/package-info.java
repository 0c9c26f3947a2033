/// What a look at a server from the network tells: which SSH protocol it speaks and which ports
/// stand open beside those of its function (003 G.4, G.11).
///
/// It must not know how the look is taken, nor of registers.
@NullMarked
package id.penjaga.hub.core.probe;

import org.jspecify.annotations.NullMarked;
