/// Claims about what is kept of passwords.
@NullMarked
package id.penjaga.hub.app.security.secret;

import org.jspecify.annotations.NullMarked;
