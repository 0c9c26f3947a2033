/// The list of drivers. Each part has a package of its own beside this one; its `package-info.java`
/// holds the data-sheet facts, the wiring, the limits and the maturity.
///
/// To add a part: a package with the driver and its `package-info.java`, the same package under
/// `src/test` with a test that uses bytes from the sheet, and one line in {@link
/// id.penjaga.device.drivers.Drivers}. A part with two roles has a driver for each, named after the
/// package and a dash. `DriversTest` says what is missing.
@NullMarked
package id.penjaga.device.drivers;

import org.jspecify.annotations.NullMarked;
