/// Tests of the store on a real H2 file.
@NullMarked
package id.penjaga.hub.app.store;

import org.jspecify.annotations.NullMarked;
