/// Tests of what the hub sends to its doors.
@NullMarked
package id.penjaga.hub.app.roster;

import org.jspecify.annotations.NullMarked;
