/// Erasing personal data on H2 and PostgreSQL.
package id.penjaga.hub.app.store.erasure;
