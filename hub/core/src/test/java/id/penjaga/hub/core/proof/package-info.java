/// Every way to change a chain, at every place of it.
package id.penjaga.hub.core.proof;
