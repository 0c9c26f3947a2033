/// Any UPS that Network UPS Tools (NUT) serves: polled over the network, at the `upsd` of a server,
/// a NAS or a Raspberry Pi.
///
/// **Protocol.** RFC 9271, TCP port 3493, lines of text. `LIST VAR rack` is answered by `BEGIN LIST
/// VAR rack`, one `VAR rack ups.status "OL CHRG"` per variable, and `END LIST VAR rack`; by `ERR`
/// and a word in case of an error. In quotes, `\"` and `\\` stand for themselves. `ups.status` is a
/// set of words: OL mains, OB battery, LB battery low, RB replace the battery, OVER overload,
/// BYPASS, OFF, FSD forced shutdown, ALARM, CAL calibration, TEST battery test, DISCHRG
/// discharging, TRIM and BOOST. One connection is kept and reopened when it was lost.
///
/// **Wiring.** None: `connector` is the address, such as `10.3.0.7:3493`. `ups` is the name in the
/// server's `ups.conf`. A server that asks for credentials gets `user` and the first line of
/// `password-file`; reading needs neither. With a switch between that the UPS does not feed, a
/// power cut is seen as a lost server.
///
/// **Limits.** Never logs in (`LOGIN`): the server would wait for us at its shutdown. Sends no
/// command that changes anything. No TLS. Data that the server calls stale are a miss, never a
/// value. Status words are judged together and with the input voltage: OB counts even beside OL; OL
/// with DISCHRG, or with less than 50 V at the input, is a miss, or on battery when both say so; LB
/// during CAL, TEST, BYPASS or FSD is no low battery while the input is there. Of three phases
/// (`input.L1-N.voltage`, `ups.L1.load`, ...) the worst feeds the channel. A variable that is
/// absent, no number, out of the bounds of a UPS or a mark of "not available" is a miss of its
/// channel only.
///
/// **Maturity.** Bench: scripted conversations, and the `upsd` and `dummy-ups` 2.8.0 of Debian as a
/// real server in a test of the device's program and within the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.nut;

import org.jspecify.annotations.NullMarked;
