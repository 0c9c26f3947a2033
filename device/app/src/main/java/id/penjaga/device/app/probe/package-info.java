/// The command `probe`: looks at a machine that has no configuration yet, scans its I2C bus, and
/// writes a first configuration. Reads only; no output is switched and no serial port opened.
/// Must not know the running device: no point, no rule, no journal and no thread of it.
@NullMarked
package id.penjaga.device.app.probe;

import org.jspecify.annotations.NullMarked;
