/// Versions compared, and closed cases run along them.
@NullMarked
package id.penjaga.hub.core.definition;

import org.jspecify.annotations.NullMarked;
