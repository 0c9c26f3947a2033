@NullMarked
package id.penjaga.hub.app.print;

import org.jspecify.annotations.NullMarked;
