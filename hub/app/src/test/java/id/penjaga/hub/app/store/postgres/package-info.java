/// A real PostgreSQL for the contract tests of the tables of people's work.
package id.penjaga.hub.app.store.postgres;
