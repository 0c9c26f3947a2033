/// Tests of monitors and readings.
@NullMarked
package id.penjaga.hub.core.monitor;

import org.jspecify.annotations.NullMarked;
