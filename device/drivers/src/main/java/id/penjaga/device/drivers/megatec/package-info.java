/// UPS with the Megatec/Q1 protocol on a serial line: most inexpensive line-interactive units.
///
/// **Protocol.** 2400 baud 8N1. Send `Q1` and CR; the answer is `(MMM.M NNN.N PPP.P QQQ RR.R S.SS
/// TT.T b7..b0` and CR: input voltage, input fault voltage, output voltage, load in percent,
/// frequency, battery voltage (the whole pack, or one cell), temperature, and eight bits: mains
/// failed, battery low, bypass or boost, UPS failed, standby type, test running, shutdown active,
/// beeper on. Example `(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000`. There is no
/// acknowledgement; an unknown command is echoed. LF and NUL are accepted for CR, and a whole
/// answer without an end is taken after 150 ms of silence.
///
/// **Wiring.** RS-232 level shifter on the Pi's side or a USB serial adapter. Some cheap adapters
/// take the supply of the UPS side from DTR and RTS; `cable-supply` says which, normally both.
///
/// **Limits.** Fields of dashes (`---.-`), values outside the bounds of a UPS and marks of "not
/// available" are a miss of that channel. Half an answer is MALFORMED and shown; silence is TIMEOUT
/// after three questions (S12: "communication lost", never "mains ok"). The bits are judged
/// together and with the input voltage: mains ok with less than 50 V at the input is a miss, and a
/// battery low during a test (`battery-test`) is none while the input is there. Charge and
/// remaining time are not reported by these units and not guessed. `battery-packs` multiplies the
/// battery voltage of units that report one cell. `F` and `I` are never sent: some units lock up on
/// them.
///
/// **Maturity.** Bench. The simulated unit that its tests share the vectors with was polled by the
/// `nutdrv_qx` of Network UPS Tools as an independent reader.
@NullMarked
package id.penjaga.device.drivers.megatec;

import org.jspecify.annotations.NullMarked;
