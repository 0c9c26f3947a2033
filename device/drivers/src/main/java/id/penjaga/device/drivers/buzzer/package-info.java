/// A passive buzzer: a piezo disc or coil without an oscillator of its own, which needs a tone. An
/// active one is a `relay`.
///
/// **Facts.** Loudest at its resonance, 2.7 kHz for most discs, 2.0 to 4.0 kHz for others; `hertz`
/// sets it. On means sounding; opened and closed silent.
///
/// **Wiring.** A tone output, through a transistor with a diode for a coil, or with 1 kOhm across a
/// disc so that it discharges. `/boot/firmware/config.txt`: `dtoverlay=pwm,pin=18,func=2`. A
/// Raspberry Pi has two PWM outputs; with this overlay its analogue audio is off.
///
/// **Limits.** The PWM hardware goes on sounding when the program dies, until systemd's watchdog
/// starts it again. An active buzzer on an output with a pull resistor falls silent at once.
///
/// **Maturity.** Bench: 2700 Hz seen in the kernel's PWM of the virtual Pi.
@NullMarked
package id.penjaga.device.drivers.buzzer;

import org.jspecify.annotations.NullMarked;
