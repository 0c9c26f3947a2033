/// Tokens by which programs act for somebody: made, listed and revoked by their owner, bound to
/// some of the owner's roles and rooms, hashed, and over after a year at the latest.
///
/// It must not know HTTP, nor SQL (the table is in `store.accounts`), nor what a role may do. A
/// token's secret leaves here once, when it is made.
@NullMarked
package id.penjaga.hub.app.security.token;

import org.jspecify.annotations.NullMarked;
