/// UPS with the Megatec/Q1 protocol on a serial line: most inexpensive line-interactive units.
///
/// **Protocol.** 2400 baud 8N1. `Q1` and a carriage return; the answer is `(MMM.M NNN.N PPP.P QQQ
/// RR.R S.SS TT.T b7..b0` and a carriage return, 47 bytes: input voltage, input fault voltage,
/// output voltage, load in percent, frequency, battery voltage (the whole pack, or one cell),
/// temperature, and eight bits: mains failed, battery low, bypass or boost, UPS failed, standby
/// type, test running, shutdown active, beeper on. Example `(226.0 195.0 226.0 014 49.0 27.5 30.0
/// 00001000`. No acknowledgement; an unknown command is echoed.
///
/// **Wiring.** RS-232 level shifter on the Pi's side or a USB serial adapter. Some cheap adapters
/// feed the UPS side from DTR and RTS; `cable-supply` says which, normally both.
///
/// **Limits.** Fields of dashes (`---.-`) mean "not measured" and are a miss on that channel only.
/// Asked three times before it counts as silent (S12: silence is "communication lost", never "mains
/// ok"). Battery charge and remaining time are not reported by these units and not guessed here.
/// `battery-packs` multiplies the battery voltage of units that report one cell. `F` and `I` are
/// never sent: some units lock up on them.
///
/// **Maturity.** Bench. The simulated unit that its tests share the vectors with was polled by the
/// `nutdrv_qx` of Network UPS Tools as an independent reader.
@NullMarked
package id.penjaga.device.drivers.megatec;

import org.jspecify.annotations.NullMarked;
