/// The drawing in `schematics/`, its tables, the configuration and the drivers cannot disagree
/// without a red build.
@NullMarked
package id.penjaga.device.app.wiring;

import org.jspecify.annotations.NullMarked;
