/// Pages about what opens doors: badges with their life, new ones held at a reader or read from
/// their print, the PIN of whoever logged in, and how the roster stands at each device.
///
/// A badge is an item of the register `badge`; nothing else is kept of it. They must know no key
/// and no table: digests and rosters are asked of [id.penjaga.hub.app.roster.DoorRosters].
@NullMarked
package id.penjaga.hub.app.web.badge;

import org.jspecify.annotations.NullMarked;
