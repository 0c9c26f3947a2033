/// Claims about the tables of accounts and tokens, on both databases.
@NullMarked
package id.penjaga.hub.app.store.accounts;

import org.jspecify.annotations.NullMarked;
