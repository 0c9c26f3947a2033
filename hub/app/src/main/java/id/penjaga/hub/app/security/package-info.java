/// Who may do what at the hub: accounts, passwords, sessions, the slowing down of guesses, and the
/// one-time set-up link of the first start.
///
/// It must not know HTTP (cookies, headers and pages belong to `web`) nor SQL (the tables are in
/// `store.accounts`). Nothing here ever logs or returns a password, a session id or a set-up token
/// once it was handed out.
@NullMarked
package id.penjaga.hub.app.security;

import org.jspecify.annotations.NullMarked;
