/// The wire format of the book and its hashes.
package id.penjaga.hub.core.paper;
