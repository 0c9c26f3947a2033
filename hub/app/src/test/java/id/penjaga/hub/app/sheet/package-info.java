/// Tests of sheets.
@NullMarked
package id.penjaga.hub.app.sheet;

import org.jspecify.annotations.NullMarked;
