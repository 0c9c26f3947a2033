/// A passive buzzer: a piezo disc or coil without an oscillator of its own, which needs a tone. An
/// active one is a `relay`.
///
/// **Facts.** Loudest at its resonance, 2.7 kHz with most discs, 2.0 to 4.0 kHz with others;
/// `hertz` says so. On means sounding; opened and closed silent.
///
/// **Wiring.** A tone output, through a transistor with a diode for a coil, or with 1 kOhm across a
/// disc so that it discharges. `/boot/firmware/config.txt`: `dtoverlay=pwm,pin=18,func=2`. A
/// Raspberry Pi has two such outputs that do not share them with its audio; the audio is off here.
///
/// **Limits.** The tone is made by hardware and goes on when the program dies; systemd's watchdog
/// starts the program again and that silences it. Where silence or sound matters more than that,
/// use an active buzzer on an output that falls to its safe state.
///
/// **Maturity.** Bench: 2700 Hz seen in the kernel's PWM of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.buzzer;

import org.jspecify.annotations.NullMarked;
