/// Claims about accounts, sessions and guesses, on a real H2.
@NullMarked
package id.penjaga.hub.app.security;

import org.jspecify.annotations.NullMarked;
