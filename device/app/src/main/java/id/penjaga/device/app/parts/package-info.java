/// Opens the configured parts on the board and gives each what it needs to be heard: sensors a
/// thread that polls at their period, contacts a listener and a slow poll, readers a thread that
/// waits for badges, outputs a thread that drives and refreshes them.
///
/// Every part is supervised, also one without a reading of its own: an output, an exit button or a
/// badge reader that fails is a missed reading of its point, with the reason, and is tried again;
/// when it works again the room is told. A line that fails several times in a row is requested
/// anew. No two parts that may wait share a thread, so one stuck wire stops nothing but itself, and
/// the control loop never waits for any of them. A badge's number is turned into its keyed digest
/// here, before anything else sees it.
///
/// Knows drivers, board and clocks. Knows no rule, no disk but the site key, and no network.
@NullMarked
package id.penjaga.device.app.parts;

import org.jspecify.annotations.NullMarked;
