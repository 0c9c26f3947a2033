/// The PINs that people choose for doors with a keypad: set by their holder, kept as slow hashes
/// beside the accounts, carried to the doors by the roster. They stand in no book: whoever forgets
/// one sets another, and nothing may be concluded from an old hash.
///
/// It must know no page and no roster; a PIN itself is never kept, logged or told.
@NullMarked
package id.penjaga.hub.app.security.pin;

import org.jspecify.annotations.NullMarked;
