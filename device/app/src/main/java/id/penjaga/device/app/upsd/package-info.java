/// Tells servers when to shut down (PWR-08): a server for `upsmon`, `upsc` and whatever else speaks
/// the protocol of Network UPS Tools (RFC 9271, version 1.3). Penjaga is the primary, nobody else
/// may order anything here. What is told and decided stands in decision 0030.
///
/// [UpsPicture] says what a UPS is from one room, [UpsSession] answers lines, both without a wire.
/// [UpsServer] accepts connections within bounds and keeps listening; off unless configured.
///
/// It asks the room what it is and never waits for the control thread. How many servers are
/// connected is asked of it there, once in a pass.
@NullMarked
package id.penjaga.device.app.upsd;

import org.jspecify.annotations.NullMarked;
