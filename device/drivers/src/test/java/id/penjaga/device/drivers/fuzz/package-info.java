/// Targets for a fuzzer, one class each with a method `fuzzerTestOneInput`, and the test that runs
/// the kept inputs through them. The rule for every input: no exception but the typed one, no loop
/// without an end, no reading out of physics, and afterwards the part is read as if nothing had
/// been.
@NullMarked
package id.penjaga.device.drivers.fuzz;

import org.jspecify.annotations.NullMarked;
