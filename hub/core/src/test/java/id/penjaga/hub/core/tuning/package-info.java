@NullMarked
package id.penjaga.hub.core.tuning;

import org.jspecify.annotations.NullMarked;
