/// What must not be guessed, and what makes guessing slow: hashes of passwords, tokens of links
/// that work once, and the waits between tries.
///
/// It knows no account: names are keys that the caller has made. Of a token only the hash is kept.
@NullMarked
package id.penjaga.hub.app.security.secret;

import org.jspecify.annotations.NullMarked;
