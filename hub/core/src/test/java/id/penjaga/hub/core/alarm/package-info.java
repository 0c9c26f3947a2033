@NullMarked
package id.penjaga.hub.core.alarm;

import org.jspecify.annotations.NullMarked;
