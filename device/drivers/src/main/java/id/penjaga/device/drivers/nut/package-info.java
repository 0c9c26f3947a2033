/// Any UPS that Network UPS Tools (NUT) serves: asked over the network, at the `upsd` of a server,
/// a NAS or a Raspberry Pi.
///
/// **Protocol.** RFC 9271, TCP port 3493, lines of text. `LIST VAR rack` is answered by `BEGIN LIST
/// VAR rack`, one `VAR rack ups.status "OL CHRG"` for each variable, and `END LIST VAR rack`; `ERR`
/// and a word instead if something is wrong. In quotes, `\"` and `\\` stand for themselves.
/// `ups.status` is a set of words: OL mains, OB battery, LB battery low, RB replace the battery,
/// OVER overload, BYPASS, OFF, FSD forced shutdown, ALARM, and others that say nothing about an
/// alarm. One connection is kept and opened anew after it was lost.
///
/// **Wiring.** None: `connector` is the address, such as `10.3.0.7:3493`. `ups` is the name in the
/// server's `ups.conf`. A server that wants to know who asks gets `user` and the first line of
/// `password-file`; reading needs neither. The switch between must be fed by the UPS too.
///
/// **Limits.** Never logs in (`LOGIN`): the server would wait for us at its shutdown. Sends no
/// command that changes anything. No TLS: keep it inside the room's network. Data that the server
/// calls stale are a miss, never a value, and so is a status with neither OL nor OB. A variable
/// that the unit does not report is a miss on its channel only. Take only those channels as points
/// that the unit has.
///
/// **Maturity.** Bench: scripted conversations, and the `upsd` and `dummy-ups` 2.8.0 of Debian as a
/// real server in a test of the device's program and within the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.nut;

import org.jspecify.annotations.NullMarked;
