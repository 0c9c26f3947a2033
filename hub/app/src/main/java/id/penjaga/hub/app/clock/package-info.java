/// The hub's clocks as values that tests can replace. Only {@link
/// id.penjaga.hub.app.clock.SystemClock} reads the machine's clocks.
///
/// It must know nothing of what is timed by it.
@NullMarked
package id.penjaga.hub.app.clock;

import org.jspecify.annotations.NullMarked;
