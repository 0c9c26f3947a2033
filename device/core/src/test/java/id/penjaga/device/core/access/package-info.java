/// Tests of the decision at a door.
@NullMarked
package id.penjaga.device.core.access;

import org.jspecify.annotations.NullMarked;
