/// Tests of the office over a real store.
@NullMarked
package id.penjaga.hub.app.office;

import org.jspecify.annotations.NullMarked;
