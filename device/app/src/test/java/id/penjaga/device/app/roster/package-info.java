/// Tests of a roster on its way into the room.
@NullMarked
package id.penjaga.device.app.roster;

import org.jspecify.annotations.NullMarked;
