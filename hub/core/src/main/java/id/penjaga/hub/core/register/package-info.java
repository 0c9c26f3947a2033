/// Registers as data: things that stay, with fields, a state and due dates.
///
/// It must know nothing of cases; obligations are derived from it, never stored.
@NullMarked
package id.penjaga.hub.core.register;

import org.jspecify.annotations.NullMarked;
