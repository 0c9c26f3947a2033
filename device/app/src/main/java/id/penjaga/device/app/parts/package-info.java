/// Opens the configured parts on the board and gives each what it needs to be heard: sensors a
/// thread that asks at their period, contacts a listener and a slow second look, readers a thread
/// that waits for badges, outputs a thread that switches.
///
/// One stuck wire stops nothing but itself, because no two parts that may wait share a thread, and
/// the control loop never waits for any of them. A part that cannot be opened, or is pulled out, is
/// a missing reading with its reason, and is tried again. A badge's number is turned into its keyed
/// digest here, before anything else sees it.
///
/// Knows drivers, board and clocks. Knows no rule, no disk but the site key, and no network.
@NullMarked
package id.penjaga.device.app.parts;

import org.jspecify.annotations.NullMarked;
