/// The book's tables on H2 and PostgreSQL, and the book of a hub that is killed.
package id.penjaga.hub.app.store.book;
