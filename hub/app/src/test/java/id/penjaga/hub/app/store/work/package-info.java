/// The tables of people's work on H2 and PostgreSQL.
package id.penjaga.hub.app.store.work;
